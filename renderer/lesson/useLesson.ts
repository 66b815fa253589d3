import { useEffect, useState } from 'react';
import type { AnswerOf, Channels } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern } from '../state/index.ts';

export type LessonView = AnswerOf<Channels['library.lesson']>;

/** The lesson and its stops; null while awaited, 'gone' when the library has it no more. */
export function useLesson(lessonId: LessonId): LessonView | 'gone' | null {
  const { call, library } = useLectern();
  const [view, setView] = useState<LessonView | 'gone' | null>(null);
  useEffect(() => {
    let live = true;
    const read = () =>
      void call('library.lesson', { lessonId }).then((answer) => {
        if (live) setView(answer.ok ? answer.value : 'gone');
      });
    read();
    const stop = library.subscribe(read);
    return () => {
      live = false;
      stop();
    };
  }, [call, library, lessonId]);
  return view;
}
