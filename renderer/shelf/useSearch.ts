import { useEffect, useState } from 'react';
import type { CatalogueCounts, SearchAnswer, SearchFacets } from '../../core/contract/index.ts';
import { useLectern } from '../state/index.ts';

/** What a large window shows at once, and by how much `more` adds to it. */
const LIMIT = 24;
const LIMIT_MAX = 192;
/** Counting all of them takes longer than the first rows; a teacher who still types does not wait for it. */
const COUNT_AFTER_MS = 150;

type Asked = { readonly text: string; readonly kept: readonly string[]; readonly facets: SearchFacets };

export type Search = {
  /** Null while nothing is asked or the first answer is awaited. */
  readonly answer: SearchAnswer | null;
  /** The text that the answer is for; while a teacher types it is one behind. */
  readonly answered: string;
  /** Of the same search; null until it was counted. */
  readonly counts: CatalogueCounts | null;
  readonly facets: SearchFacets;
  /** Looks for a word although it names a facet. */
  readonly keep: (words: readonly string[]) => void;
  readonly narrow: (facets: SearchFacets) => void;
  /** Asks for more rows; null where there are no more to be had. */
  readonly more: (() => void) | null;
};

/**
 * What is found for a text within `base`, or for `base` alone. Late answers are dropped, and the last one stays until
 * the next is there.
 */
export function useSearch(text: string, base: SearchFacets): Search {
  const { call, library } = useLectern();
  const [{ answer, answered }, setAnswer] = useState<Pick<Search, 'answer' | 'answered'>>(noAnswer);
  const [counts, setCounts] = useState<CatalogueCounts | null>(null);
  const [narrowed, setNarrowed] = useState<Omit<Asked, 'text'>>(nothing);
  const [limit, setLimit] = useState(LIMIT);
  const [version, setVersion] = useState(0);
  useEffect(() => library.subscribe(() => setVersion((n) => n + 1)), [library]);
  const isAsked = text.trim() !== '' || Object.keys(base).length > 0;
  // Another search begins with nothing taken away or chosen.
  const { kept, facets } = isAsked ? narrowed : nothing;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed library is asked again
  useEffect(() => {
    setCounts(null);
    if (!isAsked) {
      setAnswer(noAnswer);
      setNarrowed(nothing);
      setLimit(LIMIT);
      return;
    }
    let live = true;
    const asked = { text, kept: [...kept], facets: { ...base, ...facets } };
    void call('library.search', { ...asked, limit }).then((found) => {
      if (live && found.ok) setAnswer({ answer: found.value, answered: text });
    });
    const counting = setTimeout(() => {
      void call('library.count', asked).then((counted) => {
        if (live && counted.ok) setCounts(counted.value);
      });
    }, COUNT_AFTER_MS);
    return () => {
      live = false;
      clearTimeout(counting);
    };
  }, [text, base, kept, facets, limit, call, version]);
  return {
    answer: isAsked ? answer : null,
    answered,
    counts,
    facets,
    keep: (words) => setNarrowed({ facets, kept: [...kept, ...words] }),
    narrow: (next) => setNarrowed({ kept, facets: next }),
    more: answer && answer.lessons.length >= limit && limit < LIMIT_MAX ? () => setLimit(limit * 2) : null,
  };
}

const noAnswer = { answer: null, answered: '' };
const nothing: Omit<Asked, 'text'> = { kept: [], facets: {} };
