import { useSyncExternalStore } from 'react';
import type { InkMark } from '../../core/ink/index.ts';
import type { LessonId, PageId } from '../../core/words/index.ts';
import type { InkStatus, InkStore } from './store.ts';
import type { InkToolState, InkTools } from './tools.ts';

/**
 * A finished stroke changes the store twice within 15 ms: drawn, then saved. The views that tell of it follow a little
 * later, once, and keep out of the way of the ink itself and of its saving.
 */
const CALM_MS = 50;
const calmed = new WeakMap<InkStore, InkStore['watch']>();

function calmly(store: InkStore): InkStore['watch'] {
  const known = calmed.get(store);
  if (known) return known;
  const watch: InkStore['watch'] = (hear) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.watch(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        hear();
      }, CALM_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  };
  calmed.set(store, watch);
  return watch;
}

/** Places of the lesson with ink, by time; renders again when one comes, goes, or gets another stroke. */
export function useInkMarks(store: InkStore, lessonId: LessonId | null): readonly InkMark[] {
  return useSyncExternalStore(calmly(store), () => (lessonId === null ? noMarks : store.marks(lessonId)));
}
const noMarks: readonly InkMark[] = [];

export function useInkStatus(store: InkStore): InkStatus {
  return useSyncExternalStore(calmly(store), store.status);
}

export function useCanUndo(store: InkStore, page: PageId | null): boolean {
  return useSyncExternalStore(calmly(store), () => store.canUndo(page));
}

export function useCanRedo(store: InkStore, page: PageId | null): boolean {
  return useSyncExternalStore(calmly(store), () => store.canRedo(page));
}

export function useInkTools(tools: InkTools): InkToolState {
  return useSyncExternalStore(tools.watch, tools.state);
}
