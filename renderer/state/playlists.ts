import type { CallMain, Playlist } from '../../core/contract/index.ts';
import type { Listen } from './listen.ts';
import { createToldStore, type ToldStore } from './told.ts';

export type PlaylistsStore = ToldStore<readonly Playlist[]>;

/** The chosen teacher's playlists. */
export function createPlaylistsStore(call: CallMain, listen: Listen): PlaylistsStore {
  return createToldStore<readonly Playlist[]>(listen, {
    initial: [],
    async ask() {
      const answer = await call('playlists.list', {});
      return answer.ok ? answer.value.playlists : undefined;
    },
    events: ['playlists.changed', 'library.changed', 'people.changed'],
  });
}
