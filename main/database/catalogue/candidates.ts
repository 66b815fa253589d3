import {
  expressionOf,
  type Han,
  isOneSlip,
  type Matcher,
  matchAll,
  matcherOf,
  rangesOf,
  SLIP_LETTERS_MIN,
  type Standing,
  slippedExpressionOf,
  slippedMatcherOf,
  slipsIn,
  standingOf,
  type Term,
  titleOf,
} from '../../../core/search/index.ts';
import type { ReadDb } from '../db.ts';
import { type Context, type Facets, fits, hasFacets, isOf } from './facets.ts';
import { heldTitles } from './held-titles.ts';
import type { IndexReader } from './index-reader.ts';
import { facetTokens, publisherToken } from './names.ts';
import { linesOfTitle } from './titles.ts';

/** A title that holds what was searched. */
export type Candidate = Standing & {
  readonly rank: number;
  /** The title in all its languages; of equals its letters say which is first, however the catalogue came to be. */
  readonly stored: string;
  /** The title in the language in which everything was found, and where that stands in it: [from, to) in UTF-16. */
  readonly text: string;
  readonly ranges: readonly (readonly [number, number])[];
};

export type Within = { readonly han: Han; readonly index: IndexReader; readonly facets: Facets };
type Asked = { readonly expression: string; readonly matchers: readonly Matcher[] };

/** Titles that the index named are looked at until so many held what was meant. */
const CANDIDATES = 60;
/** Of what the teacher teaches. */
const HERS = 24;
/** A search that names common pairs in a rare order ends here rather than in a second. */
const LOOKED_AT_MAX = 3000;
const WORDS_MAX = 12;

/**
 * The best titles for the terms, best first; where nothing holds what was typed, with a letter of it wrong. The first
 * ones that the index names are short titles: where there are more of them than are looked at, those that can be played
 * now and those of what the teacher teaches are looked for by themselves.
 */
export function candidatesFor(
  db: ReadDb,
  terms: readonly Term[],
  within: Within,
  context: Context = {},
): readonly Candidate[] {
  const { han, facets } = within;
  const matchers = terms.map((term) => matcherOf(term, han));
  const asked = { expression: expressionOf(terms, han), matchers };
  const exact = lookFor(db, asked, within);
  if (exact.length >= CANDIDATES) {
    const hers = { ...facets, subject: facets.subject ?? context.subject, stage: facets.stage ?? context.stage };
    const isNarrower = hers.subject !== facets.subject || hers.stage !== facets.stage;
    const more = isNarrower ? lookFor(db, asked, { ...within, facets: hers }, HERS) : [];
    const ranks = new Set(exact.map(({ rank }) => rank));
    for (const one of [...more, ...heldOnes(db, matchers, within)]) {
      if (!ranks.has(one.rank)) exact.push(one);
      ranks.add(one.rank);
    }
  }
  const found = exact.length > 0 ? exact : lookForSlipped(db, terms, within);
  return found.sort((a, b) => b.tier - a.tier || a.length - b.length || (a.stored < b.stored ? -1 : 1));
}

function heldOnes(db: ReadDb, matchers: readonly Matcher[], { han, index }: Within): Candidate[] {
  return heldTitles(db, index, han).titles.flatMap(({ rank, titles }) => {
    for (const title of titles) {
      const matches = matchAll(title, matchers);
      if (!matches) continue;
      const standing = standingOf(matches, title.cells.length);
      return [{ rank, stored: title.text, text: title.text, ranges: rangesOf(title, matches), ...standing }];
    }
    return [];
  });
}

function lookForSlipped(db: ReadDb, terms: readonly Term[], within: Within): Candidate[] {
  const { han, index } = within;
  const slipped = terms.map((term) => ({
    term,
    slips: term.kind === 'latin' ? slipsIn(term.text, han) : [],
    words: nearWords(term, index.words),
  }));
  if (slipped.every(({ slips, words }) => slips.length + words.length === 0)) return [];
  const matchers = slipped.map((term) => slippedMatcherOf(term, han));
  return lookFor(db, { expression: slippedExpressionOf(slipped, han), matchers }, within);
}

function nearWords({ kind, text }: Term, words: readonly string[]): readonly string[] {
  if (kind === 'han' || text.length < SLIP_LETTERS_MIN) return [];
  return words.filter((word) => isOneSlip(text, word)).slice(0, WORDS_MAX);
}

function lookFor(db: ReadDb, { expression, matchers }: Asked, within: Within, most = CANDIDATES): Candidate[] {
  const { han, index, facets } = within;
  const found: Candidate[] = [];
  let lookedAt = 0;
  for (const { rank, title: stored } of titlesFor(db, withFacets(expression, within))) {
    lookedAt += 1;
    if (found.length >= most || lookedAt > LOOKED_AT_MAX) break;
    if (hasFacets(facets) && !hasLesson(index, rank, facets)) continue;
    for (const text of linesOfTitle(stored)) {
      const title = titleOf(text, han);
      const matches = matchAll(title, matchers);
      if (!matches) continue;
      found.push({ rank, stored, text, ranges: rangesOf(title, matches), ...standingOf(matches, title.cells.length) });
      break;
    }
  }
  return found;
}

function hasLesson(index: IndexReader, rank: number, facets: Facets): boolean {
  const minutes = index.minutesOf(rank);
  return index.booksOf(rank).some((id, at) => fits(minutes[at], facets) && isOf(index.books.get(id), facets));
}

function withFacets(expression: string, { index, facets }: Within): string {
  const { publisher } = facets;
  const tokens = facetTokens(facets).map((token) => `"${token}"`);
  const publishers = publisher === undefined ? [] : index.publishers.filter((name) => name.startsWith(publisher));
  const anyOf = publishers.map((name) => `"${publisherToken(name)}"`).join(' OR ');
  return [`(${expression})`, ...tokens, ...(anyOf ? [`(${anyOf})`] : [])].join(' AND ');
}

/** A count may take 50 ms: looking at a title takes some 8 us, reading the rank of one 0.3. */
const VERIFIED_MAX = 2500;
const RANKS_MAX = 100_000;
/** `atMost`: so many titles may hold the words that they were not all looked at. `atLeast`: there are more. */
export type Bound = 'exactly' | 'atMost' | 'atLeast';

/** The ranks of all titles that the terms are found in. Facets do not narrow it: they are counted. */
export function ranksFor(
  db: ReadDb,
  terms: readonly Term[],
  { han }: Pick<Within, 'han'>,
  verify: boolean,
): { readonly ranks: readonly number[]; readonly bound: Bound } {
  const expression = expressionOf(terms, han);
  const ranks = db.column<number>('SELECT rowid FROM search WHERE search MATCH @expression LIMIT @most', {
    expression,
    most: RANKS_MAX,
  });
  if (ranks.length === RANKS_MAX) return { ranks, bound: 'atLeast' };
  if (!verify || ranks.length > VERIFIED_MAX) return { ranks, bound: verify ? 'atMost' : 'exactly' };
  const matchers = terms.map((term) => matcherOf(term, han));
  const isFound = (stored: string) =>
    linesOfTitle(stored).some((text) => matchAll(titleOf(text, han), matchers) !== null);
  const title = (rank: number) => db.get<{ title: string }>('SELECT title FROM title WHERE rank = @rank', { rank });
  return { ranks: ranks.filter((rank) => isFound(title(rank)?.title ?? '')), bound: 'exactly' };
}

function titlesFor(db: ReadDb, expression: string): Iterable<{ rank: number; title: string }> {
  return db.each(
    `SELECT search.rowid AS rank, title.title FROM search CROSS JOIN title ON title.rank = search.rowid
     WHERE search MATCH @expression ORDER BY search.rowid`,
    { expression },
  );
}
