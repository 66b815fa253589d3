import type { Han } from './han.ts';
import type { Slip } from './slips.ts';
import { type Reading, readAsPinyin, syllablesFrom } from './syllables.ts';
import type { SlippedTerm, Term } from './terms.ts';

/** What a full-text index (FTS5) is asked for, so that everything that the terms can mean is among the answers. */
export function expressionOf(terms: readonly Term[], han: Han): string {
  return terms.map((term) => `(${ofTerm(term, han)})`).join(' AND ');
}

function ofTerm({ kind, text }: Term, han: Han): string {
  if (kind === 'han') return all(pairsOf([...text]).map((pair) => pair.join('')));
  const meanings = [ofWord(text), ofInitials(text), ...readAsPinyin(text, han).map((way) => ofReading(way, han))];
  return [...new Set(meanings.filter((meaning) => meaning !== ''))].join(' OR ');
}

/** What the terms can mean where one of their letters is wrong; `''` where none can be. */
export function slippedExpressionOf(terms: readonly SlippedTerm[], han: Han): string {
  return terms
    .map(
      ({ term, slips, words }) => `(${[ofTerm(term, han), ...slips.map(ofSlip), ...words.map(ofWord)].join(' OR ')})`,
    )
    .join(' AND ');
}

function ofSlip({ before, meant, after }: Slip): string {
  const known = [before, after]
    .filter(({ length }) => length > 1)
    .map((part) => all(pairsOf(part).map((pair) => `p${pair.join('0')}`)));
  const [left, right] = [before.at(-1), after[0]];
  const ways = meant.map((syllable) =>
    all([...(left ? [`p${left}0${syllable}`] : []), ...(right ? [`p${syllable}0${right}`] : [])]),
  );
  return `(${[...known, `(${ways.map((way) => `(${way})`).join(' OR ')})`].join(' AND ')})`;
}

function ofWord(word: string): string {
  if (word.length < 3) return token(`l${word}`);
  return all(Array.from({ length: word.length - 2 }, (_, at) => `w${word.slice(at, at + 3)}`));
}

function ofInitials(letters: string): string {
  if (!/^[a-z]+$/.test(letters)) return '';
  if (letters.length < 3) return token(`i${letters}`);
  return all(Array.from({ length: letters.length - 2 }, (_, at) => `i${letters.slice(at, at + 3)}`));
}

function ofReading({ whole, begun }: Reading, han: Han): string {
  const last = whole.at(-1);
  const ends = syllablesFrom(begun, han).map((end) => (last ? `p${last}0${end}` : `p${end}`));
  const parts = whole.length < 2 ? [] : [all(pairsOf(whole).map((pair) => `p${pair.join('0')}`))];
  return [...parts, ends.map(token).join(' OR ')].map((part) => `(${part})`).join(' AND ');
}

function all(tokens: readonly string[]): string {
  return [...new Set(tokens)].map(token).join(' AND ');
}

function token(text: string): string {
  return `"${text.replaceAll('"', '')}"`;
}

/** The one there is, or every two that stand beside each other. */
function pairsOf(parts: readonly string[]): readonly (readonly string[])[] {
  if (parts.length < 2) return [parts];
  return parts.slice(1).map((part, at) => [parts[at] ?? '', part]);
}
