import { useSyncExternalStore } from 'react';
import type { InkMark } from '../../core/ink/index.ts';
import type { LessonId, PageId } from '../../core/words/index.ts';
import type { InkStatus, InkStore } from './store.ts';
import type { InkToolState, InkTools } from './tools.ts';

/** Places of the lesson with ink, by time; renders again when one comes, goes, or gets another stroke. */
export function useInkMarks(store: InkStore, lessonId: LessonId | null): readonly InkMark[] {
  return useSyncExternalStore(store.watch, () => (lessonId === null ? noMarks : store.marks(lessonId)));
}
const noMarks: readonly InkMark[] = [];

export function useInkStatus(store: InkStore): InkStatus {
  return useSyncExternalStore(store.watch, store.status);
}

export function useCanUndo(store: InkStore, page: PageId | null): boolean {
  return useSyncExternalStore(store.watch, () => store.canUndo(page));
}

export function useCanRedo(store: InkStore, page: PageId | null): boolean {
  return useSyncExternalStore(store.watch, () => store.canRedo(page));
}

export function useInkTools(tools: InkTools): InkToolState {
  return useSyncExternalStore(tools.watch, tools.state);
}
