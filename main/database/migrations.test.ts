import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { climb } from './ladder.ts';
import { lessonsSchema } from './lessons/index.ts';
import { librarySchema } from './library/index.ts';
import { checkList, FromFuture, type Migration, migrate, newestOf, schemaNumber } from './migrate.ts';

const fixtures = fileURLToPath(new URL('../../tests/fixtures/db', import.meta.url));
const schemas = [lessonsSchema, librarySchema];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-migrate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const step = (number: number, sql: string): Migration => ({
  number,
  name: `step${number}`,
  up: (db) => void db.run(sql),
});

describe('a list of migrations', () => {
  test.each([
    ['that goes back', [step(20, ''), step(10, '')]],
    ['with a number twice', [step(10, ''), step(10, '')]],
    ['with a number that is none', [step(0.5, '')]],
  ])('%s is refused', (_, list) => {
    expect(() => checkList(list)).toThrow('out of order');
  });

  test.each(schemas)('of the $name database is in order, in gaps of ten', ({ migrations }) => {
    checkList(migrations);
    expect(migrations.every(({ number }) => number % 10 === 0)).toBe(true);
  });

  test('runs in one transaction: a step that fails undoes those before it', () => {
    const connection = new Sqlite(':memory:');
    const list = [step(10, 'CREATE TABLE a (x) STRICT'), step(20, 'CREATE TABLE b (x INTEGER) STRICT')];
    expect(() =>
      migrate(
        connection,
        list.toReversed().map((one, at) => ({ ...one, number: at * 10 + 10 })),
      ),
    ).toThrow();
    expect(connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
    expect(schemaNumber(connection)).toBe(0);
    connection.close();
  });

  test('runs only what is due, and nothing the second time', () => {
    const connection = new Sqlite(':memory:');
    const [first, second] = [
      step(10, 'CREATE TABLE a (x INTEGER) STRICT'),
      step(20, 'CREATE TABLE b (x INTEGER) STRICT'),
    ];
    expect(migrate(connection, [first])).toHaveLength(1);
    expect(migrate(connection, [first, second]).map(({ number }) => number)).toEqual([20]);
    expect(migrate(connection, [first, second])).toEqual([]);
    expect(() => migrate(connection, [first])).toThrow(FromFuture);
    connection.close();
  });
});

describe.each(schemas)('the $name database of an earlier version', (schema) => {
  const files = readdirSync(fixtures).filter((entry) => entry.startsWith(`${schema.name}-`));

  test('there is a file for every migration that has shipped', () => {
    const expected = schema.migrations.map(({ number }) => `${schema.name}-${String(number).padStart(4, '0')}.db`);
    expect(files.toSorted()).toEqual(expected);
  });

  test.each(files)('%s is brought up to date with all its rows', (name) => {
    const file = join(folder, `${schema.name}.db`);
    copyFileSync(join(fixtures, name), file);
    const before = rowsOf(file);
    const { connection, opening } = climb(schema, { file, backupsFolder: join(folder, 'backups') });
    expect(opening).toEqual({ rung: 'sound' });
    expect(schemaNumber(connection)).toBe(newestOf(schema.migrations));
    connection.close();
    expect(before).not.toEqual({});
    expect(rowsOf(file)).toMatchObject(before);
  });
});

/** How many rows each table has; at least one each, or the fixture proves nothing. */
function rowsOf(file: string): Record<string, number> {
  const connection = new Sqlite(file, { readonly: true });
  const tables = connection
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
  const rows = tables.map((table): [string, number] => [
    table,
    Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
  ]);
  connection.close();
  return Object.fromEntries(rows.filter(([, count]) => count > 0));
}
