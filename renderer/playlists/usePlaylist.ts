import { useEffect, useState } from 'react';
import type { AnswerOf, Channels } from '../../core/contract/index.ts';
import type { PlaylistId } from '../../core/words/index.ts';
import { useLectern } from '../state/index.ts';

export type PlaylistView = AnswerOf<Channels['playlists.read']>;

/** One list with its lessons; null while awaited, 'gone' when it is there no more. Kept by what main tells. */
export function usePlaylist(playlistId: PlaylistId): PlaylistView | 'gone' | null {
  const { call, listen } = useLectern();
  const [view, setView] = useState<PlaylistView | 'gone' | null>(null);
  useEffect(() => {
    let asked = 0;
    const read = () => {
      asked += 1;
      const mine = asked;
      void call('playlists.read', { playlistId }).then((answer) => {
        if (mine === asked) setView(answer.ok ? answer.value : 'gone');
      });
    };
    read();
    // A stop of a class stands in the list too, and is told of with the history.
    const stops = (['playlists.changed', 'library.changed', 'people.changed', 'history.changed'] as const).map((name) =>
      listen(name, read),
    );
    return () => {
      asked = -1;
      for (const stop of stops) stop();
    };
  }, [call, listen, playlistId]);
  return view;
}
