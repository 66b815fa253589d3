import { type Cell, fold } from './fold.ts';
import type { Han } from './han.ts';
import type { Slip } from './slips.ts';

/** One run of a search: Chinese characters as they stand, or a word of letters and digits, which may be pinyin. */
export type Term = { readonly kind: 'han' | 'latin'; readonly text: string };

/** A term with what it may have been meant to be: pinyin with a slip in it, or a word that is a letter away. */
export type SlippedTerm = { readonly term: Term; readonly slips: readonly Slip[]; readonly words: readonly string[] };

const TERMS_MAX = 8;
const LENGTH_MAX = 60;

/** The terms of a search; all of them are to be found. `三角形nj` is two. */
export function termsOf(text: string, han: Han): readonly Term[] {
  const terms: { kind: Term['kind']; text: string }[] = [];
  let before: Cell | undefined;
  for (const cell of fold(text.slice(0, 400), han)) {
    const kind = cell.kind === 'han' ? 'han' : 'latin';
    const last = terms.at(-1);
    const goesOn = last?.kind === kind && before !== undefined && isNext(before, cell);
    if (goesOn) last.text += cell.text;
    else terms.push({ kind, text: cell.text });
    before = cell;
  }
  return terms.slice(0, TERMS_MAX).map(({ kind, text }) => ({ kind, text: [...text].slice(0, LENGTH_MAX).join('') }));
}

/** Nothing that parts words lies between the two; an apostrophe parts none. */
function isNext(before: Cell, cell: Cell): boolean {
  if (cell.kind === 'han' || before.kind === 'han')
    return cell.kind === before.kind && cell.at === before.at + before.text.length;
  return !cell.begins || cell.at <= before.at + 1;
}
