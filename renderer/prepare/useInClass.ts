import { useEffect, useState } from 'react';
import type { AnswerOf, Channels } from '../../core/contract/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { useLectern } from '../state/index.ts';

export type InClassView = AnswerOf<Channels['plans.inClass']>;

/** The plan of the lesson before the class and what was seen in this period; read again when either changes. */
export function useInClass({ lesson, teacherId, classId }: SessionState): InClassView | null {
  const { call, listen } = useLectern();
  const [view, setView] = useState<InClassView | null>(null);
  const lessonId = lesson?.id ?? null;
  const planId = lesson?.planId ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another lesson, plan, teacher or class has another answer
  useEffect(() => {
    let left = false;
    let reading = false;
    let again = false;
    /** One at a time: an arrow key that is held while the lesson plays tells of a new motion thirty times a second. */
    const read = async () => {
      again = reading;
      if (reading) return;
      reading = true;
      const answer = await call('plans.inClass', {});
      reading = false;
      if (left) return;
      if (answer.ok) setView(answer.value);
      if (again) void read();
    };
    void read();
    const unlisten = [listen('plans.changed', () => void read()), listen('timetable.changed', () => void read())];
    return () => {
      left = true;
      for (const stop of unlisten) stop();
    };
  }, [call, listen, lessonId, planId, teacherId, classId]);
  return view;
}
