import * as v from 'valibot';
import type { Handlers } from '../../core/contract/index.ts';
import { noCorrection, SlideCorrection, withoutSlide, withSlide } from '../../core/session/index.ts';
import { fail, type Lesson, type LessonId, ok } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';

type Correct = Handlers['slides.correct'];

export type Slides = {
  of(lessonId: LessonId): Promise<SlideCorrection>;
  correct(asked: Parameters<Correct>[0]): ReturnType<Correct>;
};

type Deps = {
  readonly library: Pick<Databases['library'], 'run'>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  /** A lesson that is being projected changes at once. */
  readonly onCorrected: (lesson: Lesson, correction: SlideCorrection) => Promise<void>;
};

export function createSlides({ library, lessonOf, onCorrected }: Deps): Slides {
  let writing: Promise<unknown> = Promise.resolve();

  async function of(lessonId: LessonId): Promise<SlideCorrection> {
    const body = await library.run('slides.get', { lessonId });
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), SlideCorrection), body);
    return read.success ? read.output : noCorrection;
  }

  async function change({ lessonId, change: asked }: Parameters<Correct>[0]): ReturnType<Correct> {
    const lesson = await lessonOf(lessonId);
    if (!lesson) return fail({ code: 'lessonGone' });
    const before = await of(lessonId);
    const after =
      asked.kind === 'restore'
        ? asked.correction
        : (asked.kind === 'add' ? withSlide : withoutSlide)(before, asked.atSeconds);
    if (!v.is(SlideCorrection, after)) return fail({ code: 'tooMany' });
    const isNone = after.added.length === 0 && after.removed.length === 0;
    await library.run('slides.keep', { lessonId, body: isNone ? null : JSON.stringify(after) });
    await onCorrected(lesson, after);
    return ok({ before });
  }

  return {
    of,
    // One after the other: two presses in a row are two changes.
    correct(asked) {
      const changed = writing.then(() => change(asked));
      writing = changed.catch(() => undefined);
      return changed;
    },
  };
}

export const slideHandlers = ({ correct }: Slides): Pick<Handlers, 'slides.correct'> => ({ 'slides.correct': correct });
