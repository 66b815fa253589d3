import type { CallMain, Download, Downloads } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { createCell, type Store } from './cell.ts';
import type { Listen } from './listen.ts';

export type DownloadsStore = Store<Downloads> & { readonly refresh: () => Promise<void> };

const none: Downloads = { downloads: [], stopped: false, today: { line: 0, room: 0, disk: 0 } as Downloads['today'] };

/** The lessons that were asked for, as main last told of them. */
export function createDownloadsStore(call: CallMain, listen: Listen): DownloadsStore {
  const cell = createCell<Downloads>(none);
  listen('downloads.changed', cell.set);
  return {
    get: cell.get,
    subscribe: cell.subscribe,
    async refresh() {
      const answer = await call('downloads.list', {});
      if (answer.ok) cell.set(answer.value);
    },
  };
}

/** Null: it was not asked for. */
export function downloadOf({ downloads }: Downloads, lessonId: LessonId): Download | null {
  return downloads.find((one) => one.lessonId === lessonId) ?? null;
}
