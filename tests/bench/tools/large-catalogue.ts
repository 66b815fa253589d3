import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabases, type Databases } from '../../../main/database/index.ts';
import { writeShard } from '../../../main/shards/index.ts';
import { makeLessons } from '../../fixtures/curriculum/lessons.ts';
import { makeSayingLessons } from '../../fixtures/curriculum/texts.ts';
import { listLog, realClock } from '../../support/data.ts';
import { resourcesFolder } from '../../support/han.ts';
import { oneShard } from '../../support/source.ts';

/** Raised when the lessons are made in another way, so that no old shard is measured. */
const MAKING = 2;
const SEED = 1;

/** The shard of so many lessons, made once: to make a million takes 50 s and is not measured. */
export async function largeShard(folder: string, lessons: number, { allDifferent = false } = {}): Promise<string> {
  const file = join(folder, `${lessons}-${MAKING}${allDifferent ? '-different' : ''}.lessons`);
  if (!existsSync(file)) await writeShard(file, makeLessons({ count: lessons, seed: SEED, allDifferent }));
  return file;
}

/** The same lessons with a summary, chapters and a question each. */
async function sayingShard(folder: string, lessons: number): Promise<string> {
  const file = join(folder, `${lessons}-saying-${MAKING}.lessons`);
  if (!existsSync(file)) await writeShard(file, makeSayingLessons({ count: lessons, seed: SEED }));
  return file;
}

export type LargeCatalogue = { readonly catalogue: Databases['catalogue']; close(): Promise<void> };
export type LargeTexts = Databases & { readonly seconds: number; readonly bytes: number; readonly stepMsMax: number };

/** A catalogue of so many lessons, built where it is not there yet. */
export async function openLargeCatalogue(folder: string, lessons: number): Promise<LargeCatalogue> {
  const data = join(folder, `data-${lessons}`);
  const { catalogue, close } = await openIn(data);
  const digest = `${lessons}-${MAKING}`;
  const feeds = await catalogue.run('feed.list', {});
  if (!feeds.some((feed) => feed.digest === digest)) {
    await catalogue.build([oneShard({ id: 'national', digest, file: await largeShard(folder, lessons) })]);
  }
  return { catalogue, close };
}

/** A catalogue of lessons that say something, and its index of texts, filled without a pause: 0 seconds where it was. */
export async function openLargeTexts(folder: string, lessons: number): Promise<LargeTexts> {
  const data = join(folder, `saying-${lessons}`);
  const databases = await openIn(data);
  const digest = `${lessons}-saying-${MAKING}`;
  const source = oneShard({ id: 'national', digest, file: await sayingShard(folder, lessons) });
  const feeds = await databases.catalogue.run('feed.list', {});
  if (!feeds.some((feed) => feed.digest === digest)) await databases.catalogue.build([source]);
  const began = performance.now();
  let stepMsMax = 0;
  for (let done = false; !done; ) {
    const stepBegan = performance.now();
    ({ done } = await databases.text.run('text.step', { sources: [source] }));
    stepMsMax = Math.max(stepMsMax, performance.now() - stepBegan);
  }
  const bytes = readdirSync(join(data, 'catalogue'))
    .filter((name) => name.startsWith('text-'))
    .reduce((sum, name) => sum + statSync(join(data, 'catalogue', name)).size, 0);
  return { ...databases, seconds: (performance.now() - began) / 1000, bytes, stepMsMax };
}

async function openIn(data: string): Promise<Databases> {
  const opened = await createDatabases({
    paths: { shared: data, account: data, resources: resourcesFolder() },
    ...{ backups: null, clock: realClock, log: listLog(), timedQuery: null, mayWork: () => true },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}
