import type { Downloads } from '../../../core/contract/index.ts';
import type { LessonId } from '../../../core/words/index.ts';
import type { Stop } from '../../host/ports.ts';
import type { Entry } from './entry.ts';

export type Asked = Pick<Entry, 'lessonId' | 'title' | 'subject' | 'bytes'> & { readonly hereBytes: number };

export type DownloadQueue = {
  list(): Downloads;
  /** Idempotent. A lesson that is done, failed or paused begins anew. */
  ask(lesson: Asked): void;
  /** Before all others and whatever the hour. This and the next four false: there is none, or nothing to be done. */
  hurry(lessonId: LessonId): boolean;
  /** Null: all of them, and those to come. */
  pause(lessonId: LessonId | null): boolean;
  resume(lessonId: LessonId | null): boolean;
  cancel(lessonId: LessonId): boolean;
  /** Null: last. */
  move(lessonId: LessonId, before: LessonId | null): boolean;
  onChange(hear: (all: Downloads) => void): Stop;
  /** What a download goes by has changed: a lesson was opened, the hour is another. */
  look(): void;
  /** Takes up what the last run left. */
  begin(): Promise<void>;
  /** Breaks off what runs; it goes on at the next start. */
  stop(): Promise<void>;
};

/** Why one may not run now; null: it may. */
export type HeldBy = (entry: Pick<Entry, 'lessonId' | 'hurried'>) => 'lesson' | 'hours' | 'stopped' | null;
