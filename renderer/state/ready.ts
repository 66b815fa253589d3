import type { CallMain, ReadyMark } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { createCell, type Store } from './cell.ts';
import type { Listen } from './listen.ts';

type Marks = ReadonlyMap<LessonId, ReadyMark>;
export type ReadyStore = Store<Marks> & { readonly refresh: () => Promise<void> };

/** What the last check before class said of each lesson, as long as it holds. */
export function createReadyStore(call: CallMain, listen: Listen): ReadyStore {
  const cell = createCell<Marks>(new Map());
  const take = (marks: readonly ReadyMark[]) => cell.set(new Map(marks.map((mark) => [mark.lessonId, mark])));
  listen('ready.changed', ({ marks }) => take(marks));
  return {
    get: cell.get,
    subscribe: cell.subscribe,
    async refresh() {
      const answer = await call('ready.marks', {});
      if (answer.ok) take(answer.value.marks);
    },
  };
}
