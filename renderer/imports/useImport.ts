import { useState } from 'react';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';

export type Pair = readonly [File, File];

/** Files that were dropped or chosen: two may be one lesson, and the teacher is asked; else one lesson each. */
export function useImport() {
  const { imports, notices } = useLectern();
  const words = useWords();
  const [pair, setPair] = useState<Pair | null>(null);

  const begin = async (title: string | null, parts: Parameters<typeof imports.begin>[1]) => {
    const code = await imports.begin(title, parts);
    if (code) notices.say(words.t('import.failed', { reason: errorText(words, code) }));
  };
  const beginEach = async (files: readonly File[]) => {
    for (const file of files) await begin(null, [{ role: 'composite', file }]);
  };
  return {
    pair,
    forget: () => setPair(null),
    begin,
    beginEach,
    take(files: readonly File[]) {
      const [first, second] = files;
      if (first && second && files.length === 2 && !files.some(isDocument)) setPair([first, second]);
      else void beginEach(files);
    },
  };
}

/** Only two videos can be one lesson. Main looks into the files; this only saves a question that makes no sense. */
function isDocument({ name }: File): boolean {
  return /\.(pdf|txt|pp[ts]x?|docx?|xlsx?|wps|dps|et|od[pts]|rtf|jpe?g|png|webp|gif|bmp|mp3|wav|flac|m4a)$/i.test(name);
}
