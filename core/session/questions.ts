import { type Cue, type MonotonicMs, monotonicMs } from '../words/index.ts';
import { expectedSeconds } from './clock.ts';
import { haltSeconds } from './halts.ts';
import type { QuestionOnShow, SessionState } from './state.ts';
import { changed, refused, type Steps, withLesson } from './step.ts';

export type QuestionCue = Extract<Cue, { kind: 'question' }>;

/** The question that the lesson stands at, whether it is shown or put away. */
export function questionAt({ lesson, motion }: Pick<SessionState, 'lesson' | 'motion'>): QuestionCue | null {
  if (!lesson || motion.kind !== 'paused' || motion.cueId === null) return null;
  const cue = lesson.cues.find(({ id }) => id === motion.cueId);
  return cue?.kind === 'question' ? cue : null;
}

export const questionSteps: Steps<'question' | 'cues' | 'segment'> = {
  segment: (state, { segmentId }) =>
    withLesson(state, (lesson) =>
      lesson.segmentId === segmentId ? refused('alreadySo') : changed(state, { lesson: { ...lesson, segmentId } }),
    ),
  cues: (state, { lessonId, cues, planId }, at) =>
    withLesson(state, ({ planId: _, ...before }) => {
      if (before.id !== lessonId) return refused('stale');
      // The words of the held question stand among the cues.
      if (state.frozen?.question) return refused('notWhileFrozen');
      const lesson = { ...before, cues, ...(planId && { planId }) };
      const { motion } = state;
      if (motion.kind !== 'playing') return changed(state, { lesson });
      const stopsAtSeconds = haltSeconds(lesson, state.loop, expectedSeconds(state, at));
      return changed(state, { lesson, motion: { ...motion, stopsAtSeconds } });
    }),
  question: (state, { shown }, at) => {
    const cue = questionAt(state);
    if (!cue) return refused('noSuchStop');
    if (shown === (state.question !== null)) return refused('alreadySo');
    return changed(state, { question: shown ? asked(cue, at) : null });
  },
};

/** Kept to the motion: asked on coming to it, gone on moving on, left as it is while the lesson stands there. */
export function withQuestion(before: SessionState, after: SessionState, at: MonotonicMs): SessionState {
  const cue = questionAt(after);
  if (!cue) return after.question === null ? after : { ...after, question: null };
  const stoodThere = before.lesson?.id === after.lesson?.id && questionAt(before)?.id === cue.id;
  return stoodThere ? after : { ...after, question: asked(cue, at) };
}

function asked({ id, thinkSeconds }: QuestionCue, at: MonotonicMs): QuestionOnShow {
  return { cueId: id, endsAtMonotonicMs: thinkSeconds ? monotonicMs(at + thinkSeconds * 1000) : null };
}
