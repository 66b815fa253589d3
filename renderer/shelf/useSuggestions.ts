import { useEffect, useState } from 'react';
import type { Suggestions } from '../../core/contract/index.ts';
import { useLectern } from '../state/index.ts';

export type Suggestion = {
  readonly text: string;
  readonly ranges: readonly (readonly [number, number])[];
  /** One of her own last searches. */
  readonly isOwn: boolean;
};

/** After the rows of the same key press: the search itself comes first. */
const ASK_AFTER_MS = 40;

/** What the search box offers for a text. Late answers are dropped; the last ones stay until the next are there. */
export function useSuggestions(
  text: string,
  asks: boolean,
): {
  /** Null until something was answered. */
  readonly suggestions: readonly Suggestion[] | null;
  /** The text that they are for: another than what is asked, while the next are not there. */
  readonly answered: string | null;
  readonly forget: () => void;
} {
  const { call } = useLectern();
  const [found, setFound] = useState<{ text: string; list: readonly Suggestion[] } | null>(null);
  useEffect(() => {
    if (!asks) return setFound(null);
    let live = true;
    const timer = setTimeout(() => {
      void call('library.suggest', { text }).then((answer) => {
        if (live && answer.ok) setFound({ text, list: listOf(answer.value) });
      });
    }, ASK_AFTER_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [call, text, asks]);
  return {
    suggestions: found?.list ?? null,
    answered: found?.text ?? null,
    forget() {
      setFound((all) => all && { ...all, list: all.list.filter(({ isOwn }) => !isOwn) });
      void call('library.forgetSearches', {});
    },
  };
}

function listOf({ searches, completions }: Suggestions): readonly Suggestion[] {
  return [
    ...searches.map((text) => ({ text, ranges: [], isOwn: true })),
    ...completions.map((one) => ({ ...one, isOwn: false })),
  ];
}
