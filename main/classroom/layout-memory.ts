import * as v from 'valibot';
import { Layout } from '../../core/session/index.ts';
import type { LessonId, TeacherId } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Session } from './session.ts';

/** How a teacher had a lesson laid out: the kind of layout, and what a hand has set in it. Nobody chosen has one too. */
export type LayoutMemory = {
  layoutOf(teacherId: TeacherId | null, lessonId: LessonId): Promise<Layout | null>;
  /** What was changed is written. */
  settled(): Promise<void>;
  stop: Stop;
};

type Deps = {
  readonly session: Pick<Session, 'onState'>;
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly log: Log;
};

export function createLayoutMemory({ session, lessons, log }: Deps): LayoutMemory {
  let writing: Promise<unknown> = Promise.resolve();
  const stop = session.onState(({ lesson, layout, teacherId }, before, { type }) => {
    // Only a teacher's own word is kept: a lesson that is opened brings the layout of the one before.
    if (!lesson || (type !== 'layout' && type !== 'tuneLayout') || layout === before.layout) return;
    const kept = { teacherId: teacherId ?? '', lessonId: lesson.id, body: JSON.stringify(layout) };
    writing = writing
      .then(() => lessons.run('layout.keep', kept))
      .catch((error: unknown) => log.fault('layout memory', error));
  });
  return {
    async layoutOf(teacherId, lessonId) {
      await writing;
      const body = await lessons.run('layout.get', { teacherId: teacherId ?? '', lessonId });
      const layout = v.safeParse(v.pipe(v.string(), v.parseJson(), Layout), body);
      return layout.success ? layout.output : null;
    },
    settled: async () => void (await writing),
    stop,
  };
}
