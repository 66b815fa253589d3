import { useSyncExternalStore } from 'react';
import type { Download } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern } from './context.ts';
import { downloadOf } from './downloads.ts';

/** Where a lesson's download is: percent that have come, or in a word. */
export type Coming = number | 'none' | 'waiting' | 'paused' | 'measuring' | 'wrong' | 'failed';

/** Of one lesson: a card is drawn again when its own download moves, not when another's does. */
export function useComing(lessonId: LessonId): Coming {
  const { downloads } = useLectern();
  return useSyncExternalStore(downloads.subscribe, () => comingOf(downloadOf(downloads.get(), lessonId)));
}

function comingOf(download: Download | null): Coming {
  const state = download?.state;
  if (!state || state.kind === 'done') return 'none';
  if (state.kind === 'failed') return state.code === 'wrongDigest' ? 'wrong' : 'failed';
  if (state.kind !== 'running') return state.kind;
  return state.step === 'downloading' ? percentHere(download) : 'measuring';
}

/** Whole percent of its bytes that are here. */
export function percentHere({ bytes, hereBytes }: Pick<Download, 'bytes' | 'hereBytes'>): number {
  return bytes === 0 ? 0 : Math.floor((100 * hereBytes) / bytes);
}
