import { readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { readAll, refusalOf } from '../../../../tests/fixtures/catalogue/imported.ts';
import {
  type Exported,
  exported,
  fixture,
  type Row,
  type Tables,
} from '../../../../tests/fixtures/catalogue/kolibri/exported.ts';
import { kolibri } from './index.ts';

const exports: Exported[] = [];
afterEach(() => {
  for (const one of exports.splice(0)) one.clean();
});
const five = fixture('5');
function place(tables: Tables = five, files: Readonly<Record<string, string>> = {}): Exported {
  const one = exported(tables, files);
  exports.push(one);
  return one;
}
const stored = '9f9438fe6b0d42dd8e913d7d04cfb2b2.mp4';
const nodes = five.content_contentnode ?? [];
const withRows = (table: string, rows: readonly Row[]): Tables => ({ ...five, [table]: rows });

describe('a source is refused', () => {
  test('that is not there', async () => {
    expect(await refusalOf(kolibri(join(place().folder, 'none')))).toBe('sourceUnreadable');
  });

  test('that is a folder without a channel, or with empty databases only', async () => {
    const { folder, database, content } = place();
    await mkdir(join(content, 'storage'));
    expect(await refusalOf(kolibri(join(content, 'storage')))).toBe('sourceNotKnown');
    writeFileSync(database, '');
    expect(await refusalOf(kolibri(folder))).toBe('sourceNotKnown');
    expect(await refusalOf(kolibri(database))).toBe('sourceNotKnown');
  });

  test('that is no database, or one of something else', async () => {
    const { database } = place({ bookmarks: [{ id: 1, title: 'x' }] });
    expect(await refusalOf(kolibri(database))).toBe('sourceNotKnown');
    writeFileSync(database, 'PK\u0003\u0004'.repeat(1000));
    expect(await refusalOf(kolibri(database))).toBe('sourceNotKnown');
  });

  test.each([0.9, 0.5, 0.2, 0.01])('of which only a part of %s was copied', async (part) => {
    const { database } = place();
    truncateSync(database, Math.ceil(statSync(database).size * part));
    expect(await refusalOf(kolibri(database))).toBe('sourceDamaged');
  });

  test('whose pages hold something else', async () => {
    const { database } = place();
    const bytes = readFileSync(database);
    writeFileSync(database, bytes.fill(0xa5, 4096));
    expect(await refusalOf(kolibri(database))).toBe('sourceDamaged');
  });

  test('whose tables are views that compute for ever, or whose columns are made up by their schema', async () => {
    const { database } = place({ ...five, content_file: [] });
    const db = new Sqlite(database);
    db.exec(`CREATE VIEW content_file AS WITH RECURSIVE endless(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless)
      SELECT n AS contentnode_id, n AS preset FROM endless`);
    expect(await refusalOf(kolibri(database))).toBe('sourceNotKnown');
    db.exec('DROP VIEW content_file; CREATE TABLE content_file (preset, contentnode_id AS (hex(zeroblob(1e9))))');
    db.close();
    expect(await refusalOf(kolibri(database))).toBe('sourceNotKnown');
  });
});

describe('one damaged channel of several', () => {
  test('is told as a missing part, and the others are read', async () => {
    const { folder, content } = place();
    writeFileSync(join(content, 'databases', `${'0'.repeat(32)}.sqlite3`), 'no database');
    const { records, skips } = await readAll(kolibri(folder));
    expect(records).toHaveLength(5);
    expect(skips).toEqual([`missingPart ${'0'.repeat(32)}.sqlite3: sourceNotKnown: no database`]);
  });
});

describe('nothing is written beside a database', () => {
  const inFolder = (folder: string) =>
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);

  test.each(['delete', 'wal'])('that keeps its journal as %s', async (mode) => {
    const { database } = place();
    const db = new Sqlite(database);
    db.pragma(`journal_mode = ${mode}`);
    db.close();
    const before = inFolder(dirname(database));
    expect((await readAll(kolibri(database))).records).toHaveLength(5);
    expect(inFolder(dirname(database))).toEqual(before);
  });

  test('of which a part still stands in its log, and that part is read', async () => {
    const { database } = place();
    const db = new Sqlite(database);
    db.pragma('journal_mode = WAL');
    db.exec("UPDATE content_contentnode SET title = 'in the log' WHERE title = 'c1'");
    const before = inFolder(dirname(database)).filter(([name]) => !name?.endsWith('-shm'));
    const { records } = await readAll(kolibri(database));
    expect(records[0]?.title).toEqual({ en: 'in the log' });
    expect(inFolder(dirname(database)).filter(([name]) => !name?.endsWith('-shm'))).toEqual(before);
    db.close();
  });
});

describe('a file is taken from the storage alone', () => {
  test.skipIf(process.platform === 'win32')('and not where a link leads out of it', async () => {
    const { folder, content } = place();
    const outside = join(folder, 'secret.mp4');
    writeFileSync(outside, 'film');
    await mkdir(join(content, 'storage', '9', 'f'), { recursive: true });
    symlinkSync(outside, join(content, 'storage', '9', 'f', stored));
    expect((await readAll(kolibri(folder))).files.flat()).toEqual([]);
    await rm(join(content, 'storage', '9'), { recursive: true });
    await mkdir(join(folder, 'f'));
    writeFileSync(join(folder, 'f', stored), 'film');
    symlinkSync(folder, join(content, 'storage', '9'));
    expect((await readAll(kolibri(folder))).files.flat()).toEqual([]);
  });

  test('and a name that is no digest is told of', async () => {
    const names = ['../../../../etc/passwd', 'ABCDEF', '9f9438fe6b0d42dd8e913d7d04cfb2b2-data', '\u202e'.repeat(5000)];
    const [file] = five.content_file ?? [];
    const tables = {
      ...withRows(
        'content_file',
        names.map((name) => ({ ...file, local_file_id: name })),
      ),
      content_localfile: names.map((name) => ({ id: name, extension: 'mp4' })),
    };
    const { records, skips, files } = await readAll(kolibri(place(tables).folder));
    expect(records[0]).toMatchObject({ title: { en: 'c1' }, links: [] });
    expect(files.flat()).toEqual([]);
    expect(skips.filter((skip) => skip.startsWith('badName c1: '))).toHaveLength(4);
  });
});

describe('a node is skipped', () => {
  const change = async (values: Row) =>
    readAll(
      kolibri(
        place(
          withRows(
            'content_contentnode',
            nodes.map((node) => ({ ...node, ...values })),
          ),
        ).folder,
      ),
    );

  test('whose id is none, and whose title shows nothing', async () => {
    expect((await change({ kind: 'video', id: '../x' })).skips).toHaveLength(7);
    expect((await change({ kind: 'video', id: 5 })).skips[0]).toBe('badRecord root: its id');
    const { skips, records } = await change({ kind: 'video', title: '\u202e\u0000 \u200b' });
    expect(records).toEqual([]);
    expect(skips[0]).toMatch(/^noTitle \w{32}: /);
  });

  test('no circle of topics is run through for ever, and no long text is kept whole', async () => {
    const circle = nodes.map((node) =>
      node.kind === 'topic' ? { ...node, parent_id: '2e8bac07947855369fe2d77642dfc870' } : node,
    );
    const told = await readAll(kolibri(place(withRows('content_contentnode', circle)).folder));
    expect(told.records.map(({ units }) => units.length)).toEqual([12, 12, 12, 12, 12]);
    const { records } = await change({ kind: 'video', title: '长'.repeat(1_000_000), id: 'x' });
    expect(records[0]?.title['zh-CN']).toHaveLength(500);
  });
});
