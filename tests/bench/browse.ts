/**
 * The curriculum of 1,000,000 lessons gone through by hand, level by level, and the facet counts over all lessons.
 * Asked through the catalogue's worker as the app asks it, the way there and back counted.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Databases } from '../../main/database/index.ts';
import { createRandom } from '../sim/random.ts';
import { createReport } from './report/report.ts';
import { openLargeCatalogue } from './tools/large-catalogue.ts';

const LESSONS = 1_000_000;
const WALKS = 500;
const LIMIT = 48;
const SEED = 20_261_127;

const report = await createReport('browse', 'node');
const folder = join(import.meta.dirname, '../../.cache/bench-search');
mkdirSync(folder, { recursive: true });
const large = await openLargeCatalogue(folder, LESSONS);
const random = createRandom(SEED);
await walks(large.catalogue);
await counts(large.catalogue);
await lists(large.catalogue);
await large.close();
report.print();

async function walks(catalogue: Databases['catalogue']): Promise<void> {
  const ms = new Map<string, number[]>();
  for (let walk = 0; walk < WALKS; walk += 1) {
    for (let at = {}, isEnd = false; !isEnd; ) {
      const beganMs = performance.now();
      // Every other walk looks for what fits in a quarter of an hour.
      const length = walk % 2 === 1 ? { secondsMax: 900 } : {};
      const { level, nodes } = await catalogue.run('browse', { at, offset: 0, limit: LIMIT, ...length });
      ms.set(level, [...(ms.get(level) ?? []), performance.now() - beganMs]);
      isEnd = nodes.length === 0;
      if (!isEnd) at = random.pick(nodes).at;
    }
  }
  for (const [level, all] of ms) report.figure(`1m.${level}`, 'ms', all);
}

async function counts(catalogue: Databases['catalogue']): Promise<void> {
  const all: number[] = [];
  const narrowed: number[] = [];
  const { facets } = await catalogue.run('lesson.count', { text: '', kept: [], facets: {} });
  const subjects = Object.keys(facets.subject);
  for (let n = 0; n < WALKS; n += 1) {
    const some = { subject: random.pick(subjects), ...(random.chance(0.5) && { secondsMax: 900 }) };
    for (const [into, asked] of [
      [all, {}],
      [narrowed, some],
    ] as const) {
      const beganMs = performance.now();
      await catalogue.run('lesson.count', { text: '', kept: [], facets: asked });
      into.push(performance.now() - beganMs);
    }
  }
  report.figure('1m.facetCounts', 'ms', all);
  report.figure('1m.facetCountsNarrowed', 'ms', narrowed);
}

async function lists(catalogue: Databases['catalogue']): Promise<void> {
  const recent: number[] = [];
  for (let n = 0; n < WALKS; n += 1) {
    const beganMs = performance.now();
    await catalogue.run('lesson.recent', { offset: (n % 4) * LIMIT, limit: LIMIT });
    recent.push(performance.now() - beganMs);
  }
  report.figure('1m.recent', 'ms', recent);
}
