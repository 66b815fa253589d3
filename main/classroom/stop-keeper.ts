import { expectedSeconds, type SessionLesson, type SessionState } from '../../core/session/index.ts';
import type { ClassId, LessonId, LocalText, MediaSeconds, TeacherId } from '../../core/words/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Session } from './session.ts';

/** Where one class stopped in one lesson. Title and length are kept so that it shows when the lesson is gone. */
export type KeptStop = {
  readonly teacherId: TeacherId | null;
  readonly classId: ClassId | null;
  readonly lessonId: LessonId;
  readonly title: LocalText;
  readonly durationSeconds: MediaSeconds;
  readonly stopSeconds: MediaSeconds;
  readonly finished: boolean;
};

type Deps = {
  readonly session: Session;
  readonly remember: (stop: KeptStop) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
};

/** A power cut costs a playing class at most this much of its place. */
export const KEEP_EVERY_MS = 5000;
/** A stop this near to the end counts as the end. */
const END_SECONDS = 1;

/**
 * Remembers the place of the class in the lesson: at every pause, every few seconds of playing, and when lesson
 * or class change or the lesson ends. A lesson that was only opened and closed again leaves the older stop alone.
 */
export function createStopKeeper({ session, remember, clock, log }: Deps): { flush(): Promise<void>; stop: Stop } {
  let moved = false;
  let disarm: Stop | null = null;
  let writing: Promise<unknown> = Promise.resolve();

  function keep(state: SessionState): void {
    if (!moved || !state.lesson) return;
    const stop = stopIn(state, state.lesson, expectedSeconds(state, clock.now()));
    writing = writing.then(() => remember(stop)).catch((error: unknown) => log.fault('stop not kept', error));
  }

  function keepWhilePlaying(): void {
    disarm = clock.after(KEEP_EVERY_MS, () => {
      keep(session.state());
      keepWhilePlaying();
    });
  }

  const unlisten = session.onState((state, before) => {
    if (sameClassAndLesson(state, before)) {
      if (state.motion.kind === 'playing' || placeOf(state) !== placeOf(before)) moved = true;
      if (state.motion !== before.motion && state.motion.kind === 'paused') keep(state);
    } else {
      keep(before);
      moved = false;
    }
    const plays = state.motion.kind === 'playing';
    if (plays && !disarm) keepWhilePlaying();
    if (!plays) {
      disarm?.();
      disarm = null;
    }
  });

  return {
    async flush() {
      keep(session.state());
      await writing;
    },
    stop() {
      disarm?.();
      unlisten();
    },
  };
}

function stopIn(state: SessionState, lesson: SessionLesson, stopSeconds: MediaSeconds): KeptStop {
  return {
    teacherId: state.teacherId,
    classId: state.classId,
    lessonId: lesson.id,
    title: lesson.title,
    durationSeconds: lesson.durationSeconds,
    stopSeconds,
    finished: stopSeconds >= lesson.durationSeconds - END_SECONDS,
  };
}

function sameClassAndLesson(a: SessionState, b: SessionState): boolean {
  return a.lesson?.id === b.lesson?.id && a.teacherId === b.teacherId && a.classId === b.classId;
}

function placeOf(state: SessionState): MediaSeconds {
  return state.motion.mediaSeconds;
}
