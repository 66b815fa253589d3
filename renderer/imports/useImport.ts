import { useState } from 'react';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';
import { isSubtitles } from './subtitle-endings.ts';

export type Pair = readonly [File, File];

/** Files that were dropped or chosen: two may be one lesson, and the teacher is asked; else one lesson each. */
export function useImport() {
  const { imports, notices } = useLectern();
  const words = useWords();
  const [pair, setPair] = useState<Pair | null>(null);
  const [subtitles, setSubtitles] = useState<readonly File[]>([]);

  const begin = async (title: string | null, parts: Parameters<typeof imports.begin>[1]) => {
    const code = await imports.begin(title, parts);
    if (code) notices.say(words.t('import.failed', { reason: errorText(words, code) }));
  };
  const beginEach = async (films: readonly File[], withThem = subtitles) => {
    for (const film of films) {
      const own = films.length === 1 ? withThem : withThem.filter((file) => belongs(file, film));
      await begin(null, [{ role: 'composite', file: film }, ...asParts(own)]);
    }
  };
  const beginPair = (title: string | null, films: Parameters<typeof imports.begin>[1]) =>
    begin(title, [...films, ...asParts(subtitles)]);
  return {
    pair,
    forget: () => setPair(null),
    beginPair,
    beginEach,
    take(chosen: readonly File[]) {
      const { films, withThem, alone } = apart(chosen);
      setSubtitles(withThem);
      if (alone.length > 0) notices.say(words.t('import.subtitlesAlone', { name: alone[0]?.name ?? '' }));
      const [first, second] = films;
      if (first && second && films.length === 2 && !films.some(isDocument)) setPair([first, second]);
      else void beginEach(films, withThem);
    },
  };
}

const asParts = (files: readonly File[]) => files.map((file) => ({ role: 'subtitles' as const, file }));

/** What came together: subtitles go with the film they are named after, or with the only one there is. */
function apart(chosen: readonly File[]) {
  const films = chosen.filter((file) => !isSubtitles(file));
  const named = (file: File) => films.length === 1 || films.some((film) => belongs(file, film));
  const subtitles = chosen.filter(isSubtitles);
  return { films, withThem: subtitles.filter(named), alone: subtitles.filter((file) => !named(file)) };
}

/** `lesson.srt` and `lesson.en.srt` belong to `lesson.mp4`. */
function belongs(subtitles: File, film: File): boolean {
  return subtitles.name.toLowerCase().startsWith(`${film.name.replace(/\.[^.]+$/, '').toLowerCase()}.`);
}

/** Only two videos can be one lesson. Main looks into the files; this only saves a question that makes no sense. */
function isDocument({ name }: File): boolean {
  return /\.(pdf|txt|pp[ts]x?|docx?|xlsx?|wps|dps|et|od[pts]|rtf|jpe?g|png|webp|gif|bmp|mp3|wav|flac|m4a)$/i.test(name);
}
