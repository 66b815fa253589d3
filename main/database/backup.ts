import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { isSound } from './check.ts';

/**
 * Backups are numbered, never dated: school PCs get their clock stepped, and the newest must be the newest.
 *
 *   backups/lessons-000041.db   whole, checked, no -wal beside it
 *   backups/lessons.part        a copy under way; worthless after a crash
 */
export type Backup = { readonly file: string; readonly number: number; readonly unixMs: number };

const KEPT = 4;

export function listBackups(folder: string, name: string): readonly Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((entry) => {
      const number = new RegExp(`^${name}-(\\d{6,})\\.db$`).exec(entry)?.[1];
      if (number === undefined) return [];
      const file = join(folder, entry);
      return [{ file, number: Number(number), unixMs: Math.round(statSync(file).mtimeMs) }];
    })
    .sort((a, b) => b.number - a.number);
}

/**
 * Copies the open database while it is written to, checks the copy, and only then counts it as a backup.
 * Returns null where the copy is damaged: the older backups are then better and all stay.
 */
export async function makeBackup(connection: Sqlite.Database, folder: string, name: string): Promise<Backup | null> {
  mkdirSync(folder, { recursive: true });
  const part = join(folder, `${name}.part`);
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true });
  await connection.backup(part, { progress: () => 2000 });
  if (!isSoundFile(part)) {
    rmSync(part, { force: true });
    return null;
  }
  flush(part);
  const older = listBackups(folder, name);
  const number = (older[0]?.number ?? 0) + 1;
  const file = join(folder, `${name}-${String(number).padStart(6, '0')}.db`);
  renameSync(part, file);
  flushFolder(folder);
  for (const { file: old } of older.slice(KEPT - 1)) rmSync(old, { force: true });
  return { file, number, unixMs: Math.round(statSync(file).mtimeMs) };
}

export function isSoundFile(file: string): boolean {
  let copy: Sqlite.Database | null = null;
  try {
    copy = new Sqlite(file, { fileMustExist: true });
    // The copy carries the WAL mark of its source; a backup must be one file.
    copy.pragma('journal_mode = DELETE');
    return isSound(copy, 'whole');
  } catch {
    return false;
  } finally {
    copy?.close();
  }
}

export function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A copy under its own name only when all of it is on the disk. */
export async function copyFileWhole(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  try {
    await copyFile(from, part, constants.COPYFILE_FICLONE);
    flush(part);
    renameSync(part, to);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Makes a rename outlive a power cut. Windows has no such call and needs none: NTFS journals its folders. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
