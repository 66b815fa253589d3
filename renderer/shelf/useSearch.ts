import { useEffect, useMemo, useState } from 'react';
import {
  type CatalogueCounts,
  FIRST_ROWS,
  type PassagesAnswer,
  type SearchAnswer,
  type SearchFacets,
} from '../../core/contract/index.ts';
import { useLectern } from '../state/index.ts';
import { type Asked, ask } from './ask.ts';

const LIMIT_MAX = 192;
const PASSAGES = 6;
const PASSAGES_MAX = 48;

type Counted = { readonly counts: CatalogueCounts; readonly asked: Asked };

export type Search = {
  /** Null while nothing is asked or the first answer is awaited. */
  readonly answer: SearchAnswer | null;
  /** The text that the answer is for; while a teacher types it is one behind. */
  readonly answered: string;
  /** Of this search, or of the one before it until this one is counted. */
  readonly counts: CatalogueCounts | null;
  readonly isCounted: boolean;
  /** Where it is said, of the last search that was asked; null until then. */
  readonly passages: PassagesAnswer | null;
  /** Nothing holds what was typed; this may have been meant, and finds something. */
  readonly meant: string | null;
  readonly facets: SearchFacets;
  /** Looks for a word although it names a facet. */
  readonly keep: (words: readonly string[]) => void;
  readonly narrow: (facets: SearchFacets) => void;
  /** Asks for more rows; null where there are no more to be had. */
  readonly more: (() => void) | null;
  readonly morePassages: (() => void) | null;
};

/**
 * What is found for a text within `base`, or for `base` alone. Late answers are dropped, and the last one stays until
 * the next is there.
 */
export function useSearch(text: string, base: SearchFacets): Search {
  const { call, library } = useLectern();
  const [{ answer, answered }, setAnswer] = useState<Pick<Search, 'answer' | 'answered'>>(noAnswer);
  const [counted, setCounted] = useState<Counted | null>(null);
  const [passages, setPassages] = useState<PassagesAnswer | null>(null);
  const [meant, setMeant] = useState<string | null>(null);
  const [narrowed, setNarrowed] = useState<Omit<Asked, 'text'>>(nothing);
  const [limit, setLimit] = useState(FIRST_ROWS);
  const [passagesLimit, setPassagesLimit] = useState(PASSAGES);
  const [version, setVersion] = useState(0);
  useEffect(() => library.subscribe(() => setVersion((n) => n + 1)), [library]);
  const isAsked = text.trim() !== '' || Object.keys(base).length > 0;
  // Another search begins with nothing taken away or chosen.
  const { kept, facets } = isAsked ? narrowed : nothing;
  const asked = useMemo<Asked>(() => ({ text, kept, facets: { ...base, ...facets } }), [text, base, kept, facets]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed library is asked again
  useEffect(() => {
    setMeant(null);
    if (!isAsked) {
      setCounted(null);
      setAnswer(noAnswer);
      setPassages(null);
      setNarrowed(nothing);
      setLimit(FIRST_ROWS);
      setPassagesLimit(PASSAGES);
      return;
    }
    return ask(
      call,
      asked,
      { limit, passagesLimit },
      {
        found: (found) => setAnswer({ answer: found, answered: asked.text }),
        counted: (counts) => setCounted({ counts, asked }),
        passages: setPassages,
        meant: setMeant,
      },
    );
  }, [asked, isAsked, limit, passagesLimit, call, version]);
  return {
    answer: isAsked ? answer : null,
    answered,
    counts: counted?.counts ?? null,
    isCounted: counted?.asked === asked,
    passages: text.trim() === '' ? null : passages,
    meant,
    facets,
    keep: (words) => setNarrowed({ facets, kept: [...kept, ...words] }),
    narrow: (next) => setNarrowed({ kept, facets: next }),
    more: answer && answer.lessons.length >= limit && limit < LIMIT_MAX ? () => setLimit(limit * 2) : null,
    morePassages: passages?.more && passagesLimit < PASSAGES_MAX ? () => setPassagesLimit(PASSAGES_MAX) : null,
  };
}

const noAnswer = { answer: null, answered: '' };
const nothing: Omit<Asked, 'text'> = { kept: [], facets: {} };
