import { useCallback } from 'react';
import type { Regions } from '../../core/session/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';

/** Marks a recording's regions, or takes the marks away; either can be undone. */
export function useSetRegions(): (lessonId: LessonId, regions: Regions | null) => Promise<void> {
  const { call, notices } = useLectern();
  const words = useWords();
  return useCallback(
    async (lessonId, regions) => {
      const answer = await call('regions.set', { lessonId, regions });
      if (!answer.ok) return notices.say(errorText(words, answer.error.code));
      const { before } = answer.value;
      const undo = () => void call('regions.set', { lessonId, regions: before });
      notices.did(words.t(regions ? 'regions.marked' : 'regions.joined'), undo);
    },
    [call, notices, words],
  );
}
