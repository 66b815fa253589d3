import {
  type CaptionTrack,
  type LighterFile,
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
  isMeasured,
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
    tracks: films.map((film) => trackOf(film, sameFilms(film, lesson.assets), derived.get(film.digest) ?? {})),
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

type Film = ReturnType<typeof filmsOf<Asset>>[number];

/**
 * The film in every size that the lesson has of it, largest first. One whose frames are others is not the same: a pause
 * would show another picture, and a page of ink would lose its place.
 */
function sameFilms(film: Film, assets: readonly Asset[]): readonly Film[] {
  const told = JSON.stringify(film.frames);
  return assets
    .flatMap((asset) => (asset.role === film.role && isMeasured(asset) ? [{ ...asset, role: film.role }] : []))
    .filter(({ language }) => language === film.language)
    .filter(({ frames, hasSound }) => JSON.stringify(frames) === told && (hasSound || !film.hasSound))
    .sort(larger);
}

function trackOf(film: Film, sizes: readonly Film[], { remaster, scrub, light, loudness }: FilmDerived): Track {
  const best = sizes[0] ?? film;
  const anew = best.digest === film.digest ? remaster?.film : null;
  const { digest, mediaType, width, height, frames, hasSound } = anew ?? best;
  const lighter = [...sizes, ...(light ? [light] : [])].filter((one) => one.width * one.height < width * height);
  return {
    ...{ role: film.role, digest, mediaType, width, height, frames, hasSound },
    ...(scrub && { scrub: { digest: scrub.digest, mediaType: scrub.mediaType, frames: scrub.frames } }),
    ...(lighter.length > 0 && { lighter: lighter.sort(larger).map(lighterFile) }),
    ...(loudness && { gainDb: gainDbOf(loudness) }),
  };
}

const larger = (a: Sized, b: Sized): number => b.width * b.height - a.width * a.height;
const lighterFile = ({ digest, mediaType, width, height }: LighterFile): LighterFile => ({
  ...{ digest, mediaType, width, height },
});
type Sized = Pick<LighterFile, 'width' | 'height'>;

/** A file of a package as the windows show it. Alone in its lesson it is called as the lesson is. */
export function sessionDocument(lesson: Lesson, { digest, mediaType, name }: Asset): SessionDocument {
  const others = lesson.assets.filter(({ role }) => role !== 'poster');
  const title: LocalText = name && others.length > 1 ? { 'zh-CN': name } : lesson.title;
  return { digest, lessonId: lesson.id, title, mediaType };
}
