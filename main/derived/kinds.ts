import * as v from 'valibot';
import { AssetDigest, Bytes, FrameTimes } from '../../core/words/index.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const file = { digest: AssetDigest, bytes: Bytes, mediaType: v.string() };

const Film = v.object({ ...file, width: whole, height: whole, frames: FrameTimes, hasSound: v.boolean() });

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
  /** Null: its keyframes are near enough. */
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
  if (made.kind === 'scrub' || made.kind === 'strip' || made.kind === 'poster') return made;
  return made.kind === 'remaster' ? made.film : null;
}

/** Every file in the store that it needs. */
export function filesOf(made: Made): AssetDigest[] {
  const served = servedFile(made);
  const frames = made.kind === 'scrub' ? made.frames : made.kind === 'remaster' ? made.film?.frames : undefined;
  return [...(served ? [served.digest] : []), ...(frames?.kind === 'table' ? [frames.digest] : [])];
}
