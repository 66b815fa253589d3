import { useCallback } from 'react';
import { type LessonId, type MediaSeconds, mediaSeconds } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { clockText, errorText } from '../words/index.ts';

/** Says that a slide begins at a moment, or that none does; either can be undone. */
export function useCorrectSlides(lessonId: LessonId): (kind: 'add' | 'remove', atSeconds: number) => Promise<void> {
  const { call, notices } = useLectern();
  const words = useWords();
  return useCallback(
    async (kind, seconds) => {
      const atSeconds: MediaSeconds = mediaSeconds(seconds);
      const answer = await call('slides.correct', { lessonId, change: { kind, atSeconds } });
      if (!answer.ok) return notices.say(errorText(words, answer.error.code));
      const { before } = answer.value;
      const undo = () => void call('slides.correct', { lessonId, change: { kind: 'restore', correction: before } });
      notices.did(words.t(kind === 'add' ? 'slides.added' : 'slides.removed', { at: clockText(seconds) }), undo);
    },
    [call, lessonId, notices, words],
  );
}
