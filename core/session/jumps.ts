import { expectedSeconds } from './clock.ts';
import { goTo, standAt } from './motion.ts';
import { refused, type Steps, withLesson } from './step.ts';
import { nextChapter, nextStop, previousChapter, previousStop } from './stops.ts';

/** Whoever is past the first mark by this much can still go back: to the beginning. */
const BEGINNING_SECONDS = 1;

type JumpType = 'nextStop' | 'previousStop' | 'nextChapter' | 'previousChapter';

/** A pause point is a place to stand at; a chapter is a place to go on from. */
export const jumpSteps: Steps<JumpType> = {
  nextStop: (state, _, at) =>
    withLesson(state, (lesson) => {
      const cue = nextStop(lesson, expectedSeconds(state, at));
      return cue ? standAt(state, lesson, cue.atSeconds) : refused('noSuchStop');
    }),
  previousStop: (state, _, at) =>
    withLesson(state, (lesson) => {
      const here = expectedSeconds(state, at);
      const cue = previousStop(lesson, here);
      if (cue) return standAt(state, lesson, cue.atSeconds);
      return here > BEGINNING_SECONDS ? standAt(state, lesson, 0) : refused('noSuchStop');
    }),
  nextChapter: (state, _, at) =>
    withLesson(state, (lesson) => {
      const cue = nextChapter(lesson, expectedSeconds(state, at));
      return cue ? goTo(state, lesson, cue.atSeconds, at) : refused('noSuchStop');
    }),
  previousChapter: (state, _, at) =>
    withLesson(state, (lesson) => {
      const here = expectedSeconds(state, at);
      const cue = previousChapter(lesson, here);
      if (cue) return goTo(state, lesson, cue.atSeconds, at);
      return here > BEGINNING_SECONDS ? goTo(state, lesson, 0, at) : refused('noSuchStop');
    }),
};
