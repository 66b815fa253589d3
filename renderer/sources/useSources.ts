import { useEffect, useState } from 'react';
import type { Feed, Sources } from '../../core/contract/index.ts';
import { useLectern } from '../state/index.ts';

export type Known = { readonly sources: Sources | null; readonly feeds: readonly Feed[] };

/** What main knows of where lessons come from, while the page is on show. */
export function useSources(): Known {
  const { call, listen } = useLectern();
  const [sources, setSources] = useState<Sources | null>(null);
  const [feeds, setFeeds] = useState<readonly Feed[]>([]);
  useEffect(() => {
    let asked = 0;
    let isOver = false;
    const read = async () => {
      asked += 1;
      const mine = asked;
      const answer = await call('sources.list', {});
      if (answer.ok && mine === asked && !isOver) setSources(answer.value);
    };
    const readFeeds = async () => {
      const answer = await call('feeds.list', {});
      if (answer.ok && !isOver) setFeeds(answer.value.feeds);
    };
    void read();
    void readFeeds();
    const stops = [
      listen('sources.changed', () => void read()),
      // A catalogue that another program took in, or one that is built by now.
      listen('library.changed', () => void read()),
      listen('feeds.changed', (changed) => setFeeds(changed.feeds)),
    ];
    return () => {
      isOver = true;
      for (const stop of stops) stop();
    };
  }, [call, listen]);
  return { sources, feeds };
}
