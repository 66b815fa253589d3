import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { ImportRefused } from '../importer.ts';
import { refusedBy } from './refused.ts';

export type Channel = { readonly db: Sqlite.Database; close(): Promise<void> };

const magic = 'SQLite format 3\0';
/** Bytes 18 and 19 of a database say by 2 that it keeps a write-ahead log. */
const [magicBytes, logAt, headerBytes] = [magic.length, 18, 100];

/**
 * Opens a database of which not a byte may change, nor of the folder around it: it may be the only copy, on a stick
 * that goes on to the next school. Opening for reading is enough for most. Where there is a log of changes SQLite
 * would write to the folder even so (the shared memory of a write-ahead log, a journal rolled back), and on a
 * write-protected stick it would fail: such a database is copied and the copy is opened.
 */
export async function openDatabase(file: string): Promise<Channel> {
  try {
    const logs = await logsBeside(file);
    const keepsLog = (await headerOf(file))[logAt] === 2;
    return keepsLog || logs.length > 0 ? await openCopy(file, logs) : openInPlace(file);
  } catch (error) {
    throw refusedBy(error);
  }
}

function openInPlace(file: string): Channel {
  const db = connect(file, true);
  return { db, close: async () => void db.close() };
}

async function openCopy(file: string, logs: readonly string[]): Promise<Channel> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-kolibri-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, basename(file));
    for (const suffix of ['', ...logs]) await copyFile(file + suffix, copy + suffix);
    const db = connect(copy, false);
    return {
      db,
      async close() {
        db.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

function connect(file: string, readonly: boolean): Sqlite.Database {
  const db = new Sqlite(file, { readonly, fileMustExist: true });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('query_only = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

async function headerOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    const { bytesRead } = await handle.read(header, 0, headerBytes, 0);
    if (header.toString('latin1', 0, magicBytes) !== magic) throw new ImportRefused('sourceNotKnown', 'no database');
    if (bytesRead < headerBytes) throw new ImportRefused('sourceDamaged', 'it ends in its header');
    return header;
  } finally {
    await handle.close();
  }
}

async function logsBeside(file: string): Promise<readonly string[]> {
  const sizes = await Promise.all(
    ['-wal', '-journal'].map(async (suffix) => [suffix, (await stat(file + suffix).catch(() => null))?.size] as const),
  );
  return sizes.filter(([, size]) => size !== undefined && size > 0).map(([suffix]) => suffix);
}
