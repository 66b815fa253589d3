/**
 * What a `kill -9` leaves of the index of what lessons say, whenever it comes: a sound file with the steps that were
 * told of, and the rest is taken in by the next ones, nothing twice.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { writeShard } from '../../main/shards/index.ts';
import { makeSayingLessons } from '../fixtures/curriculum/texts.ts';
import { dataFolder } from '../support/data.ts';
import { mulberry32 } from './kill-while-committing.ts';

const SEED = 20_261_127;
const KILLS = 6;
const LESSONS = 8000;
const data = dataFolder();
afterAll(() => data.clean());

test('a kill in the middle of taking in leaves a sound index, and the next start goes on', async () => {
  const folder = join(data.paths.shared, 'catalogue');
  const file = join(data.folder, 'feed.lessons');
  data.openCatalogue();
  await writeShard(file, makeSayingLessons({ count: LESSONS, seed: SEED }));
  const random = mulberry32(SEED);
  let before = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await takeInUntilKilled(folder, file, random() * 150);
    const docs = docsOf(join(folder, 'text-1.db'));
    expect(docs).toBeGreaterThanOrEqual(before);
    before = docs;
  }
  await takeInUntilKilled(folder, file, null);
  expect(docsOf(join(folder, 'text-1.db'))).toBe(LESSONS);
}, 120_000);

function docsOf(file: string): number {
  const connection = new Sqlite(file);
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
  connection.exec(`INSERT INTO search (search) VALUES ('integrity-check')`);
  const docs = connection.prepare('SELECT count(*) FROM doc').pluck().get() as number;
  expect(connection.prepare('SELECT count(DISTINCT lesson_id) FROM doc').pluck().get()).toBe(docs);
  connection.close();
  return docs;
}

/** `afterMs` after its first step; null: to its end. */
async function takeInUntilKilled(folder: string, file: string, afterMs: number | null): Promise<void> {
  const taker = fileURLToPath(new URL('./text-taker.ts', import.meta.url));
  const child = spawn(process.execPath, [taker, folder, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  child.stdout.resume();
  if (afterMs !== null) {
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    child.kill('SIGKILL');
  }
  await ended;
}
