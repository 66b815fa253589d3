import * as v from 'valibot';
import { Asset, AssetDigest, Bytes, FrameTimes } from '../../core/words/index.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const file = { digest: AssetDigest, bytes: Bytes, mediaType: v.string() };

const Film = v.object({ ...file, width: whole, height: whole, frames: FrameTimes, hasSound: v.boolean() });

/** All that a lesson says of a film that is played in the place of the one it came with. */
const Playable = v.pick(Asset, [
  ...(['digest', 'bytes', 'mediaType', 'variant', 'language', 'durationSeconds'] as const),
  ...(['width', 'height', 'frames', 'hasSound'] as const),
]);

/** What was made or measured of a film, as library.db keeps it. */
const Made = v.variant('kind', [
  v.object({ kind: v.literal('loudness'), lufs: v.nullable(v.number()), truePeakDb: v.number() }),
  v.object({ kind: v.literal('scrub'), ...file, frames: FrameTimes }),
  v.object({
    kind: v.literal('strip'),
    ...file,
    everySeconds: v.number(),
    ...{ count: whole, columns: whole, width: whole, height: whole },
  }),
  v.object({ kind: v.literal('poster'), ...file }),
  v.object({ kind: v.literal('slides'), atSeconds: v.array(v.number()) }),
  v.object({ kind: v.literal('light'), ...file, width: whole, height: whole }),
  /** Of one that no window can play as it is. */
  v.object({ kind: v.literal('playable'), film: Playable }),
  /** Null: seeks in it are quick and exact. */
  v.object({ kind: v.literal('remaster'), film: v.nullable(Film) }),
]);
export type Made = v.InferOutput<typeof Made>;
export type Kind = Made['kind'];
export type MadeOf<K extends Kind> = Extract<Made, { kind: K }>;

/** All that is there of one film. */
export type FilmDerived = { readonly [K in Kind]?: MadeOf<K> };

/** What another version wrote and this one cannot read is made again. */
export function readMade(body: string): Made | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Made), body);
  return read.success ? read.output : null;
}

/** The file that a window asks for, and its type. */
export function servedFile(made: Made): { readonly digest: AssetDigest; readonly mediaType: string } | null {
  if (made.kind === 'scrub' || made.kind === 'strip' || made.kind === 'light' || made.kind === 'poster') return made;
  return made.kind === 'remaster' || made.kind === 'playable' ? made.film : null;
}

/** Every file in the store that it needs. */
export function filesOf(made: Made): AssetDigest[] {
  const served = servedFile(made);
  const film = made.kind === 'remaster' || made.kind === 'playable' ? made.film : null;
  const frames = made.kind === 'scrub' ? made.frames : film?.frames;
  return [...(served ? [served.digest] : []), ...(frames?.kind === 'table' ? [frames.digest] : [])];
}
