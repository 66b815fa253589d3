import type { CallMain, Favourite } from '../../core/contract/index.ts';
import { createCell, type Store } from './cell.ts';
import type { Listen } from './listen.ts';

export type FavouritesStore = Store<readonly Favourite[]> & { readonly refresh: () => Promise<void> };

/** The chosen teacher's favourites, read again whenever main says that they, their lessons or the teacher changed. */
export function createFavouritesStore(call: CallMain, listen: Listen): FavouritesStore {
  const cell = createCell<readonly Favourite[]>([]);
  let asked = 0;
  const refresh = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const answer = await call('favourites.list', {});
    if (answer.ok && mine === asked) cell.set(answer.value.favourites);
  };
  listen('favourites.changed', () => void refresh());
  listen('library.changed', () => void refresh());
  listen('people.changed', () => void refresh());
  return { get: cell.get, subscribe: cell.subscribe, refresh };
}
