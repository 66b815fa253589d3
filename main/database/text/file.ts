import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { openConnection } from '../connection.ts';
import { createTextTables, TEXT_SCHEMA } from './schema.ts';

/**
 * The index of texts lies beside the catalogue as `text-N.db`, N its schema's number. It is filled while nobody waits,
 * step by step, each one transaction: a `kill -9` costs the last step. A file that is damaged, of another schema or
 * half made is thrown away and filled again.
 */
const NAME = /^text-\d+\.db(-wal|-shm|-journal)?$/;

export function openText(folder: string): Sqlite.Database {
  mkdirSync(folder, { recursive: true });
  const name = `text-${TEXT_SCHEMA}.db`;
  removeText(folder, (entry) => !entry.startsWith(name));
  try {
    return openFile(join(folder, name));
  } catch {
    // Whatever is wrong with it: what it holds can be read again.
    forgetText(folder);
    return openFile(join(folder, name));
  }
}

export function forgetText(folder: string): void {
  removeText(folder, () => true);
}

function openFile(file: string): Sqlite.Database {
  const connection = openConnection(file, 'normal');
  try {
    const found = Number(connection.pragma('user_version', { simple: true }));
    if (found === 0) connection.transaction(() => createTextTables(connection)).immediate();
    // Reads a row of what is asked first, so that most damage shows here.
    connection.prepare('SELECT complete FROM state').get();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function removeText(folder: string, which: (entry: string) => boolean): void {
  for (const entry of readdirSync(folder)) {
    if (!NAME.test(entry) || !which(entry)) continue;
    try {
      rmSync(join(folder, entry), { force: true });
    } catch {
      // Windows: another account's Lectern still reads it. The next start removes it.
    }
  }
}
