import { useCallback } from 'react';
import type { AnswerOf, Channels, EventName } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern, useTold } from '../state/index.ts';

export type LessonView = AnswerOf<Channels['library.lesson']>;

const events: readonly EventName[] = ['library.changed', 'people.changed'];

/** The lesson and its stops; null while awaited, 'gone' when the library has it no more. */
export function useLesson(lessonId: LessonId): LessonView | 'gone' | null {
  const { call } = useLectern();
  const ask = useCallback(async (): Promise<LessonView | 'gone' | undefined> => {
    const answer = await call('library.lesson', { lessonId });
    if (answer.ok) return answer.value;
    return answer.error.code === 'lessonGone' ? 'gone' : undefined;
  }, [call, lessonId]);
  return useTold(ask, events);
}
