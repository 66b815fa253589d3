import { useEffect } from 'react';

/** Marks in the page's timeline when the shelf first stood on the glass: what `bench start` measures to. */
export function useMarkUsable(filled: boolean): void {
  useEffect(() => {
    if (!filled || performance.getEntriesByName(USABLE).length > 0) return;
    // The first frame after this effect shows the shelf; the second begins when the first has been drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(USABLE)));
  }, [filled]);
}

const USABLE = 'lectern-usable';
