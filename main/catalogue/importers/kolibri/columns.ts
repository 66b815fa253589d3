import type Sqlite from 'better-sqlite3';

/**
 * Kolibri's schema has had seven versions, and a database may say another one than it has, so the columns that are
 * there decide. Columns are also all that is trusted of a schema: a view or a generated column under a known name
 * would run whatever its author wrote.
 */
export type Columns = { has(table: string, column: string): boolean };

const tables = ['channelmetadata', 'contentnode', 'file', 'localfile', 'language', 'license'];

export function columnsOf(db: Sqlite.Database): Columns {
  const real = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE %'")
    .pluck()
    .all();
  const found = new Set<string>();
  for (const table of tables) {
    if (!real.includes(`content_${table}`)) continue;
    // Generated columns are not among them.
    for (const { name } of db.pragma(`table_info(content_${table})`) as { readonly name: string }[]) {
      found.add(`${table}.${name}`);
    }
  }
  return { has: (table, column) => found.has(`${table}.${column}`) };
}

const charactersMax = 4000;

/** A column as text of a bearable length or NULL, whatever is in it: SQLite does not hold a column to its type. */
export function text(columns: Columns, table: string, column: string, name = column): string {
  return `${ofType(columns, table, column, "'text'", `substr(${table}.${column}, 1, ${charactersMax})`)} AS ${name}`;
}

export function number(columns: Columns, table: string, column: string, name = column): string {
  return `${ofType(columns, table, column, "'integer', 'real'", `${table}.${column}`)} AS ${name}`;
}

function ofType(columns: Columns, table: string, column: string, types: string, value: string): string {
  return columns.has(table, column) ? `CASE WHEN typeof(${table}.${column}) IN (${types}) THEN ${value} END` : 'NULL';
}
