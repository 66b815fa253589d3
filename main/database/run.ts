import { performance } from 'node:perf_hooks';
import type Sqlite from 'better-sqlite3';
import { readDb, writeDb } from './db.ts';
import type { Queries } from './query.ts';

/** What takes longer than this is said in the log, with its name. */
export const SLOW_MS = 40;

/** Runs named queries on a connection; each write is one transaction that holds the write lock from its start. */
export function queryRunner(
  connection: Sqlite.Database,
  queries: Queries,
  took: (name: string, ms: number) => void,
): (name: string, args: unknown) => unknown {
  const reading = readDb(connection);
  const writing = writeDb(connection);
  return (name, args) => {
    const query = queries[name];
    if (!query) throw new Error(`no query is called ${name}`);
    const beganMs = performance.now();
    try {
      if (query.kind === 'read') return query.run(reading as never, args as never);
      return connection.transaction(() => query.run(writing as never, args as never)).immediate();
    } finally {
      took(name, performance.now() - beganMs);
    }
  };
}
