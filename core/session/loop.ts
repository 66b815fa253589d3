import { expectedSeconds } from './clock.ts';
import { endSeconds, settled } from './grid.ts';
import { haltSeconds } from './halts.ts';
import type { Loop, SessionLesson, SessionState } from './state.ts';
import { changed, refused, type Steps, withLesson } from './step.ts';

/** Shorter than this a loop would be all seeking. */
export const LOOP_SECONDS_MIN = 1;

export const loopSteps: Steps<'loop'> = {
  loop: (state, { loop: asked }, at) =>
    withLesson(state, (lesson) => {
      const loop = asked && held(lesson, asked);
      const { motion } = state;
      if (loop?.fromSeconds === state.loop?.fromSeconds && loop?.untilSeconds === state.loop?.untilSeconds) {
        return refused('alreadySo');
      }
      if (motion.kind !== 'playing') return changed(state, { loop });
      const stopsAtSeconds = haltSeconds(lesson, loop, expectedSeconds(state, at));
      return changed(state, { loop, motion: { ...motion, stopsAtSeconds } });
    }),
};

/** Both ends in the lesson, on frames of it, in their order, and not too near each other. */
function held(lesson: SessionLesson, { fromSeconds, untilSeconds }: Loop): NonNullable<SessionState['loop']> {
  const last = settled(lesson, endSeconds(lesson));
  const from = Math.min(fromSeconds, untilSeconds, Math.max(0, last - LOOP_SECONDS_MIN));
  const until = Math.min(last, Math.max(fromSeconds, untilSeconds, from + LOOP_SECONDS_MIN));
  return { fromSeconds: settled(lesson, from), untilSeconds: settled(lesson, until) };
}
