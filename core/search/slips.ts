import type { Han } from './han.ts';

/** Pinyin with one slip of a finger in it: what stands before it, what can have been meant, what follows. */
export type Slip = {
  readonly before: readonly string[];
  readonly meant: readonly string[];
  readonly after: readonly string[];
};

const CHUNK_MAX = 7;
const MEANT_MAX = 24;
/** Shorter ones are a syllable of another word rather than a slip. */
export const SLIP_LETTERS_MIN = 4;

/**
 * Every place where one letter too many, too few, wrong or changed with its neighbour turns `letters` into pinyin:
 * `xiaomgguohe` is xiao, one of ma, me, mo … and guohe.
 */
export function slipsIn(letters: string, han: Han): readonly Slip[] {
  if (letters.length < SLIP_LETTERS_MIN || !/^[a-z]+$/.test(letters)) return [];
  const heads = Array.from({ length: letters.length + 1 }, (_, to) => syllablesOf(letters.slice(0, to), han));
  const tails = Array.from({ length: letters.length + 1 }, (_, from) => syllablesOf(letters.slice(from), han));
  const slips: Slip[] = [];
  for (const [from, before] of heads.entries()) {
    for (let to = from + 1; before && to <= Math.min(letters.length, from + CHUNK_MAX); to += 1) {
      const after = tails[to];
      if (!after || before.length + after.length === 0) continue;
      const meant = nearSyllables(letters.slice(from, to), han);
      if (meant.length > 0) slips.push({ before, meant: meant.slice(0, MEANT_MAX), after });
    }
  }
  return slips;
}

/** The reading of the fewest syllables, or null where the letters are none. */
function syllablesOf(letters: string, han: Han): readonly string[] | null {
  const best: (readonly string[] | null)[] = [[]];
  for (let to = 1; to <= letters.length; to += 1) {
    best[to] = null;
    for (let from = Math.max(0, to - 6); from < to; from += 1) {
      const before = best[from];
      const syllable = letters.slice(from, to);
      if (!before || !han.syllables.has(syllable)) continue;
      if (best[to] === null || before.length + 1 < (best[to]?.length ?? 0)) best[to] = [...before, syllable];
    }
  }
  return best[letters.length] ?? null;
}

const indexes = new WeakMap<Han, ReadonlyMap<string, readonly string[]>>();

/** Syllables by themselves and by each form of them with a letter left out. */
function byLess(han: Han): ReadonlyMap<string, readonly string[]> {
  const known = indexes.get(han);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const syllable of han.syllables) {
    for (const less of [syllable, ...withOneLess(syllable)]) made.set(less, [...(made.get(less) ?? []), syllable]);
  }
  indexes.set(han, made);
  return made;
}

function nearSyllables(chunk: string, han: Han): readonly string[] {
  const index = byLess(han);
  const near = new Set([chunk, ...withOneLess(chunk)].flatMap((less) => index.get(less) ?? []));
  return [...near].filter((syllable) => syllable !== chunk && isOneSlip(chunk, syllable));
}

function withOneLess(word: string): readonly string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** One letter more, less or other, or two neighbours changed (Damerau's distance of one). */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
