import * as v from 'valibot';
import { LessonAbout } from './about.ts';
import { Edition, Grade, LocalText, Stage, Subject, Volume } from './curriculum.ts';
import { AssetDigest, CueId, LessonId } from './ids.ts';
import { Bytes, MediaSeconds } from './units.ts';

/** What a file is for in its lesson. `composite`: one recording that is all of the picture. */
export const assetRoles = [
  'explanation',
  'screen',
  'composite',
  'subtitles',
  'poster',
  'slides',
  'teachingPlan',
  'taskSheet',
  'exercises',
  'textbook',
  'audio',
  /** Any other file of the package. */
  'document',
] as const;
export const AssetRole = v.picklist(assetRoles);
export type AssetRole = v.InferOutput<typeof AssetRole>;

/** The roles that are moving pictures of the projected lesson. */
export const TrackRole = v.picklist(['explanation', 'screen', 'composite']);
export type TrackRole = v.InferOutput<typeof TrackRole>;

/**
 * When each frame of a video begins. Constant: frame n begins at start + n x denominator / numerator.
 * Table: a stored file of float64 little-endian seconds, one per frame, ascending.
 */
export const FrameTimes = v.variant('kind', [
  v.object({
    kind: v.literal('constant'),
    rateNumerator: v.pipe(v.number(), v.integer(), v.minValue(1)),
    rateDenominator: v.pipe(v.number(), v.integer(), v.minValue(1)),
    startSeconds: MediaSeconds,
    count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.object({ kind: v.literal('table'), digest: AssetDigest, count: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
]);
export type FrameTimes = v.InferOutput<typeof FrameTimes>;

/** What was found in a film that no window can show. */
export const filmFaultsFound = ['needsConversion', 'notMedia', 'noPicture', 'truncated'] as const;
/** Why a film that is here cannot be projected. `notMeasured`: nobody has looked into it yet. */
export const FilmFault = v.picklist(['notMeasured', ...filmFaultsFound]);
export type FilmFault = v.InferOutput<typeof FilmFault>;

/** How a file is cut, so that part of it can be checked before all of it is here. */
export const Pieces = v.object({
  /** Of each piece but the last. */
  bytes: v.picklist([256, 512, 1024, 2048, 4096].map((kib) => kib * 1024)),
  /** Of a file beside it: SHA-1 of each piece, 20 bytes, one after the other, as in BitTorrent (BEP 3). */
  digest: AssetDigest,
  /** Of the torrent of this one file, named by its digest. */
  infoHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
});
export type Pieces = v.InferOutput<typeof Pieces>;

export const Asset = v.object({
  role: AssetRole,
  /** Quality or purpose within the role, such as `1080p`. */
  variant: v.string(),
  digest: AssetDigest,
  /** What its catalogue calls the file; absent where nobody sees it by name. */
  name: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(255))),
  bytes: Bytes,
  mediaType: v.string(),
  language: v.nullable(v.string()),
  durationSeconds: v.nullable(MediaSeconds),
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  frames: v.nullable(FrameTimes),
  hasSound: v.boolean(),
  /** Absent: it comes from its mirrors alone, and counts when it is whole. */
  pieces: v.optional(Pieces),
});
export type Asset = v.InferOutput<typeof Asset>;

/** A moving picture of the projected lesson. */
export const isFilm = ({ role }: Pick<Asset, 'role'>): boolean => v.is(TrackRole, role);

type Measured = { readonly width: number; readonly height: number; readonly frames: FrameTimes };

/** A window pauses on a frame, and must know when each of them begins. */
export function isMeasured<T extends Pick<Asset, 'width' | 'height' | 'frames'>>(asset: T): asset is T & Measured {
  return asset.frames !== null && Boolean(asset.width) && Boolean(asset.height);
}

/** The films of a lesson that can be projected: of each role the first whose frames are known. */
export function filmsOf<T extends Pick<Asset, 'role' | 'width' | 'height' | 'frames'>>(
  assets: readonly T[],
): (T & Measured & { readonly role: TrackRole })[] {
  return TrackRole.options.flatMap((role) => {
    const film = assets.filter((one) => one.role === role).find((one) => isMeasured(one));
    return film && isMeasured(film) ? [{ ...film, role }] : [];
  });
}

/** The film that shows what is written: pictures of the lesson are taken from it. */
export const leadFilm = <T extends { readonly role: TrackRole }>(films: readonly T[]): T | null =>
  (['screen', 'composite', 'explanation'] as const).flatMap(
    (role) => films.find((one) => one.role === role) ?? [],
  )[0] ?? null;

/** Its catalogue told nothing of it: somebody has to look into it before it can be projected. */
export const isUntold = (asset: Pick<Asset, 'role' | 'width' | 'height' | 'frames'>): boolean =>
  isFilm(asset) && !isMeasured(asset);

export const Cue = v.variant('kind', [
  v.object({ kind: v.literal('chapter'), id: CueId, atSeconds: MediaSeconds, title: LocalText }),
  v.object({ kind: v.literal('pause'), id: CueId, atSeconds: MediaSeconds }),
  v.object({
    kind: v.literal('question'),
    id: CueId,
    atSeconds: MediaSeconds,
    text: LocalText,
    thinkSeconds: v.nullable(v.number()),
  }),
]);
export type Cue = v.InferOutput<typeof Cue>;

/** What a card shows; all of it comes from the database, none from the files. */
export const LessonCard = v.object({
  id: LessonId,
  title: LocalText,
  stage: v.nullable(Stage),
  grade: v.nullable(Grade),
  subject: Subject,
  edition: v.nullable(Edition),
  volume: v.nullable(Volume),
  unit: v.nullable(LocalText),
  durationSeconds: MediaSeconds,
  poster: v.nullable(AssetDigest),
  /** Imported lessons can be renamed and removed here; those of a feed cannot. */
  imported: v.boolean(),
  /** Every file is in the store and matches its digest as far as was looked at, and its films can be projected. */
  ready: v.boolean(),
  /** All of it is here, and yet it cannot be projected. */
  filmFault: v.optional(FilmFault),
  /** Its catalogue has taken it back: it is no longer found, only kept for who has marks, a stop or a favourite. */
  withdrawn: v.optional(v.boolean()),
});
export type LessonCard = v.InferOutput<typeof LessonCard>;

export const Lesson = v.object({
  ...LessonCard.entries,
  summary: v.nullable(LocalText),
  licence: v.nullable(v.string()),
  attribution: v.nullable(v.string()),
  assets: v.array(Asset),
  cues: v.array(Cue),
  /** Which of its films cannot be projected, of those that are here. */
  filmFaults: v.optional(v.array(v.object({ digest: AssetDigest, code: FilmFault }))),
  /** Absent of what was imported here: nobody told more than its files say. */
  about: v.optional(LessonAbout),
});
export type Lesson = v.InferOutput<typeof Lesson>;
