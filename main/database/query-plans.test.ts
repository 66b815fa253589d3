import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { han } from '../../tests/support/han.ts';
import { catalogueQueries, openIndex } from './catalogue/index.ts';
import { addIndexes, catalogueTables } from './catalogue/schema.ts';
import { writeDb } from './db.ts';
import { lessonsQueries } from './lessons/index.ts';
import { lessonsMigrations } from './lessons/migrations/index.ts';
import { libraryQueries } from './library/index.ts';
import { libraryMigrations } from './library/migrations/index.ts';
import { migrate } from './migrate.ts';
import type { Queries } from './query.ts';
import { textQueries } from './text/index.ts';
import { createTextTables } from './text/schema.ts';

/** What SQLite means to do for each statement that a query runs. */
function plansOf(connection: Sqlite.Database, queries: Queries, name: string, args: unknown): string[] {
  const plans: string[] = [];
  const plain = writeDb(connection);
  const explained = (sql: string): void => {
    const rows = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(everyArgument(sql)) as { detail: string }[];
    plans.push(...rows.map(({ detail }) => detail));
  };
  const explaining = (method: 'all' | 'get' | 'run' | 'column' | 'each') => (sql: string, given?: never) => {
    explained(sql);
    return plain[method](sql, given);
  };
  const db = {
    all: explaining('all'),
    get: explaining('get'),
    run: explaining('run'),
    column: explaining('column'),
    each: explaining('each'),
  };
  queries[name]?.run(db as never, args as never);
  return plans;
}

function everyArgument(sql: string): Record<string, null> {
  return Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]));
}

const lessons = new Sqlite(':memory:');
migrate(lessons, lessonsMigrations);
const library = new Sqlite(':memory:');
migrate(library, libraryMigrations);
const catalogue = new Sqlite(':memory:');
catalogueTables.up(writeDb(catalogue));
addIndexes((sql) => catalogue.exec(sql));
catalogue.exec(`INSERT INTO book VALUES (1, 'primary', 4, 'mathematics', NULL, NULL, NULL, 1);
  INSERT INTO unit VALUES (1, 1, '[{"en":"one"}]', 1, 1); INSERT INTO theme VALUES (1, 't', 1, x'');
  INSERT INTO feed VALUES (0, 'f', 'd', 0, 0, NULL); INSERT INTO arrival VALUES (1, 5)`);
const text = new Sqlite(':memory:');
lessons.exec(`INSERT INTO playlist VALUES ('p', 't', 'n', 1, 0);
  INSERT INTO playlist_lesson VALUES ('p', 'l', 0, 0, '{}', NULL, NULL, 1);
  INSERT INTO plan VALUES ('plan', 't', NULL, 'n', 2400, 1, 0);
  INSERT INTO plan_lesson VALUES ('plan', 'l', 0, '{}', NULL, 1, NULL, NULL);
  INSERT INTO plan_item VALUES ('plan', 'i', 0, '{}')`);
createTextTables(text);
const ofText = textQueries(han());
const ofCatalogue = catalogueQueries(openIndex(writeDb(catalogue)), han());

const whose = { teacherId: 't', classId: 'c', lessonId: 'l' };
const stop = { ...whose, title: '{}', stopSeconds: 1, durationSeconds: 2, finished: 0, atUnixMs: 3 };
const record = { ...whose, id: 'r', pageId: 'p', kind: 'clear', writer: 'w', madeUnixMs: 1, body: '{}', points: null };

/** Queries that run while a class waits, or on tables that grow for years. */
const important: [string, Sqlite.Database, Queries, string, unknown][] = [
  ['lessons', lessons, lessonsQueries, 'ink.commit', record],
  ['lessons', lessons, lessonsQueries, 'ink.pages', whose],
  ['lessons', lessons, lessonsQueries, 'ink.marked', whose],
  ['lessons', lessons, lessonsQueries, 'ink.lastSequence', {}],
  ['lessons', lessons, lessonsQueries, 'stop.remember', stop],
  ['lessons', lessons, lessonsQueries, 'stop.of', whose],
  ['lessons', lessons, lessonsQueries, 'stop.list', { teacherId: 't', limit: 10 }],
  ['lessons', lessons, lessonsQueries, 'bookmark.list', whose],
  ['lessons', lessons, lessonsQueries, 'history.list', whose],
  ['lessons', lessons, lessonsQueries, 'history.taught', { ...stop, documentDigest: null, pageIndex: null }],
  ['lessons', lessons, lessonsQueries, 'history.page', { teacherId: 't', limit: 10 }],
  ['lessons', lessons, lessonsQueries, 'playlist.list', { teacherId: 't' }],
  ['lessons', lessons, lessonsQueries, 'playlist.get', { id: 'p' }],
  ['lessons', lessons, lessonsQueries, 'playlist.put', { id: 'p', lessonId: 'l', toIndex: 0, row: null }],
  ['lessons', lessons, lessonsQueries, 'timetable.planned', { from: '2026-09-07', until: '2026-09-13' }],
  ['lessons', lessons, lessonsQueries, 'search.remember', { teacherId: 't', text: 'x', atUnixMs: 1 }],
  ['lessons', lessons, lessonsQueries, 'search.list', { teacherId: 't', limit: 6 }],
  ['lessons', lessons, lessonsQueries, 'place.get', { teacherId: 't', tab: 'books' }],
  ['lessons', lessons, lessonsQueries, 'layout.get', { teacherId: 't', lessonId: 'l' }],
  ['text', text, ofText, 'text.search', { text: '三角形', facets: {}, context: { stage: 'primary' }, limit: 10 }],
  ['text', text, ofText, 'phrase.list', { text: 'sanjiao', limit: 8 }],
  ['text', text, ofText, 'file.unread', { after: 0, limit: 10 }],
  ['library', library, libraryQueries, 'lesson.get', { id: 'l' }],
  ['library', library, libraryQueries, 'lesson.newest', { limit: 10 }],
  ['library', library, libraryQueries, 'lesson.search', { terms: ['sjx', 'nj'], limit: 10 }],
  ['library', library, libraryQueries, 'derived.of', { sources: ['d'] }],
  ['library', library, libraryQueries, 'derived.type', { digest: 'd' }],
  ['library', library, libraryQueries, 'regions.get', { lessonId: 'l' }],
  ['library', library, libraryQueries, 'slides.get', { lessonId: 'l' }],
  ['catalogue', catalogue, ofCatalogue, 'lesson.held', { after: 0, limit: 10 }],
  ['catalogue', catalogue, ofCatalogue, 'lesson.get', { id: 'f/l' }],
  ['lessons', lessons, lessonsQueries, 'plan.list', { teacherId: 't' }],
  ['lessons', lessons, lessonsQueries, 'plan.get', { id: 'plan' }],
  ['lessons', lessons, lessonsQueries, 'shown.since', { teacherId: 't', classId: 'c', sinceUnixMs: 1 }],
  ['catalogue', catalogue, ofCatalogue, 'lesson.list', { limit: 10 }],
  ['catalogue', catalogue, ofCatalogue, 'browse', { at: {}, offset: 0, limit: 10, secondsMax: 900 }],
  [
    'catalogue',
    catalogue,
    ofCatalogue,
    'theme.lessons',
    { name: 't', offset: 0, limit: 10, secondsMax: 900, facets: { grade: 4 } },
  ],
  ['catalogue', catalogue, ofCatalogue, 'lesson.recent', { offset: 0, limit: 10 }],
  [
    'catalogue',
    catalogue,
    ofCatalogue,
    'lesson.search',
    { text: 'sjxnj', kept: [], facets: {}, context: {}, limit: 10 },
  ],
];

describe('an important query reads by an index', () => {
  test.each(important)('%s: %4$s', (_, connection, queries, name, args) => {
    const plans = plansOf(connection, queries, name, args);
    // Feeds are a handful. A scan of an index gives an order, and stops at the limit; a scan of a table or a sort reads it all.
    const readsAll = plans.filter(
      (plan) => /SCAN (?!feed$|\w+ USING|\w+ VIRTUAL)|USE TEMP B-TREE/.test(plan) && !plan.includes('DISTINCT'),
    );
    expect(readsAll).toEqual([]);
  });

  test('and a plan that reads all would be seen', () => {
    const scan = {
      'bad.scan': { kind: 'read', run: (db: { all(sql: string): unknown }) => db.all('SELECT body FROM ink_record') },
    };
    expect(plansOf(lessons, scan as unknown as Queries, 'bad.scan', {})).toEqual(['SCAN ink_record']);
  });
});
