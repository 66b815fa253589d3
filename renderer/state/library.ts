import type { AnswerOf, CallMain, Channels } from '../../core/contract/index.ts';
import type { Listen } from './listen.ts';
import { createToldStore, type ToldStore } from './told.ts';

export type Shelf = AnswerOf<Channels['library.shelf']>;
export type LibraryStore = ToldStore<Shelf | null>;

/** The first screen's lists; main tells of a class's stop as of a change of the library. */
export function createLibraryStore(call: CallMain, listen: Listen): LibraryStore {
  return createToldStore<Shelf | null>(listen, {
    initial: null,
    async ask() {
      const answer = await call('library.shelf', {});
      return answer.ok ? answer.value : undefined;
    },
    events: ['library.changed', 'people.changed'],
  });
}
