import { boardPage, type InkColour, type InkRecord, type Stroke } from '../../core/ink/index.ts';
import { type PageId, type RecordId, unixMs, type WindowId } from '../../core/words/index.ts';

/**
 * A page as full as no lesson makes it: handwriting in rows, every tenth stroke a long underline or an arc, every
 * fiftieth a highlighter's. The same strokes for the same seed.
 */
export type FullPageOptions = {
  readonly count?: number;
  readonly seed?: number;
  readonly pageId?: PageId;
  readonly writer?: WindowId;
  readonly surface?: Stroke['surface'];
};

export function fullPage(options: FullPageOptions = {}): InkRecord[] {
  const { count = 10_000, seed = 1, surface = 'picture' } = options;
  const pageId = options.pageId ?? boardPage('ten-thousand');
  const writer = options.writer ?? ('ten-thousand' as WindowId);
  const random = mulberry32(seed);
  return Array.from({ length: count }, (_, index): InkRecord => {
    const kind = index % 50 === 49 ? 'highlighter' : index % 10 === 9 ? 'long' : 'letter';
    return {
      kind: 'stroke',
      id: `full-${seed}-${index}` as RecordId,
      pageId,
      teacherId: null,
      classId: null,
      writer,
      madeUnixMs: unixMs(1_790_000_000_000 + index),
      tool: kind === 'highlighter' ? 'highlighter' : 'pen',
      surface,
      colour: colours[index % colours.length] ?? 'red',
      width: kind === 'highlighter' ? 36 / 1080 : 9 / 1080,
      hasPressure: kind === 'letter',
      points: kind === 'letter' ? letter(random) : sweep(random, kind === 'long' ? 0.06 : 0),
    };
  });
}

const colours: readonly InkColour[] = ['red', 'blue', 'teal', 'yellow', 'white'];
const between = (random: () => number, least: number, most: number): number => least + random() * (most - least);
const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;

/** A curl of 24 points, 40 to 90 lines of 1080 high. */
function letter(random: () => number): number[] {
  const [x, y] = [between(random, 0.02, 0.96), between(random, 0.04, 0.94)];
  const size = between(random, 0.018, 0.042);
  const turn = between(random, 3, 9);
  const points: number[] = [];
  for (let step = 0; step < 24; step += 1) {
    const angle = (step / 23) * turn;
    const radius = size * (1 - step / 40);
    points.push(rounded(x + (Math.cos(angle) * radius * 9) / 16), rounded(y + Math.sin(angle) * radius));
    points.push(rounded(0.3 + 0.5 * Math.sin((step / 23) * Math.PI)), step * 8);
  }
  return points;
}

/** From side to side, bent by `rise` heights. */
function sweep(random: () => number, rise: number): number[] {
  const [x, y, length] = [between(random, 0.02, 0.7), between(random, 0.1, 0.9), between(random, 0.1, 0.28)];
  const points: number[] = [];
  for (let step = 0; step < 40; step += 1) {
    const share = step / 39;
    points.push(rounded(x + share * length), rounded(y - Math.sin(share * Math.PI) * rise), 0.5, step * 8);
  }
  return points;
}

/** A small generator with 32 bits of state (Tommy Ettinger, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
