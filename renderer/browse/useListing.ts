import { useEffect, useState } from 'react';
import { useLectern } from '../state/index.ts';
import { type Listing, list, type Place } from './listing.ts';

const PAGE = 48;
/** What main gives at once. */
const LIMIT_MAX = 200;

type Answered = { readonly place: Place; readonly listing: Listing };

/** What stands at the place; the last place stays until the next is answered. */
export function useListing(place: Place, onRefused: () => void) {
  const { call, library } = useLectern();
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [version, setVersion] = useState(0);
  useEffect(() => library.subscribe(() => setVersion((n) => n + 1)), [library]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed library is asked again, a new handler is no reason
  useEffect(() => {
    let live = true;
    const shown = answered?.place === place ? answered.listing.lessons.length : 0;
    void list(call, place, 0, Math.min(LIMIT_MAX, Math.max(PAGE, shown))).then((listing) => {
      if (!live) return;
      if (listing) setAnswered({ place, listing });
      else onRefused();
    });
    return () => {
      live = false;
    };
  }, [call, place, version]);
  const more = async () => {
    if (!answered) return;
    const next = await list(call, answered.place, answered.listing.lessons.length, PAGE);
    if (!next) return;
    const known = new Set(answered.listing.lessons.map(({ id }) => id));
    const lessons = [...answered.listing.lessons, ...next.lessons.filter(({ id }) => !known.has(id))];
    setAnswered((now) =>
      now === answered ? { ...now, listing: { ...now.listing, lessons, total: next.total } } : now,
    );
  };
  const hasMore = answered !== null && answered.listing.lessons.length < answered.listing.total;
  return { answered, more: hasMore ? () => void more() : null };
}
