import type { AnswerOf, CallMain, Channels } from '../../core/contract/index.ts';
import { createCell, type Store } from './cell.ts';
import type { Listen } from './listen.ts';

export type Shelf = AnswerOf<Channels['library.shelf']>;
export type LibraryStore = Store<Shelf | null> & { readonly refresh: () => Promise<void> };

/** The first screen's lists, read again whenever main says that the library, the people or a stop changed. */
export function createLibraryStore(call: CallMain, listen: Listen): LibraryStore {
  const cell = createCell<Shelf | null>(null);
  let asked = 0;
  const refresh = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const answer = await call('library.shelf', {});
    if (answer.ok && mine === asked) cell.set(answer.value);
  };
  listen('library.changed', () => void refresh());
  listen('people.changed', () => void refresh());
  return { get: cell.get, subscribe: cell.subscribe, refresh };
}
