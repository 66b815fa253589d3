import { useEffect, useState } from 'react';
import { useLectern } from '../state/index.ts';
import { type Listing, type Looked, list } from './listing.ts';

/** Whole rows of the grid in both its widths. */
export const PAGE_LESSONS = 48;

export type Answered = Looked & { readonly listing: Listing };

/** What stands at the place, with the first of its lessons; the last place stays until the next is answered. */
export function useListing({ place, secondsMax, narrowed }: Looked, onRefused: () => void): Answered | null {
  const { call, library } = useLectern();
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [version, setVersion] = useState(0);
  useEffect(() => library.subscribe(() => setVersion((n) => n + 1)), [library]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed library is asked again, a new handler is no reason
  useEffect(() => {
    let live = true;
    void list(call, { place, secondsMax, narrowed }, 0, PAGE_LESSONS).then((listing) => {
      if (!live) return;
      if (typeof listing === 'object') setAnswered({ place, secondsMax, narrowed, listing });
      else if (listing === 'refused') onRefused();
    });
    return () => {
      live = false;
    };
  }, [call, place, secondsMax, narrowed, version]);
  return answered;
}
