import type { DownloadSources } from '../../../core/contract/index.ts';
import type { Bytes, LessonId, LocalText, Subject } from '../../../core/words/index.ts';
import type { Databases, DownloadRow } from '../../database/index.ts';
import type { Log } from '../../log.ts';
import type { Entry, EntryState } from './entry.ts';

/**
 * Downloads in library.db, written one after the other and never waited for: a download goes on when its record cannot
 * be kept. What runs is written as waiting, which is what it does after a kill.
 */
export function createRecords(database: Pick<Databases['library'], 'run'>, log: Pick<Log, 'fault'>) {
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<unknown>): void => {
    writing = writing.then(work).catch((error: unknown) => log.fault('record of a download', error));
  };
  return {
    put: (entry: Entry) => inTurn(() => database.run('download.put', rowOf(entry))),
    forget: (lessonId: LessonId) => inTurn(() => database.run('download.forget', { lessonId })),
    count: (day: string, { line, room, disk }: DownloadSources) =>
      inTurn(() => database.run('download.count', { day, fromLine: line, fromRoom: room, fromDisk: disk })),
    async read(): Promise<readonly Entry[]> {
      await writing;
      return (await database.run('download.list', {})).map(entryOf);
    },
    async cameOn(day: string): Promise<DownloadSources | null> {
      await writing;
      const row = await database.run('download.day', { day });
      return row && sources(row);
    },
    keepStopped: (is: boolean) => inTurn(() => database.run('download.set', { key: 'stopped', value: `${is}` })),
    async wasStopped(): Promise<boolean> {
      await writing;
      return (await database.run('download.setting', { key: 'stopped' })) === 'true';
    },
    settled: async () => void (await writing),
  };
}
export type Records = ReturnType<typeof createRecords>;

function rowOf({ lessonId, position, title, subject, bytes, state, hurried, from }: Entry): DownloadRow {
  const kept: EntryState = state.kind === 'running' ? { ...state, kind: 'waiting' } : state;
  return {
    ...{ lessonId, position, subject, bytes, title: JSON.stringify(title), state: JSON.stringify(kept) },
    ...{ hurried: hurried ? 1 : 0, fromLine: from.line, fromRoom: from.room, fromDisk: from.disk },
  };
}

function entryOf(row: DownloadRow): Entry {
  return {
    ...{ lessonId: row.lessonId as LessonId, position: row.position, subject: row.subject as Subject | null },
    ...{ bytes: row.bytes as Bytes, title: JSON.parse(row.title) as LocalText, hurried: row.hurried === 1 },
    ...{ state: { tries: 0, ...(JSON.parse(row.state) as object) } as EntryState, from: sources(row) },
  };
}

function sources({ fromLine, fromRoom, fromDisk }: Pick<DownloadRow, 'fromLine' | 'fromRoom' | 'fromDisk'>) {
  return { line: fromLine, room: fromRoom, disk: fromDisk } as DownloadSources;
}
