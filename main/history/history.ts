import type { Handlers, HistoryEntry, People } from '../../core/contract/index.ts';
import {
  type AssetDigest,
  type ClassId,
  type Lesson,
  type LessonCard,
  type LessonId,
  type MediaSeconds,
  mediaSeconds,
  ok,
  type TeacherId,
  type UnixMs,
} from '../../core/words/index.ts';
import type { Databases, HistoryRow } from '../database/index.ts';
import type { Stop } from '../host/ports.ts';

/** What stands before a class now. */
export type Taught = {
  readonly teacherId: TeacherId | null;
  readonly classId: ClassId | null;
  readonly lessonId: LessonId;
  readonly document: { readonly digest: AssetDigest; readonly pageIndex: number } | null;
  readonly stopSeconds: MediaSeconds;
};

export type History = {
  /** The newest of the teacher chosen now. */
  list(limit: number): Promise<{ readonly entries: HistoryEntry[]; readonly more: boolean }>;
  taught(taught: Taught): Promise<void>;
  /** One entry or all of the teacher's; answers by which number it is taken back. */
  clear(entryId: number | null): Promise<number>;
  restore(clearing: number): Promise<void>;
  /** At a start: what was cleared before goes for good, and the oldest of very many. */
  tidyUp(): Promise<void>;
  onChange(hear: () => void): Stop;
};

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly cardOf: (lesson: Lesson) => LessonCard;
  /** Writes down what the lesson is called, for the day it has gone. */
  readonly keep: (lessonId: LessonId) => void;
  readonly people: () => Promise<Pick<People, 'teacherId'>>;
  readonly wallClock: () => UnixMs;
};

export function createHistory({ lessons, lessonOf, cardOf, keep, people, wallClock }: Deps): History {
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const hear of [...listeners]) hear();
  };

  return {
    async list(limit) {
      const { teacherId } = await people();
      const rows = await lessons.run('history.page', { teacherId, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const ids = [...new Set(shown.map(({ lessonId }) => lessonId as LessonId))];
      const found = new Map(await Promise.all(ids.map(async (id) => [id, await lessonOf(id)] as const)));
      const entries = shown.map((row) => entryOf(row, found.get(row.lessonId as LessonId) ?? null, cardOf));
      return { entries, more: rows.length > limit };
    },
    async taught({ document, ...taught }) {
      await lessons.run('history.taught', {
        ...taught,
        documentDigest: document?.digest ?? null,
        pageIndex: document?.pageIndex ?? null,
        atUnixMs: wallClock(),
      });
      keep(taught.lessonId);
      changed();
    },
    async clear(entryId) {
      const { teacherId } = await people();
      const clearing = await lessons.run('history.clear', { teacherId, id: entryId });
      changed();
      return clearing;
    },
    async restore(clearing) {
      await lessons.run('history.restore', { clearing });
      changed();
    },
    async tidyUp() {
      await lessons.run('history.purge', {});
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

/** Ids, times and titles were validated on their way in. */
function entryOf(row: HistoryRow, lesson: Lesson | null, cardOf: Deps['cardOf']): HistoryEntry {
  const { id, className, documentDigest, pageIndex } = row;
  const digest = documentDigest as AssetDigest | null;
  return {
    ...{ id, className, classId: row.classId as ClassId | null, lessonId: row.lessonId as LessonId },
    title: lesson?.title ?? JSON.parse(row.title),
    lesson: lesson && cardOf(lesson),
    document: digest && {
      digest,
      name: lesson?.assets.find((asset) => asset.digest === digest)?.name ?? null,
      pageIndex: pageIndex ?? 0,
    },
    stopSeconds: mediaSeconds(row.stopSeconds),
    fromUnixMs: row.fromUnixMs as UnixMs,
    untilUnixMs: row.untilUnixMs as UnixMs,
  };
}

export function historyHandlers(
  history: History,
): Pick<Handlers, 'history.list' | 'history.clear' | 'history.restore'> {
  return {
    'history.list': async ({ limit }) => ok(await history.list(limit)),
    'history.clear': async ({ entryId }) => ok({ clearing: await history.clear(entryId) }),
    async 'history.restore'({ clearing }) {
      await history.restore(clearing);
      return ok({});
    },
  };
}
