import type { CallMain, Favourite } from '../../core/contract/index.ts';
import type { Listen } from './listen.ts';
import { createToldStore, type ToldStore } from './told.ts';

export type FavouritesStore = ToldStore<readonly Favourite[]>;

/** The chosen teacher's favourites. */
export function createFavouritesStore(call: CallMain, listen: Listen): FavouritesStore {
  return createToldStore<readonly Favourite[]>(listen, {
    initial: [],
    async ask() {
      const answer = await call('favourites.list', {});
      return answer.ok ? answer.value.favourites : undefined;
    },
    events: ['favourites.changed', 'library.changed', 'people.changed'],
  });
}
