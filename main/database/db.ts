import type Sqlite from 'better-sqlite3';

export type SqlValue = string | number | null | Uint8Array;
export type SqlArgs = Readonly<Record<string, SqlValue>>;

/**
 * Reading and writing are different types: a query that takes a `ReadDb` cannot change anything, and a
 * statement that would is refused when it is prepared. SQL and arguments only; rows are typed by the caller.
 */
export type ReadDb = {
  all<Row>(sql: string, args?: SqlArgs): Row[];
  get<Row>(sql: string, args?: SqlArgs): Row | undefined;
  /** The first column of every row: many rows of one number each, without an object for every one. */
  column<Value>(sql: string, args?: SqlArgs): Value[];
  /** Row by row, for as long as the caller goes on. One at a time: SQLite answers nothing else meanwhile. */
  each<Row>(sql: string, args?: SqlArgs): IterableIterator<Row>;
};

/** Only inside a write query, which is one transaction. */
export type WriteDb = ReadDb & {
  run(sql: string, args?: SqlArgs): { readonly changes: number; readonly rowid: number };
};

export function readDb(connection: Sqlite.Database): ReadDb {
  const { run: _, ...reading } = wrap(connection, true);
  return reading;
}

export function writeDb(connection: Sqlite.Database): WriteDb {
  return wrap(connection, false);
}

function wrap(connection: Sqlite.Database, readOnly: boolean): WriteDb {
  const prepared = new Map<string, Sqlite.Statement>();
  const prepare = (sql: string): Sqlite.Statement => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    if (readOnly && !statement.readonly) throw new Error(`a read query may not write: ${sql}`);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    all: <Row>(sql: string, args: SqlArgs = {}) => prepare(sql).all(args) as Row[],
    get: <Row>(sql: string, args: SqlArgs = {}) => prepare(sql).get(args) as Row | undefined,
    column: <Value>(sql: string, args: SqlArgs = {}) => prepare(`${sql} /* column */`).pluck().all(args) as Value[],
    each: <Row>(sql: string, args: SqlArgs = {}) => prepare(sql).iterate(args) as IterableIterator<Row>,
    run(sql, args = {}) {
      const { changes, lastInsertRowid } = prepare(sql).run(args);
      return { changes, rowid: Number(lastInsertRowid) };
    },
  };
}
