import type { LessonId } from '../../../core/words/index.ts';
import type { Entries } from './entries.ts';
import { next, noBytes } from './entry.ts';
import type { Runs } from './runs.ts';
import type { DownloadQueue } from './types.ts';

type Ordering = {
  readonly entries: Entries;
  readonly runs: Runs;
  readonly here: Map<LessonId, number>;
  readonly pump: () => void;
  readonly stopAll: (isStopped: boolean) => void;
};

/** What people may do to the queue. */
export function createOrders({
  entries,
  runs,
  here,
  pump,
  stopAll,
}: Ordering): Pick<DownloadQueue, 'ask' | 'hurry' | 'pause' | 'resume' | 'cancel' | 'move'> {
  const done = (is: boolean): boolean => {
    if (is) pump();
    return is;
  };
  return {
    ask({ hereBytes, ...lesson }) {
      here.set(lesson.lessonId, hereBytes);
      const before = entries.get(lesson.lessonId);
      const fresh = { position: entries.lastPlace(), hurried: false, from: noBytes };
      if (!before) entries.put({ ...lesson, ...fresh, state: { kind: 'waiting', tries: 0 } });
      else {
        const wasDone = before.state.kind === 'done';
        entries.put(next({ ...before, ...lesson, ...(wasDone && fresh) }, { type: 'asked' }));
      }
      pump();
    },
    hurry(lessonId) {
      const entry = entries.get(lessonId);
      if (!entry || entry.state.kind === 'done') return false;
      entries.put({ ...next(entry, { type: 'resumed' }), hurried: true });
      return done(true);
    },
    pause(lessonId) {
      if (lessonId === null) stopAll(true);
      else if (!entries.on(lessonId, { type: 'paused' })) return false;
      else runs.breakOff(lessonId);
      return done(true);
    },
    resume(lessonId) {
      if (lessonId === null) stopAll(false);
      return done(lessonId === null || entries.on(lessonId, { type: 'resumed' }));
    },
    cancel(lessonId) {
      runs.breakOff(lessonId);
      return done(entries.forget(lessonId));
    },
    move(lessonId, before) {
      const entry = entries.get(lessonId);
      if (!entry) return false;
      entries.put({ ...entry, position: entries.placeBefore(before, lessonId) });
      return done(true);
    },
  };
}
