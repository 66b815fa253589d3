import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { writeShard } from '../../main/shards/index.ts';
import { makeSayingLessons } from '../fixtures/curriculum/texts.ts';
import { dataFolder } from '../support/data.ts';
import { mulberry32 } from './kill-while-committing.ts';
import { runAndKill } from './run-and-kill.ts';

export type IndexTally = {
  readonly kills: number;
  /** Lessons whose texts were in the index after the last kill. */
  readonly lessons: number;
  /** What was found that must not be. */
  readonly broken: readonly string[];
};

/**
 * Kills a process that takes in what lessons say, at random moments after its first step; after each kill a sound index
 * lies there with the steps that were told of, and the next one goes on, until all is taken in, nothing twice.
 */
export async function killWhileIndexing(kills: number, seed: number, lessons: number): Promise<IndexTally> {
  const data = dataFolder();
  const folder = join(data.paths.shared, 'catalogue');
  const shard = join(data.folder, 'feed.lessons');
  const index = join(folder, 'text-1.db');
  const random = mulberry32(seed);
  const tally = { kills: 0, lessons: 0, broken: [] as string[] };
  const takeIn = (afterMs: number | null) =>
    runAndKill(fileURLToPath(new URL('./text-taker.ts', import.meta.url)), [folder, shard], afterMs);
  try {
    data.openCatalogue();
    await writeShard(shard, makeSayingLessons({ count: lessons, seed }));
    for (let kill = 0; kill < kills; kill += 1) {
      await takeIn(random() * 150);
      tally.kills += 1;
      const docs = docsIn(index);
      if (typeof docs === 'string') tally.broken.push(`kill ${kill}: ${docs}`);
      else if (docs < tally.lessons) tally.broken.push(`kill ${kill}: ${docs} lessons where ${tally.lessons} were`);
      else tally.lessons = docs;
    }
    await takeIn(null);
    const docs = docsIn(index);
    if (docs !== lessons) tally.broken.push(`one that went to its end left ${docs} lessons of ${lessons}`);
    return tally;
  } finally {
    await data.clean();
  }
}

/** How many lessons the index holds; in words what is wrong with it. */
function docsIn(file: string): number | string {
  const connection = new Sqlite(file);
  try {
    const check = connection.pragma('integrity_check', { simple: true });
    if (check !== 'ok') return `integrity_check: ${check}`;
    connection.exec(`INSERT INTO search (search) VALUES ('integrity-check')`);
    const docs = connection.prepare('SELECT count(*) FROM doc').pluck().get() as number;
    const distinct = connection.prepare('SELECT count(DISTINCT lesson_id) FROM doc').pluck().get();
    return docs === distinct ? docs : `${docs} texts of ${distinct} lessons`;
  } catch (error) {
    return String(error);
  } finally {
    connection.close();
  }
}
