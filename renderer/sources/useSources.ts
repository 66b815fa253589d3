import { useCallback } from 'react';
import type { EventName, Feed, Sources } from '../../core/contract/index.ts';
import { useLectern, useTold } from '../state/index.ts';

export type Known = { readonly sources: Sources | null; readonly feeds: readonly Feed[] };

/** The library changes with a catalogue that another program took in, or one that is built by now. */
const ofSources: readonly EventName[] = ['sources.changed', 'library.changed'];
const ofFeeds: readonly EventName[] = ['feeds.changed'];
const none: readonly Feed[] = [];

/** What main knows of where lessons come from, while the page is on show. */
export function useSources(): Known {
  const { call } = useLectern();
  const askSources = useCallback(async () => {
    const answer = await call('sources.list', {});
    return answer.ok ? answer.value : undefined;
  }, [call]);
  const askFeeds = useCallback(async () => {
    const answer = await call('feeds.list', {});
    return answer.ok ? answer.value.feeds : undefined;
  }, [call]);
  return { sources: useTold(askSources, ofSources), feeds: useTold(askFeeds, ofFeeds) ?? none };
}
