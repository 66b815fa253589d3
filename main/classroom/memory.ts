import type { ClassId, LessonId, LocalText, MediaSeconds, TeacherId, UnixMs } from '../../core/words/index.ts';
import type { Databases, ShownStopRow } from '../database/index.ts';
import type { KeptStop } from './stop-keeper.ts';

/** Where a teacher's class stopped in a lesson. `title` is the lesson's as it was then. */
export type RememberedStop = {
  readonly teacherId: TeacherId | null;
  readonly classId: ClassId | null;
  readonly className: string | null;
  readonly lessonId: LessonId;
  readonly title: LocalText;
  readonly stopSeconds: MediaSeconds;
  readonly durationSeconds: MediaSeconds;
  readonly finished: boolean;
  readonly atUnixMs: UnixMs;
};

/** One time that a class was taught a lesson. */
export type HistoryEntry = {
  readonly fromUnixMs: UnixMs;
  readonly untilUnixMs: UnixMs;
  readonly stopSeconds: MediaSeconds;
};

/** What belongs to (teacher, class, lesson): the stop point and the history. No teacher and no class is an owner too. */
export type Memory = {
  remember(stop: KeptStop): Promise<void>;
  stopOf(teacherId: TeacherId | null, classId: ClassId | null, lessonId: LessonId): Promise<RememberedStop | null>;
  /** The teacher's stops, newest first. */
  stops(teacherId: TeacherId | null, limit?: number): Promise<RememberedStop[]>;
  history(teacherId: TeacherId | null, classId: ClassId | null, lessonId: LessonId): Promise<HistoryEntry[]>;
};

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  /** Writes the lesson's title, edition and digest down once; main/annotations. */
  readonly keep: (lessonId: LessonId) => void;
  readonly wallClock: () => UnixMs;
};

const STOPS_LIMIT = 500;

export function createMemory({ lessons, keep, wallClock }: Deps): Memory {
  return {
    async remember({ teacherId, classId, lessonId, title, durationSeconds, stopSeconds, finished }) {
      await lessons.run('stop.remember', {
        teacherId,
        classId,
        lessonId,
        title: JSON.stringify(title),
        stopSeconds,
        durationSeconds,
        finished: finished ? 1 : 0,
        atUnixMs: wallClock(),
      });
      keep(lessonId);
    },
    async stopOf(teacherId, classId, lessonId) {
      const row = await lessons.run('stop.of', { teacherId, classId, lessonId });
      return row ? stopOf(row) : null;
    },
    async stops(teacherId, limit = STOPS_LIMIT) {
      return (await lessons.run('stop.list', { teacherId, limit })).map(stopOf);
    },
    async history(teacherId, classId, lessonId) {
      return (await lessons.run('history.list', { teacherId, classId, lessonId })) as HistoryEntry[];
    },
  };
}

/** Ids, times and titles were validated on their way in. */
function stopOf({ title, finished, ...row }: ShownStopRow): RememberedStop {
  return { ...row, title: JSON.parse(title), finished: finished === 1 } as RememberedStop;
}
