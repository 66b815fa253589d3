import type { CaptionTrack, LighterFile, SessionDocument, SessionLesson, Track } from '../../core/session/index.ts';
import {
  type Asset,
  type AssetDigest,
  type Cue,
  filmsOf,
  isMeasured,
  type Lesson,
  type LocalText,
  leadFilm,
  type MediaSeconds,
  mediaSeconds,
} from '../../core/words/index.ts';
import type { FilmDerived } from '../derived/index.ts';
import { gainDbOf } from '../media/index.ts';

/** The lesson as the windows play it: one file per track, or null where no track can be shown. */
export function sessionLesson(
  lesson: Lesson,
  derived: ReadonlyMap<AssetDigest, FilmDerived> = new Map(),
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
    ...(ofLead?.slides && { slideSeconds: slideSeconds(ofLead.slides.atSeconds, lesson.cues) }),
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

/** A change found this near a chapter is the chapter's, whose author said when it begins. */
const CHAPTER_SECONDS = 1.5;

/** Where slides begin: all chapters, and what was found besides. The first is there from the start. */
export function slideSeconds(found: readonly number[], cues: readonly Cue[]): MediaSeconds[] {
  const said = cues.flatMap(({ kind, atSeconds }) => (kind === 'chapter' ? [atSeconds] : []));
  const isNew = (at: number): boolean => said.every((other) => Math.abs(other - at) > CHAPTER_SECONDS);
  const all = [...said, ...[0, ...found].filter(isNew).map(mediaSeconds)];
  return [...new Set(all)].sort((a, b) => a - b);
}

/** A file of a package as the windows show it. Alone in its lesson it is called as the lesson is. */
export function sessionDocument(lesson: Lesson, { digest, mediaType, name }: Asset): SessionDocument {
  const others = lesson.assets.filter(({ role }) => role !== 'poster');
  const title: LocalText = name && others.length > 1 ? { 'zh-CN': name } : lesson.title;
  return { digest, lessonId: lesson.id, title, mediaType };
}
