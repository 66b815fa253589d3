import {
  type CaptionTrack,
  noCorrection,
  type SessionDocument,
  type SessionLesson,
  type SlideCorrection,
  slidesOf,
  type Track,
} from '../../core/session/index.ts';
import {
  type Asset,
  type AssetDigest,
  filmsOf,
  type Lesson,
  type LocalText,
  leadFilm,
  type MediaSeconds,
} from '../../core/words/index.ts';
import type { FilmDerived } from '../derived/index.ts';
import type { GrowingLesson } from '../growing/index.ts';
import { gainDbOf } from '../media/index.ts';

/** The lesson as the windows play it: one file per track, or null where no track can be shown. */
export function sessionLesson(
  lesson: Lesson,
  derived: ReadonlyMap<AssetDigest, FilmDerived> = new Map(),
  correction: SlideCorrection = noCorrection,
): SessionLesson | null {
  const films = filmsOf(lesson.assets);
  if (films.length === 0) return null;
  const lead = leadFilm(films);
  const ofLead = lead ? derived.get(lead.digest) : undefined;
  return {
    id: lesson.id,
    title: lesson.title,
    subject: lesson.subject,
    durationSeconds: lesson.durationSeconds,
    tracks: films.map((film) => trackOf(film, derived.get(film.digest) ?? {})),
    captions: lesson.assets.flatMap((asset): CaptionTrack[] =>
      asset.role === 'subtitles' ? [{ language: asset.language ?? 'und', digest: asset.digest }] : [],
    ),
    cues: [...lesson.cues].sort((a, b) => a.atSeconds - b.atSeconds),
    ...(ofLead?.strip && { strip: ofLead.strip }),
    ...slideSeconds(lesson, derived, correction),
  };
}

/** Nothing where nobody has looked for changes of slide, nor put one where it is. */
export function slideSeconds(
  { assets, cues }: Pick<Lesson, 'assets' | 'cues'>,
  derived: ReadonlyMap<AssetDigest, FilmDerived>,
  correction: SlideCorrection,
): { slideSeconds?: MediaSeconds[] } {
  const lead = leadFilm(filmsOf(assets));
  const found = lead ? derived.get(lead.digest)?.slides : undefined;
  const isNone = !found && correction.added.length === 0 && correction.removed.length === 0;
  return isNone ? {} : { slideSeconds: slidesOf(found?.atSeconds ?? [], cues, correction) };
}

/** The same while its film is still converted: its pieces are fetched, as far as they are there. */
export function growingSessionLesson({ lesson, mimeType, preparedSeconds }: GrowingLesson): SessionLesson | null {
  const playable = sessionLesson(lesson);
  if (!playable) return null;
  const growing = { mimeType, durationSeconds: lesson.durationSeconds };
  return {
    ...playable,
    tracks: playable.tracks.map((track) => ({ ...track, growing })),
    ...(preparedSeconds !== null && { preparedSeconds }),
  };
}

function trackOf(film: ReturnType<typeof filmsOf<Asset>>[number], { remaster, scrub, loudness }: FilmDerived): Track {
  const { digest, mediaType, width, height, frames, hasSound } = remaster?.film ?? film;
  return {
    ...{ role: film.role, digest, mediaType, width, height, frames, hasSound },
    ...(scrub && { scrub: { digest: scrub.digest, mediaType: scrub.mediaType, frames: scrub.frames } }),
    ...(loudness && { gainDb: gainDbOf(loudness) }),
  };
}

/** A file of a package as the windows show it. Alone in its lesson it is called as the lesson is. */
export function sessionDocument(lesson: Lesson, { digest, mediaType, name }: Asset): SessionDocument {
  const others = lesson.assets.filter(({ role }) => role !== 'poster');
  const title: LocalText = name && others.length > 1 ? { 'zh-CN': name } : lesson.title;
  return { digest, lessonId: lesson.id, title, mediaType };
}
