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
  /** Every title's number and stored form, by rank; and the classes that the ranks are in. */
  readonly byRank: () => { readonly ranked: readonly Ranked[]; readonly classes: Uint32Array };
};
export type Ranked = { readonly number: number; readonly stored: string; readonly rank: number };

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
      const all = [...numbers].map(([stored, number]) => ({ stored, number, rank: weightOf(stored) }));
      const classes = classesFor(all.map(({ rank }) => rank));
      const next = classes.slice();
      for (const title of all) {
        const weight = title.rank;
        title.rank = next[weight] ?? 0;
        next[weight] = title.rank + 1;
      }
      return { ranked: all.sort((a, b) => a.rank - b.rank), classes };
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
function classesFor(weights: readonly number[]): Uint32Array {
  const counts = new Uint32Array(WEIGHTS);
  for (const weight of weights) counts[weight] = (counts[weight] ?? 0) + 1;
  const classes = new Uint32Array(WEIGHTS + 1);
  for (let weight = 0; weight < WEIGHTS; weight += 1) {
    const count = counts[weight] ?? 0;
    classes[weight + 1] = (classes[weight] ?? 0) + count + Math.max(SPARE_LEAST, Math.ceil(count * SPARE_SHARE));
  }
  return classes;
}

/** A Chinese character says as much as three letters. */
export function weightOf(stored: string): number {
  let weight = 0;
  for (let at = 0; at < stored.length; at += 1) weight += stored.charCodeAt(at) < 0x2e80 ? 1 : 3;
  return Math.min(weight, WEIGHTS - 1);
}
