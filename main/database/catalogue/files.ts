import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Han } from '../../../core/search/index.ts';
import { SourceBroken } from '../../shards/index.ts';
import { flush, flushFolder } from '../backup.ts';
import { writeDb } from '../db.ts';
import { changeCatalogue } from './delta.ts';
import { type Filling, fillCatalogue } from './fill.ts';
import { type Pace, unhurried } from './pace.ts';
import { planChange } from './plan.ts';
import { CATALOGUE_SCHEMA, catalogueTables } from './schema.ts';
import { type CatalogueSource, inOrder, type Planned, toldOf } from './source.ts';
import { readAhead, readHere } from './title-reader.ts';

/**
 * The catalogue is replaced whole:
 *
 *   catalogue           one line, the name of the file that counts
 *   catalogue-000007.db
 *
 * A new one is built under a new name and the pointer replaced by a rename. Never a rename over an open
 * database: measured, after a `kill -9` the old -wal is replayed into the new file, and Windows refuses it.
 * A crash leaves an orphan only, and every file that the pointer does not name is removed at the next start.
 */
const POINTER = 'catalogue';
/** `first`, `books`, `minutes` and `classes`, written when all titles are there, and `themed`. */
const ARRAYS = 5;
const NAME = /^catalogue-(\d{6,})\.db$/;

/** Null: there is none that can be used, and it is to be built. */
export function openCurrent(folder: string): Sqlite.Database | null {
  mkdirSync(folder, { recursive: true });
  const name = currentName(folder);
  removeOrphans(folder, name);
  if (name === null) return null;
  let connection: Sqlite.Database | null = null;
  try {
    connection = new Sqlite(join(folder, name), { readonly: true, fileMustExist: true });
    // Not a check of every page: of a million lessons it would take every start ten seconds. A build that was not
    // finished is never pointed at, and damage that shows later is answered by `forgetCurrent`.
    const isOurs = Number(connection.pragma('user_version', { simple: true })) === CATALOGUE_SCHEMA;
    if (isOurs && connection.prepare('SELECT count(*) FROM array').pluck().get() === ARRAYS) return connection;
  } catch {
    // Whatever is wrong with it, it can be made again.
  }
  connection?.close();
  return null;
}

export type BuildReport = {
  /** Sources that are not in it, or not with their newest changes, and why. */
  readonly left: readonly { readonly id: string; readonly why: string }[];
};
type How = {
  readonly han: Han;
  readonly pace?: Pace;
  /** The file that the table comes from: then a thread of its own reads the titles, where they are many. */
  readonly hanFile?: string;
};
type Writing = { readonly han: Han } & Filling;

const MANY_TITLES = 20_000;

/** Builds a catalogue and makes it the current one. The one before it stays open until its reader lets go. */
export function buildCatalogue(
  folder: string,
  sources: readonly CatalogueSource[],
  { han, pace = unhurried, hanFile }: How,
): BuildReport {
  const reader = (titles: number) => (hanFile && titles > MANY_TITLES ? readAhead(hanFile, han) : readHere(han));
  const writing: Writing = { han, pace, reader };
  mkdirSync(folder, { recursive: true });
  const planned = inOrder(sources.map((source): Planned => ({ ...source, fault: null })));
  for (;;) {
    try {
      if (!changed(folder, planned, writing)) {
        writeNext(folder, (file) => inFile(file, (building) => fillFile(building, planned, writing)));
      }
      return { left: planned.flatMap(({ id, fault }) => (fault ? [{ id, why: fault.why }] : [])) };
    } catch (error) {
      if (!(error instanceof SourceBroken)) throw error;
      const at = planned.findIndex(({ id }) => id === error.sourceId);
      const source = sources.find(({ id }) => id === error.sourceId);
      if (!source || planned[at]?.files.length === 0) throw error;
      planned[at] = withoutBroken(source, error);
    }
  }
}

/** Up to the changes that are broken; nothing of it where its base is. */
function withoutBroken(source: CatalogueSource, { file, message }: SourceBroken): Planned {
  const fault = { why: message, told: toldOf(source) };
  const change = source.changes.findIndex((one) => one.file === file);
  if (change >= 0) return { ...source, fault, changes: source.changes.slice(0, change) };
  return { ...source, fault, digest: 'broken', files: [], changes: [] };
}

/** A copy of the current one with what changed; false where a new one is to be built. */
function changed(folder: string, sources: readonly Planned[], how: Writing): boolean {
  const name = currentName(folder);
  const current = name && join(folder, name);
  const steps = current && planChange(current, sources);
  if (!current || !steps) return false;
  if (steps.length === 0) return true;
  try {
    writeNext(folder, (file) => {
      copyFileSync(current, file, constants.COPYFILE_FICLONE);
      inFile(file, (copy) => changeCatalogue(copy, steps, how));
    });
    return true;
  } catch (error) {
    // A source that is broken is the caller's; for all else (no room, a damaged copy) there is building anew.
    if (error instanceof SourceBroken) throw error;
    return false;
  }
}

function fillFile(building: Sqlite.Database, sources: readonly Planned[], how: Writing): void {
  catalogueTables.up(writeDb(building));
  fillCatalogue(building, sources, how);
  building.pragma(`user_version = ${CATALOGUE_SCHEMA}`);
}

function inFile(file: string, work: (connection: Sqlite.Database) => void): void {
  const connection = new Sqlite(file);
  try {
    // What breaks off is thrown away, so no journal has to undo it; only in this mode may there be none.
    connection.unsafeMode(true);
    connection.pragma('journal_mode = OFF');
    connection.pragma('synchronous = OFF');
    connection.pragma('locking_mode = EXCLUSIVE');
    // Half of what better-sqlite3 sets: no slower for rows that are only added, and sorts for indexes take as much again.
    connection.pragma('cache_size = -8000');
    connection.transaction(() => work(connection))();
  } finally {
    connection.close();
  }
}

/** Writes a file under the next name and points to it; one that is not finished is removed. */
function writeNext(folder: string, write: (file: string) => void): void {
  const before = currentName(folder);
  const numbers = readdirSync(folder).map((entry) => Number(NAME.exec(entry)?.[1] ?? 0));
  const name = `catalogue-${String(Math.max(0, ...numbers) + 1).padStart(6, '0')}.db`;
  const file = join(folder, name);
  try {
    write(file);
  } catch (error) {
    removeCatalogue(folder, name);
    throw error;
  }
  flush(file);
  point(folder, name);
  if (before) removeCatalogue(folder, before);
}

/** It turned out to be damaged: the next one that opens it finds none, and it is built again. */
export function forgetCurrent(folder: string): void {
  rmSync(join(folder, POINTER), { force: true });
}

function currentName(folder: string): string | null {
  const pointer = join(folder, POINTER);
  if (!existsSync(pointer)) return null;
  const name = readFileSync(pointer, 'utf8').trim();
  return NAME.test(name) && existsSync(join(folder, name)) ? name : null;
}

function point(folder: string, name: string): void {
  const part = join(folder, `${POINTER}.part`);
  writeFileSync(part, `${name}\n`);
  flush(part);
  renameSync(part, join(folder, POINTER));
  flushFolder(folder);
}

function removeOrphans(folder: string, current: string | null): void {
  for (const entry of readdirSync(folder)) {
    const base = entry.replace(/-(wal|shm|journal)$/, '');
    if (NAME.test(base) && base !== current) removeCatalogue(folder, base);
  }
}

function removeCatalogue(folder: string, name: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) {
    try {
      rmSync(join(folder, name + end), { force: true });
    } catch {
      // Windows: another account's Lectern still reads it. The next start removes it.
    }
  }
}
