import { useEffect, useState } from 'react';
import type { LessonCard } from '../../core/words/index.ts';
import { useLectern } from '../state/index.ts';
import { type Listing, type Looked, list } from './listing.ts';
import { PAGE_LESSONS } from './useListing.ts';

/** Who drags the scroll bar passes by most of them. */
const RESTS_MS = 60;
/** Enough to go to and fro; a collection may have a million lessons. */
const PAGES_KEPT = 24;

/** `of`: the answer that it belongs to; of an older one it is shown until it was asked for again. */
type Page = { readonly of: Listing; readonly lessons: readonly LessonCard[] };

/** The lessons of a place by their number there, asked for a page at a time when they come into sight. */
export function usePages({ place, secondsMax, narrowed }: Looked, listing: Listing) {
  const { call } = useLectern();
  const [pages, setPages] = useState<ReadonlyMap<number, Page>>(new Map());
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const pageOf = (number: number): Page | undefined =>
    number === 0 ? { of: listing, lessons: listing.lessons } : pages.get(number);
  const { first, last } = sight;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came is no reason to ask again
  useEffect(() => {
    let live = true;
    const timer = setTimeout(async () => {
      for (let number = first; number <= last; number += 1) {
        if (pageOf(number)?.of === listing) continue;
        const found = await list(call, { place, secondsMax, narrowed }, number * PAGE_LESSONS, PAGE_LESSONS);
        if (!live) return;
        if (typeof found === 'object') {
          setPages((now) => nearest(new Map(now).set(number, { of: listing, lessons: found.lessons }), number));
        }
      }
    }, RESTS_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [call, place, secondsMax, narrowed, listing, first, last]);
  return {
    cardAt: (at: number) => pageOf(Math.floor(at / PAGE_LESSONS))?.lessons[at % PAGE_LESSONS],
    /** Which lessons are in sight; the pages round them are asked for. */
    see(firstAt: number, lastAt: number): void {
      const seen = { first: Math.floor(firstAt / PAGE_LESSONS), last: Math.floor(lastAt / PAGE_LESSONS) };
      setSight((now) => (now.first === seen.first && now.last === seen.last ? now : seen));
    },
  };
}

function nearest(pages: Map<number, Page>, to: number): Map<number, Page> {
  const byDistance = [...pages.keys()].sort((a, b) => Math.abs(b - to) - Math.abs(a - to));
  for (const number of byDistance.slice(0, Math.max(0, pages.size - PAGES_KEPT))) pages.delete(number);
  return pages;
}
