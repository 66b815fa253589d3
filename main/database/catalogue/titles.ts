import type { LocalText } from '../../../core/words/index.ts';

/** As `title.title` holds it: Chinese, a line end, English; either may be missing. */
export function storedTitle({ 'zh-CN': chinese, en }: LocalText): string {
  return en === undefined ? (chinese ?? '') : `${chinese ?? ''}\n${en}`;
}

export function readTitle(stored: string): LocalText {
  const [chinese, en] = stored.split('\n');
  return { ...(chinese && { 'zh-CN': chinese }), ...(en !== undefined && { en }) };
}

/** A title in each of its languages. */
export const linesOfTitle = (stored: string): readonly string[] => stored.split('\n').filter((line) => line !== '');

export type Titles = {
  /** The number of a title; the same for the same words. */
  readonly numberOf: (title: LocalText) => number;
  /** All of them, in the order of their ranks; none is known any more. */
  readonly byRank: () => Ranked;
};
/** Of a million titles this is nearly all that a build keeps in memory, so it is no list of objects. */
export type Ranked = {
  /** By a title's number. */
  readonly stored: readonly string[];
  readonly ranks: Uint32Array;
  /** Numbers, by rank. */
  readonly inOrder: Uint32Array;
  /** Where the ranks of each weight begin. */
  readonly classes: Uint32Array;
};

/** The different titles of a catalogue. */
export function createTitles(): Titles {
  const numbers = new Map<string, number>();
  return {
    numberOf(title) {
      const stored = storedTitle(title);
      const known = numbers.get(stored);
      if (known !== undefined) return known;
      numbers.set(stored, numbers.size);
      return numbers.size - 1;
    },
    byRank() {
      const stored = [...numbers.keys()];
      numbers.clear();
      const weights = Uint8Array.from(stored, weightOf);
      const { classes, counts } = classesFor(weights);
      const next = classes.slice();
      const ranks = new Uint32Array(stored.length);
      // The same without places to spare.
      const places = new Uint32Array(WEIGHTS + 1);
      for (let weight = 0; weight < WEIGHTS; weight += 1) {
        places[weight + 1] = (places[weight] ?? 0) + (counts[weight] ?? 0);
      }
      const inOrder = new Uint32Array(stored.length);
      for (const [number, weight] of weights.entries()) {
        ranks[number] = next[weight] ?? 0;
        next[weight] = (next[weight] ?? 0) + 1;
        inOrder[places[weight] ?? 0] = number;
        places[weight] = (places[weight] ?? 0) + 1;
      }
      return { stored, ranks, inOrder, classes };
    },
  };
}

const WEIGHTS = 256;
const SPARE_SHARE = 0.15;
const SPARE_LEAST = 64;

/**
 * Short titles come first, so a rank is a place in the class of its weight: class w begins at `classes[w]` and ends
 * where the next begins. Each has places to spare, for titles that a change of a feed brings.
 */
function classesFor(weights: Uint8Array): { readonly classes: Uint32Array; readonly counts: Uint32Array } {
  const counts = new Uint32Array(WEIGHTS);
  for (const weight of weights) counts[weight] = (counts[weight] ?? 0) + 1;
  const classes = new Uint32Array(WEIGHTS + 1);
  for (let weight = 0; weight < WEIGHTS; weight += 1) {
    const count = counts[weight] ?? 0;
    classes[weight + 1] = (classes[weight] ?? 0) + count + Math.max(SPARE_LEAST, Math.ceil(count * SPARE_SHARE));
  }
  return { classes, counts };
}

/** A Chinese character says as much as three letters. */
export function weightOf(stored: string): number {
  let weight = 0;
  for (let at = 0; at < stored.length; at += 1) weight += stored.charCodeAt(at) < 0x2e80 ? 1 : 3;
  return Math.min(weight, WEIGHTS - 1);
}
