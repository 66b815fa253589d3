import type Sqlite from 'better-sqlite3';
import type { WriteDb } from './db.ts';
import { writeDb } from './db.ts';

/** One step of a schema. Numbers rise in gaps of ten, so that a fix can be put between two that have shipped. */
export type Migration = { readonly number: number; readonly name: string; readonly up: (db: WriteDb) => void };

/** The file was written by a newer Lectern; it is left exactly as it is. */
export class FromFuture extends Error {
  readonly found: number;
  constructor(found: number, newest: number) {
    super(`schema ${found} is newer than ${newest}`);
    this.found = found;
  }
}

/** Throws where the list could not be applied in the order it is written in. */
export function checkList(migrations: readonly Migration[]): void {
  let last = 0;
  for (const { number, name } of migrations) {
    if (!Number.isInteger(number) || number <= last) throw new Error(`migration ${number} ${name} is out of order`);
    last = number;
  }
}

export function newestOf(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0;
}

export function schemaNumber(connection: Sqlite.Database): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

/** Brings the schema up to the newest migration, all steps in one transaction. Returns those that ran. */
export function migrate(connection: Sqlite.Database, migrations: readonly Migration[]): readonly Migration[] {
  checkList(migrations);
  const newest = newestOf(migrations);
  const found = schemaNumber(connection);
  if (found > newest) throw new FromFuture(found, newest);
  if (found === newest) return [];
  return connection
    .transaction(() => {
      // Read again: another Lectern of this PC may have migrated the shared file while this one waited.
      const due = migrations.filter(({ number }) => number > schemaNumber(connection));
      for (const { up } of due) up(writeDb(connection));
      connection.pragma(`user_version = ${newest}`);
      return due;
    })
    .immediate();
}
