import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import type { LessonRecord, UnixMs } from '../../../core/words/index.ts';
import type { CatalogueSource } from '../../../main/database/index.ts';
import { framesOf, writeShard } from '../../../main/shards/index.ts';
import { makeLessons } from '../../fixtures/curriculum/lessons.ts';
import { resourcesFolder } from '../../support/han.ts';

export type Built = { readonly seconds: number; readonly peak: number; readonly blockMs: number };

/** Builds in a process of its own, so that what it takes is its own. */
export function build(data: string, sources: readonly CatalogueSource[]): Built {
  const told = join(data, '..', 'sources.json');
  writeFileSync(told, JSON.stringify(sources));
  const child = fileURLToPath(new URL('./import-child.ts', import.meta.url));
  const said = execFileSync(process.execPath, [child, data, told, resourcesFolder()], {
    encoding: 'utf8',
    maxBuffer: 1 << 20,
  });
  const { left, ...built } = JSON.parse(said) as Built & { left: number };
  if (left > 0) throw new Error('a source was left out');
  return built;
}

export function catalogueFile(data: string): string {
  const folder = join(data, 'catalogue');
  return join(folder, readFileSync(join(folder, 'catalogue'), 'utf8').trim());
}

export function measureFile(data: string): {
  readonly bytes: number;
  readonly titles: number;
  readonly deltas: number;
} {
  const file = catalogueFile(data);
  const db = new Sqlite(file, { readonly: true });
  const one = (sql: string) => db.prepare(sql).pluck().get() as number;
  const facts = { titles: one('SELECT count(*) FROM title'), deltas: one('SELECT deltas FROM made') };
  db.close();
  return { bytes: statSync(file).size, ...facts };
}

/** Every hundredth lesson of `lessons` has another title, book and unit; made once. */
export async function changedShard(folder: string, lessons: number): Promise<string> {
  const file = join(folder, `${lessons}-changed.lessons`);
  if (!existsSync(file)) await writeShard(file, changedLessons(lessons));
  return file;
}

function* changedLessons(lessons: number): Generator<LessonRecord> {
  let at = 0;
  for (const lesson of makeLessons({ count: lessons / 100, seed: 2 })) {
    yield { ...lesson, id: `l${at.toString(36).padStart(5, '0')}`, changedUnixMs: 1_700_000_000_000 as UnixMs };
    at += 100;
  }
}

/** What one would do first: the same titles, a row a lesson, in SQLite's own index of three letters. */
export function trigramSeconds(folder: string, shard: string): number {
  const file = join(folder, 'trigram.db');
  rmSync(file, { force: true });
  const beganMs = performance.now();
  const db = new Sqlite(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec(`CREATE VIRTUAL TABLE search USING fts5(title, tokenize = 'trigram')`);
  const insert = db.prepare('INSERT INTO search VALUES (?)');
  db.transaction(() => {
    for (const { cards } of framesOf(shard))
      for (const { title } of cards) insert.run(title['zh-CN'] ?? title.en ?? '');
  })();
  db.exec(`INSERT INTO search (search) VALUES ('optimize')`);
  db.close();
  const seconds = (performance.now() - beganMs) / 1000;
  rmSync(file, { force: true });
  return seconds;
}
