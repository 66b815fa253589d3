import Sqlite from 'better-sqlite3';

type Column = { readonly name: string; readonly hidden: number };
type Table = { readonly name: string; readonly columns: readonly string[]; readonly withoutRowid: boolean };

/**
 * Copies every row that can still be read from a damaged file into a sound one. A damaged page hides the rows
 * that lie on it and those behind it in a scan, so a table is read in ranges of its rowid that are halved around
 * what cannot be read. Returns how many rows were new or newer.
 */
export function salvage(damagedFile: string, into: Sqlite.Database, neverChanged: readonly string[]): number {
  let damaged: Sqlite.Database;
  try {
    damaged = new Sqlite(damagedFile, { fileMustExist: true });
  } catch {
    return 0;
  }
  try {
    damaged.pragma('cell_size_check = ON');
    let rows = 0;
    for (const table of tablesOf(into)) rows += salvageTable(damaged, into, table, neverChanged.includes(table.name));
    return rows;
  } finally {
    damaged.close();
  }
}

function tablesOf(sound: Sqlite.Database): readonly Table[] {
  const names = sound
    .prepare(
      `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all() as { name: string; wr: number }[];
  return names.map(({ name, wr }) => ({ name, withoutRowid: wr === 1, columns: columnsOf(sound, name) }));
}

function columnsOf(connection: Sqlite.Database, table: string): readonly string[] {
  const columns = connection.pragma(`table_xinfo(${table})`) as Column[];
  return columns.filter(({ hidden }) => hidden === 0).map(({ name }) => name);
}

function salvageTable(damaged: Sqlite.Database, into: Sqlite.Database, table: Table, keepOlder: boolean): number {
  const there = attempt(() => columnsOf(damaged, table.name)) ?? [];
  const columns = table.columns.filter((name) => there.includes(name));
  if (columns.length === 0) return 0;
  const list = columns.join(', ');
  const put = into.prepare(
    `INSERT OR ${keepOlder ? 'IGNORE' : 'REPLACE'} INTO ${table.name} (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const store = into.transaction((rows: unknown[][]) => {
    let stored = 0;
    // A row that is readable and yet breaks a rule of its table is damage too.
    for (const row of rows) stored += attempt(() => put.run(...row).changes) ?? 0;
    return stored;
  });
  if (table.withoutRowid) {
    const all = attempt(() => damaged.prepare(`SELECT ${list} FROM ${table.name}`).raw().all() as unknown[][]);
    return all ? store(all) : 0;
  }
  const from = `SELECT ${list} FROM ${table.name} NOT INDEXED`;
  const many = attempt(() => damaged.prepare(`${from} WHERE rowid BETWEEN ? AND ?`).raw());
  // A range looks at the row behind its end, which may lie on the damaged page; one row by its number does not.
  const one = attempt(() => damaged.prepare(`${from} WHERE rowid = ?`).raw());
  if (!many || !one) return 0;
  let stored = 0;
  for (const [from, to] of rangesOf(damaged, table.name)) {
    readInRanges(from, to, (low, high) => {
      const rows = attempt(() => (low === high ? one.all(low) : many.all(low, high)) as unknown[][]);
      if (rows) stored += store(rows);
      return rows !== null;
    });
  }
  return stored;
}

/**
 * Numbers that the damaged file had given may be in a window's memory or on the page that was lost: none of them
 * is given again (A3 of main/annotations/SPEC.md), so counting goes on well beyond the last one that is known.
 */
export function skipNumbers(into: Sqlite.Database, damagedFile: string | null): void {
  const known = damagedFile === null ? [] : countersOf(damagedFile);
  const all = into
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'`)
    .pluck()
    .all() as string[];
  for (const table of all) {
    const here = into.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table) as
      | number
      | undefined;
    const there = known.find(({ name }) => name === table)?.seq;
    into.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(table);
    const next = Math.max(here ?? 0, there ?? 0) + SKIPPED;
    into.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, next);
  }
}

const SKIPPED = 100_000;

function countersOf(file: string): readonly { readonly name: string; readonly seq: number }[] {
  let damaged: Sqlite.Database | null = null;
  try {
    damaged = new Sqlite(file, { fileMustExist: true });
    return damaged.prepare('SELECT name, seq FROM sqlite_sequence').all() as { name: string; seq: number }[];
  } catch {
    return [];
  } finally {
    damaged?.close();
  }
}

/** Where the rows of a table may lie; the ends are guessed generously where they cannot be read. */
function rangesOf(damaged: Sqlite.Database, table: string): readonly (readonly [number, number])[] {
  const end = (direction: 'ASC' | 'DESC'): number | null =>
    attempt(() => {
      const row = damaged.prepare(`SELECT rowid AS id FROM ${table} ORDER BY rowid ${direction} LIMIT 1`).get();
      return (row as { id: number } | undefined)?.id ?? 0;
    });
  const counted = attempt(() => {
    const row = damaged.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table);
    return (row as { seq: number } | undefined)?.seq ?? null;
  });
  return [[end('ASC') ?? 0, end('DESC') ?? counted ?? 1 << 20]];
}

/** Bounded, because a start waits for it: a table that is wholly gone is given up soon, a torn one after a second. */
const FAILURES_MAX = 20_000;
const FAILURES_WITHOUT_A_ROW_MAX = 2000;

/** Large ranges first, so that what is whole is saved before the tries go to the edges of what is not. */
function readInRanges(from: number, to: number, readRange: (low: number, high: number) => boolean): void {
  const waiting: [number, number][] = [[from, to]];
  let failures = 0;
  let hasRead = false;
  // The list grows while it is walked.
  for (const [low, high] of waiting) {
    if (readRange(low, high)) {
      hasRead = true;
      continue;
    }
    failures += 1;
    if (failures > (hasRead ? FAILURES_MAX : FAILURES_WITHOUT_A_ROW_MAX)) return;
    if (low >= high) continue;
    const middle = Math.floor((low + high) / 2);
    waiting.push([low, middle], [middle + 1, high]);
  }
}

function attempt<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}
