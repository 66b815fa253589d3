import { useCallback } from 'react';
import type { AnswerOf, Channels, EventName } from '../../core/contract/index.ts';
import type { PlaylistId } from '../../core/words/index.ts';
import { useLectern, useTold } from '../state/index.ts';

export type PlaylistView = AnswerOf<Channels['playlists.read']>;

/** A stop of a class stands in the list too, and is told of with the history. */
const events: readonly EventName[] = ['playlists.changed', 'library.changed', 'people.changed', 'history.changed'];

/** One list with its lessons; null while awaited, 'gone' when it is there no more. */
export function usePlaylist(playlistId: PlaylistId): PlaylistView | 'gone' | null {
  const { call } = useLectern();
  const ask = useCallback(async (): Promise<PlaylistView | 'gone' | undefined> => {
    const answer = await call('playlists.read', { playlistId });
    if (answer.ok) return answer.value;
    return answer.error.code === 'playlistGone' ? 'gone' : undefined;
  }, [call, playlistId]);
  return useTold(ask, events);
}
