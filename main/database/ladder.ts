import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { flush, flushFolder, isSoundFile, listBackups } from './backup.ts';
import { isSound } from './check.ts';
import { openConnection } from './connection.ts';
import { faultCodeOf } from './fault.ts';
import { FromFuture, migrate, newestOf, schemaNumber } from './migrate.ts';
import type { Opening, PreciousPlace, PreciousSchema } from './precious.ts';
import { salvage, skipNumbers } from './salvage.ts';

export type Opened = { readonly connection: Sqlite.Database; readonly opening: Opening };

/**
 * The recovery ladder: how a database that cannot be made again is opened, whatever has become of its file.
 *
 *   1  the file is whole                       -> opened as it is, migrated                       sound
 *   2  no file, and never a backup             -> a new one                                       created
 *   3  no file or a damaged one, but a backup  -> the newest sound backup, and on top of it
 *                                                 what can still be read of the damaged file      restored
 *   4  damaged, no sound backup                -> a new file with what can be read                salvaged
 *   5  nothing can be read                     -> a new file                                      lost
 *
 * A damaged file is moved to damaged/ beside it, never deleted. What happened is returned, so that the console
 * can say it: an empty database that nobody speaks of is the one forbidden outcome. A file from the future is
 * thrown back untouched (`FromFuture`): it is whole, only this Lectern is too old for it.
 *
 * The check costs time in proportion to the file. After a clean close (no -wal) a big file is trusted at the
 * start, because every backup is checked whole before it counts, so damage is found within one backup's time.
 */
export function climb(schema: PreciousSchema, place: PreciousPlace): Opened {
  const { connection, opening } = climbTo(schema, place);
  if ('keptAt' in opening) skipNumbers(connection, opening.keptAt);
  return { connection, opening };
}

function climbTo(schema: PreciousSchema, { file, backupsFolder }: PreciousPlace): Opened {
  mkdirSync(dirname(file), { recursive: true });
  const backups = listBackups(backupsFolder, schema.name);
  if (!existsSync(file)) {
    if (backups.length === 0) return { connection: fresh(schema, file), opening: { rung: 'created' } };
    const restored = fromBackup(schema, file, backupsFolder, null);
    return restored ?? { connection: fresh(schema, file), opening: { rung: 'lost', keptAt: null } };
  }
  const sound = openSound(schema, file);
  if (sound) return { connection: sound, opening: { rung: 'sound' } };

  const keptAt = moveAside(file, schema.name);
  const restored = fromBackup(schema, file, backupsFolder, keptAt);
  if (restored) return restored;
  const connection = fresh(schema, file);
  const salvagedRows = salvage(keptAt, connection, schema.neverChanged);
  return {
    connection,
    opening: salvagedRows > 0 ? { rung: 'salvaged', salvagedRows, keptAt } : { rung: 'lost', keptAt },
  };
}

const CHECKED_ALWAYS_BYTES = 16 * 1024 * 1024;

/** Null: damaged. */
function openSound(schema: PreciousSchema, file: string): Sqlite.Database | null {
  const closedCleanly = !existsSync(`${file}-wal`);
  const big = statSync(file).size > CHECKED_ALWAYS_BYTES;
  let connection: Sqlite.Database | null = null;
  try {
    connection = openConnection(file, schema.durability);
    const found = schemaNumber(connection);
    if (found === 0) throw new Damaged(file);
    if (found > newestOf(schema.migrations)) throw new FromFuture(found, newestOf(schema.migrations));
    if (!(closedCleanly && big) && !isSound(connection, 'quick')) throw new Damaged(file);
    migrate(connection, schema.migrations);
    return connection;
  } catch (error) {
    connection?.close();
    if (error instanceof Damaged || faultCodeOf(error) === 'databaseDamaged') return null;
    throw error;
  }
}

class Damaged extends Error {}

/**
 * Made under another name and renamed when it is whole: a file under its own name that has no schema is then
 * always damage (a length of zero after a power cut), never a first start that was cut short.
 */
function fresh(schema: PreciousSchema, file: string): Sqlite.Database {
  const part = `${file}.part`;
  for (const end of ['', '-wal', '-shm']) rmSync(part + end, { force: true });
  const making = openConnection(part, schema.durability);
  migrate(making, schema.migrations);
  making.close();
  flush(part);
  renameSync(part, file);
  flushFolder(dirname(file));
  return openConnection(file, schema.durability);
}

function fromBackup(schema: PreciousSchema, file: string, folder: string, keptAt: string | null): Opened | null {
  for (const backup of listBackups(folder, schema.name)) {
    if (!isSoundFile(backup.file)) continue;
    const part = `${file}.part`;
    copyFileSync(backup.file, part);
    flush(part);
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
    renameSync(part, file);
    flushFolder(dirname(file));
    const connection = openSound(schema, file);
    if (!connection) continue;
    const salvagedRows = keptAt ? salvage(keptAt, connection, schema.neverChanged) : 0;
    return { connection, opening: { rung: 'restored', backupUnixMs: backup.unixMs, salvagedRows, keptAt } };
  }
  return null;
}

function moveAside(file: string, name: string): string {
  const folder = join(dirname(file), 'damaged');
  mkdirSync(folder, { recursive: true });
  const keptAt = join(folder, `${name}-${readdirSync(folder).filter((entry) => entry.endsWith('.db')).length + 1}.db`);
  // The -wal goes with its file under the matching name: it may hold the newest strokes.
  for (const end of ['-wal', '-shm', '']) if (existsSync(file + end)) renameSync(file + end, keptAt + end);
  return keptAt;
}
