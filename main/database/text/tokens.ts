import { type Cell, type Term, wordsOf } from '../../../core/search/index.ts';

/**
 * What running text is found by: pairs of neighbouring Chinese characters and whole words of letters. No single
 * characters, which half of all texts hold, and no pinyin: with both the index would be five times as large.
 */
export function textTokens(cells: readonly Cell[], into: Set<string>): void {
  for (const [at, cell] of cells.entries()) {
    const next = cells[at + 1];
    if (cell.kind === 'han' && next?.kind === 'han') into.add(cell.text + next.text);
  }
  for (const word of wordsOf(cells)) into.add(`w${word.slice(0, WORD_LENGTH_MAX)}`);
}

const WORD_LENGTH_MAX = 40;
const LETTERS_MIN = 2;

/** Whether the words are enough to look for: one character, or one letter, is everywhere. */
export function isEnough(terms: readonly Term[]): boolean {
  return terms.some((term) => isSaying(term));
}

function isSaying({ kind, text }: Term): boolean {
  return kind === 'han' ? [...text].length >= 2 : text.length >= LETTERS_MIN;
}

/** What the full-text index is asked for; words that say too little are looked for in what is found. */
export function textExpression(terms: readonly Term[], facets: readonly string[]): string {
  const words = terms.filter(isSaying).flatMap(({ kind, text }) => {
    if (kind !== 'han') return [`"w${text.slice(0, WORD_LENGTH_MAX)}"*`];
    const characters = [...text];
    return characters.slice(1).map((character, at) => `"${characters[at]}${character}"`);
  });
  return [...new Set([...words, ...facets.map((facet) => `"${facet}"`)])].join(' AND ');
}
