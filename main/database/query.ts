import type { ReadDb, WriteDb } from './db.ts';

/**
 * A named query, run inside a database's worker. Arguments and rows cross by structured clone, so both are
 * plain data. A write query is one transaction.
 */
export type ReadQuery<Args, Rows> = { readonly kind: 'read'; readonly run: (db: ReadDb, args: Args) => Rows };
export type WriteQuery<Args, Rows> = { readonly kind: 'write'; readonly run: (db: WriteDb, args: Args) => Rows };

export const read = <Args, Rows>(run: (db: ReadDb, args: Args) => Rows): ReadQuery<Args, Rows> => ({
  kind: 'read',
  run,
});
export const write = <Args, Rows>(run: (db: WriteDb, args: Args) => Rows): WriteQuery<Args, Rows> => ({
  kind: 'write',
  run,
});

/** Any table of named queries; `never` because no one calls through this type. */
export type Queries = Readonly<Record<string, ReadQuery<never, unknown> | WriteQuery<never, unknown>>>;

export type QueryArgs<Query> = Query extends { readonly run: (db: never, args: infer Args) => unknown } ? Args : never;
export type QueryRows<Query> = Query extends { readonly run: (db: never, args: never) => infer Rows } ? Rows : never;

/** What services hold: `run('stop.of', { … })`. Rejects with a `DatabaseFault` when the database cannot answer. */
export type RunQuery<Table extends Queries> = <Name extends keyof Table & string>(
  name: Name,
  args: QueryArgs<Table[Name]>,
) => Promise<QueryRows<Table[Name]>>;
