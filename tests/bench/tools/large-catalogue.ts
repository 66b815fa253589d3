import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabases, type Databases } from '../../../main/database/index.ts';
import { writeShard } from '../../../main/shards/index.ts';
import { makeLessons } from '../../fixtures/curriculum/lessons.ts';
import { listLog, realClock } from '../../support/data.ts';
import { resourcesFolder } from '../../support/han.ts';
import { oneShard } from '../../support/source.ts';

/** Raised when the lessons are made in another way, so that no old shard is measured. */
const MAKING = 1;
const SEED = 1;

/** The shard of so many lessons, made once: to make a million takes 50 s and is not measured. */
export async function largeShard(folder: string, lessons: number, { allDifferent = false } = {}): Promise<string> {
  const file = join(folder, `${lessons}-${MAKING}${allDifferent ? '-different' : ''}.lessons`);
  if (!existsSync(file)) await writeShard(file, makeLessons({ count: lessons, seed: SEED, allDifferent }));
  return file;
}

export type LargeCatalogue = { readonly catalogue: Databases['catalogue']; close(): Promise<void> };

/** A catalogue of so many lessons, built where it is not there yet. */
export async function openLargeCatalogue(folder: string, lessons: number): Promise<LargeCatalogue> {
  const data = join(folder, `data-${lessons}`);
  const opened = await createDatabases({
    paths: { shared: data, account: data, resources: resourcesFolder() },
    ...{ backups: null, clock: realClock, log: listLog(), timedQuery: null, mayWork: () => false },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const { catalogue, close } = opened.value;
  const digest = `${lessons}-${MAKING}`;
  const feeds = await catalogue.run('feed.list', {});
  if (!feeds.some((feed) => feed.digest === digest)) {
    await catalogue.build([oneShard({ id: 'national', digest, file: await largeShard(folder, lessons) })]);
  }
  return { catalogue, close };
}
