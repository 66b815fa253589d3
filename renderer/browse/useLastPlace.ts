import { useEffect, useState } from 'react';
import { type Lectern, useLectern } from '../state/index.ts';
import { type BrowseTab, type Place, topOf } from './listing.ts';

/** Where this teacher stood last, or where she teaches; null until main has said it. */
export function useLastPlace(tab: BrowseTab): Place | null {
  const { call } = useLectern();
  const [place, setPlace] = useState<Place | null>(tab === 'recent' ? topOf(tab) : null);
  useEffect(() => {
    if (tab === 'recent') return;
    let live = true;
    void call('library.place', { tab }).then((answer) => {
      if (live) setPlace((answer.ok ? answer.value.place : null) ?? topOf(tab));
    });
    return () => {
      live = false;
    };
  }, [call, tab]);
  return place;
}

/** Kept when the way back is done: whoever opens the page then stands there. */
export async function keepPlace(call: Lectern['call'], place: Place): Promise<void> {
  if (place.tab !== 'recent') await call('library.keepPlace', { place });
}
