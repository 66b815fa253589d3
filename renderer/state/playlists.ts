import type { CallMain, Playlist } from '../../core/contract/index.ts';
import { createCell, type Store } from './cell.ts';
import type { Listen } from './listen.ts';

export type PlaylistsStore = Store<readonly Playlist[]> & { readonly refresh: () => Promise<void> };

/** The chosen teacher's playlists, read again whenever main says that they, their lessons or the teacher changed. */
export function createPlaylistsStore(call: CallMain, listen: Listen): PlaylistsStore {
  const cell = createCell<readonly Playlist[]>([]);
  let asked = 0;
  const refresh = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const answer = await call('playlists.list', {});
    if (answer.ok && mine === asked) cell.set(answer.value.playlists);
  };
  listen('playlists.changed', () => void refresh());
  listen('library.changed', () => void refresh());
  listen('people.changed', () => void refresh());
  return { get: cell.get, subscribe: cell.subscribe, refresh };
}
