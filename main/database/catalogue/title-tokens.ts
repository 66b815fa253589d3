import { fold, type Han, tokensOf, wordsOf } from '../../../core/search/index.ts';
import { type BookRow, facetTokens, publisherToken } from './names.ts';
import { linesOfTitle } from './titles.ts';

const WORD = /^[a-z]{3,40}$/;

export type TitleTokens = { readonly tokens: string; readonly words: readonly string[] };

/** What a title's words are found by, and its words of letters, for those that are typed with a letter wrong. */
export function readTokens(stored: string, han: Han): TitleTokens {
  const tokens = new Set<string>();
  const words: string[] = [];
  for (const line of linesOfTitle(stored)) {
    const cells = fold(line, han);
    for (const token of tokensOf(cells, han)) tokens.add(token);
    for (const word of wordsOf(cells)) if (WORD.test(word)) words.push(word);
  }
  return { tokens: [...tokens].join(' '), words };
}

/** The facets of the books that have a lesson of a title are words of its document. */
export function createDocuments(bookOf: (id: number) => BookRow | undefined) {
  const facets = new Map<number, readonly string[]>();
  function facetsOf(id: number): readonly string[] {
    const known = facets.get(id);
    if (known) return known;
    const book = bookOf(id);
    const made = book ? tokensOfBook(book) : [];
    facets.set(id, made);
    return made;
  }
  return {
    /** The same title in the same books always has the same one, so it can be taken out again. */
    documentOf({ tokens }: TitleTokens, books: Iterable<number>): string {
      const facets = new Set<string>();
      for (const book of books) for (const token of facetsOf(book)) facets.add(token);
      return [tokens, ...facets].join(' ');
    },
  };
}

function tokensOfBook(book: BookRow): readonly string[] {
  return book.publisher === null ? facetTokens(book) : [...facetTokens(book), publisherToken(book.publisher)];
}
