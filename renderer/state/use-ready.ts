import { useSyncExternalStore } from 'react';
import type { Job, ReadyMark } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern } from './context.ts';

/** Null: not checked, or its files are others since. */
export function useReadyMark(lessonId: LessonId): ReadyMark | null {
  const { ready } = useLectern();
  return useSyncExternalStore(ready.subscribe, () => ready.get().get(lessonId) ?? null);
}

/** The check of this lesson that runs, waits, or could not be made. */
export function useReadyJob(lessonId: LessonId): Job | null {
  const { jobs } = useLectern();
  return useSyncExternalStore(
    jobs.subscribe,
    () => jobs.get().findLast((job) => job.kind === 'ready' && job.lessonId === lessonId) ?? null,
  );
}
