import type { Lesson, LessonId } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Log } from '../log.ts';

/** Writes down what a lesson is called beside the marks and stops it got, for the day it is gone. */
export type KeptLessons = {
  /** Once in a run; returns at once. */
  keep(lessonId: LessonId): void;
  /** When all that was begun is written. */
  settled(): Promise<void>;
};

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly log: Log;
};

export function createKeptLessons({ lessons, lessonOf, log }: Deps): KeptLessons {
  const kept = new Set<LessonId>();
  let writing: Promise<unknown> = Promise.resolve();

  async function write(lessonId: LessonId): Promise<void> {
    const lesson = await lessonOf(lessonId);
    if (!lesson) return;
    const { title, edition, assets } = lesson;
    const picture = assets.find(({ role }) => role === 'screen' || role === 'composite') ?? assets[0];
    await lessons.run('lesson.keep', {
      lessonId,
      title: JSON.stringify(title),
      edition: edition && JSON.stringify(edition),
      digest: picture?.digest ?? null,
    });
  }

  return {
    keep(lessonId) {
      if (kept.has(lessonId)) return;
      kept.add(lessonId);
      writing = writing
        .then(() => write(lessonId))
        .catch((error: unknown) => {
          kept.delete(lessonId);
          log.fault('name of a marked lesson', error);
        });
    },
    async settled() {
      await writing;
    },
  };
}
