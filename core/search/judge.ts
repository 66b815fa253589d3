import type { Match } from './match.ts';

/** How well a title holds what was searched, so that titles of every origin stand in one order. */
export type Standing = {
  /** What is written beats what only sounds so, the beginning beats the middle, and all of a title beats a part. */
  readonly tier: number;
  /** Of equals the shorter one comes first: more of it is what was typed. */
  readonly length: number;
  /** It is what was typed, whole and as it is written. */
  readonly isExact: boolean;
};

const kinds = { text: 3, pinyin: 2, initials: 1 };

export function standingOf(matches: readonly Match[], length: number): Standing {
  const covered = matches.reduce((sum, { from, to }) => sum + to - from, 0);
  const kind = Math.min(...matches.map(({ by }) => kinds[by]));
  const isWhole = covered >= length;
  const tier = kind + (matches[0]?.from === 0 ? 1 : 0) + (isWhole ? 3 : 0);
  return { tier, length, isExact: isWhole && kind === kinds.text };
}
