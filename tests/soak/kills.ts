/**
 * `kill -9` of main in the middle of drawing, on the real program, again and again on the same account. What was
 * acknowledged before the kill must be there after it, each time.
 *
 *   npm run soak -- kills [--count N]
 */

import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import type { Page } from 'playwright';
import { watchCommits } from '../harness/acknowledged.ts';
import { findAndProject, stillTracks } from '../harness/classroom.ts';
import { discardDataFolder, makeDataFolder, startLectern, until } from '../harness/lectern.ts';
import { penOf } from '../harness/marks.ts';
import { at } from '../harness/picture.ts';
import { openSoak } from './report/report.ts';

const SEED = 20261125;
const { values } = parseArgs({ options: { json: { type: 'boolean' }, count: { type: 'string', default: '100' } } });
const soak = openSoak('kills', { seed: SEED, count: Number(values.count) });
const data = makeDataFolder();
const acknowledged = new Set<string>();
try {
  for (let kill = soak.from; kill < soak.count; kill += 1) {
    const before = acknowledged.size;
    await drawUntilKilled(kill);
    const kept = new Set(recordsOnDisk());
    const lost = [...acknowledged].filter((id) => !kept.has(id)).length;
    soak.record(1, { kills: 1, acknowledged: acknowledged.size - before, lost });
    process.stderr.write(`kill ${kill + 1}: ${acknowledged.size} acknowledged, ${lost} lost\n`);
    if (lost > 0) process.exitCode = 1;
  }
  await soak.finish();
} finally {
  discardDataFolder(data);
}

/** Draws short strokes as fast as they come and kills at a moment that differs each time. */
async function drawUntilKilled(kill: number): Promise<void> {
  const lectern = await startLectern({ data });
  const page = await lectern.window('console');
  const { commits } = await watchCommits(page);
  await findAndProject(page, 'sjxnj', 'start');
  const [track] = await stillTracks(page, 2);
  if (!track) throw new Error('nothing is shown');
  const drawing = drawOn(page, track.box);
  await until('some strokes are acknowledged', () => (commits().length >= 3 ? true : null));
  await new Promise((done) => setTimeout(done, (kill * 97) % 400));
  await lectern.kill();
  await drawing;
  for (const { recordId } of commits()) acknowledged.add(recordId);
}

async function drawOn(page: Page, box: { x: number; y: number; width: number; height: number }): Promise<void> {
  try {
    const pen = await penOf(page);
    for (let n = 0; ; n += 1) {
      const y = 0.1 + (n % 40) / 50;
      await pen.line(at(box, 0.2, y), at(box, 0.3, y), 3);
    }
  } catch {
    // The window went with its program; that is what this is about.
  }
}

function recordsOnDisk(): string[] {
  const [file] = globSync(join(data, 'accounts', '*', 'lessons.db'));
  if (!file) throw new Error('there is no lessons.db');
  // Opened as Lectern opens it after a crash: SQLite takes the write-ahead log in.
  const db = new Database(file);
  try {
    return db.prepare('SELECT id FROM ink_record').pluck().all() as string[];
  } finally {
    db.close();
  }
}
