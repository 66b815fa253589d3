import { useSyncExternalStore } from 'react';
import type { Job } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern } from './context.ts';

/** Where a lesson's download is: percent that have come, or in a word. */
export type Coming = number | 'none' | 'waiting' | 'measuring' | 'wrong' | 'failed';

/** Of one lesson: a card is drawn again when its own download moves, not when another's does. */
export function useComing(lessonId: LessonId): Coming {
  const { jobs } = useLectern();
  return useSyncExternalStore(jobs.subscribe, () => comingOf(downloadOf(jobs.get(), lessonId)));
}

export function downloadOf(jobs: readonly Job[], lessonId: LessonId): Job | null {
  return jobs.findLast((job) => job.kind === 'download' && job.lessonId === lessonId) ?? null;
}

function comingOf(job: Job | null): Coming {
  const state = job?.state;
  if (state?.kind === 'queued') return 'waiting';
  if (state?.kind === 'running' && state.step === 'probing') return 'measuring';
  if (state?.kind === 'running') return state.step === 'waiting' ? 'waiting' : Math.floor((state.progress ?? 0) * 100);
  if (state?.kind !== 'failed') return 'none';
  return state.code === 'wrongDigest' ? 'wrong' : 'failed';
}
