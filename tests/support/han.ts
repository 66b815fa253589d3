import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHanTable } from '../../build/han.ts';
import { type Han, readHan } from '../../core/search/index.ts';

let made: string | null = null;
let read: Han | null = null;

function table(): string {
  made ??= makeHanTable();
  return made;
}

/** The table of characters that the build makes, made once for a test file. */
export function han(): Han {
  read ??= readHan(table());
  return read;
}

/** A folder that holds what databases need of resources; one for all test files, because it never differs. */
export function resourcesFolder(): string {
  const version = createHash('sha256').update(table()).digest('hex').slice(0, 8);
  const folder = join(tmpdir(), `lectern-test-resources-${version}`);
  const file = join(folder, 'han.txt');
  if (existsSync(file)) return folder;
  const fresh = mkdtempSync(`${folder}-`);
  writeFileSync(join(fresh, 'han.txt'), table());
  try {
    renameSync(fresh, folder);
  } catch {
    // Another test file was quicker.
  }
  return folder;
}
