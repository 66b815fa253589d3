import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { makeLessons } from '../../fixtures/curriculum/lessons.ts';
import { typedSearches } from '../../fixtures/curriculum/searches.ts';
import { han } from '../../support/han.ts';

const LIKE_SEARCHES = 20;
const MINI_SEARCHES = 200;
const SEED = 7;

function* titlesOf(lessons: number): Generator<string> {
  for (const { title } of makeLessons({ count: lessons, seed: 1 })) yield title['zh-CN'] ?? title.en ?? '';
}

/** A table of titles and SQL: no index helps LIKE with a wildcard in front. */
export async function likeMs(folder: string, lessons: number): Promise<readonly number[]> {
  const file = join(folder, `like-${lessons}.db`);
  const isThere = existsSync(file);
  const database = new Sqlite(file);
  if (!isThere) {
    database.exec('CREATE TABLE lesson (id INTEGER PRIMARY KEY, title TEXT NOT NULL)');
    const insert = database.prepare('INSERT INTO lesson (title) VALUES (?)');
    database.transaction(() => {
      for (const title of titlesOf(lessons)) insert.run(title);
    })();
  }
  const select = database.prepare(`SELECT id, title FROM lesson WHERE title LIKE ? ORDER BY length(title) LIMIT 20`);
  const ms = typedSearches('substring', LIKE_SEARCHES, SEED, han()).map((text) => {
    const began = performance.now();
    select.all(`%${text}%`);
    return performance.now() - began;
  });
  database.close();
  return ms;
}

/** MiniSearch takes words; Chinese ones are given to it as single characters and pairs. */
export async function miniSearchMs(
  _folder: string,
  lessons: number,
): Promise<{ readonly ms: readonly number[]; readonly bytes: number }> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const tokenize = (text: string) => [...text].flatMap((one, at, all) => [one, `${one}${all[at + 1] ?? ''}`]);
  const mini = new MiniSearch<{ id: number; title: string }>({ fields: ['title'], tokenize });
  let id = 0;
  for (const title of titlesOf(lessons)) mini.add({ id: id++, title });
  globalThis.gc?.();
  const bytes = process.memoryUsage().heapUsed - before;
  const ms = typedSearches('substring', MINI_SEARCHES, SEED, han()).map((text) => {
    const began = performance.now();
    mini.search(text, { combineWith: 'AND', prefix: true }).slice(0, 20);
    return performance.now() - began;
  });
  return { ms, bytes };
}
