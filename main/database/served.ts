import { existsSync } from 'node:fs';
import { listBackups, makeBackup } from './backup.ts';
import { climb } from './ladder.ts';
import { lessonsQueries, lessonsSchema } from './lessons/index.ts';
import { libraryQueries, librarySchema } from './library/index.ts';
import type { Served } from './messages.ts';
import type { Opening, PreciousPlace } from './precious.ts';
import { queryRunner } from './run.ts';

type Took = (name: string, ms: number) => void;

const precious = {
  lessons: { schema: lessonsSchema, queries: lessonsQueries },
  library: { schema: librarySchema, queries: libraryQueries },
};

export function servePrecious(
  name: 'lessons' | 'library',
  place: PreciousPlace,
  took: Took,
): { served: Served; opening: Opening } {
  const { schema, queries } = precious[name];
  // A close backs up and takes the -wal away: one that is there holds what a former run changed after its last backup.
  const wasClosed = !existsSync(`${place.file}-wal`);
  const { connection, opening } = climb(schema, place);
  // Rows that changed through this connection.
  const changes = (): number => connection.prepare('SELECT total_changes()').pluck().get() as number;
  const isBackedUp = opening.rung === 'sound' && wasClosed && listBackups(place.backupsFolder, name).length > 0;
  let backedUpAt = isBackedUp ? changes() : -1;
  const backUpNow = async (): Promise<boolean> => {
    const now = changes();
    if (now === backedUpAt) return false;
    if (!(await makeBackup(connection, place.backupsFolder, name))) return false;
    backedUpAt = now;
    return true;
  };
  // One after the other: the close may come while a backup is under way.
  let last: Promise<boolean> = Promise.resolve(false);
  const backup = (): Promise<boolean> => {
    last = last.catch(() => false).then(backUpNow);
    return last;
  };
  return {
    opening,
    served: {
      query: queryRunner(connection, queries, took),
      backup,
      reopen() {
        throw new Error(`${name}.db is not replaced`);
      },
      keys() {
        throw new Error('only the worker of the catalogue has the table of characters');
      },
      async close() {
        // A full or missing backup drive must not keep the database from being closed well.
        await backup().catch(() => false);
        connection.close();
      },
    },
  };
}
