import type { Han } from '../../core/search/index.ts';
import { listBackups, makeBackup } from './backup.ts';
import { buildCatalogue, catalogueQueries, forgetCurrent, openCurrent, openIndex } from './catalogue/index.ts';
import { readDb } from './db.ts';
import { faultCodeOf } from './fault.ts';
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
  const { connection, opening } = climb(schema, place);
  // Rows that changed through this connection; what a former run changed after its last backup counts too.
  const changes = (): number => connection.prepare('SELECT total_changes()').pluck().get() as number;
  let backedUpAt = opening.rung === 'sound' && listBackups(place.backupsFolder, name).length > 0 ? changes() : -1;
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
      async close() {
        // A full or missing backup drive must not keep the database from being closed well.
        await backup().catch(() => false);
        connection.close();
      },
    },
  };
}

export function serveCatalogue(folder: string, han: Han, took: Took): Served {
  const open = () => {
    const connection = openCurrent(folder) ?? openEmpty(folder, han);
    // Read by pages that the system keeps anyway, instead of a second copy of them.
    connection.pragma('mmap_size = 1073741824');
    const queries = catalogueQueries(openIndex(readDb(connection)), han);
    return { connection, query: queryRunner(connection, queries, took) };
  };
  let current = open();
  return {
    query(name, args) {
      try {
        return current.query(name, args);
      } catch (error) {
        if (faultCodeOf(error) === 'databaseDamaged') forgetCurrent(folder);
        throw error;
      }
    },
    backup: async () => false,
    reopen() {
      const before = current;
      current = open();
      before.connection.close();
    },
    async close() {
      current.connection.close();
    },
  };
}

function openEmpty(folder: string, han: Han) {
  buildCatalogue(folder, [], han);
  const connection = openCurrent(folder);
  if (!connection) throw new Error('an empty catalogue was built and does not open');
  return connection;
}
