import {
  noCorrection,
  type SessionCommand,
  type SlideCorrection,
  slidesOf,
  withoutSlide,
  withSlide,
} from '../../core/session/index.ts';
import type { LessonId, MediaSeconds } from '../../core/words/index.ts';
import { sessionLesson } from './fake-data.ts';

type Change =
  | { readonly kind: 'add' | 'remove'; readonly atSeconds: MediaSeconds }
  | { readonly kind: 'restore'; readonly correction: SlideCorrection };

/** What is put right of the slides is kept as long as the page is. */
export function fakeSlides(dispatch: (command: SessionCommand) => unknown, ok: (value: unknown) => unknown) {
  let correction = noCorrection;
  return {
    'slides.correct': ({ lessonId, change }: { lessonId: LessonId; change: Change }) => {
      const before = correction;
      if (change.kind === 'restore') correction = change.correction;
      else correction = (change.kind === 'add' ? withSlide : withoutSlide)(before, change.atSeconds);
      const { slideSeconds = [], cues } = sessionLesson();
      dispatch({ type: 'slides', lessonId, slideSeconds: slidesOf(slideSeconds, cues, correction) });
      return ok({ before });
    },
  };
}
