/**
 * Searches in a catalogue of 100,000 and of 1,000,000 lessons, typed letter by letter: the first twenty rows of each
 * kind, and the counts. Asked through the catalogue's worker as the app asks it, the way there and back counted.
 *
 *   1m.passages      where lessons say it: summaries, chapters and questions of lessons that have them
 *   1m.suggest       what the search box offers while somebody types
 *   1m.paint         in the app: from a key to the rows of its answer on the glass
 *   1m.like          what SQL alone would do: title LIKE '%…%' over a million rows
 *   100k.miniSearch  a search library in memory, with its prefix search, on the same titles
 *
 * `recallPercent`: of the pairs in tests/fixtures/curriculum/recall.tsv, those whose title is among the first ten.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Databases } from '../../main/database/index.ts';
import { recallPairs, searchKinds, typedSearches } from '../fixtures/curriculum/searches.ts';
import { han } from '../support/han.ts';
import { createReport } from './report/report.ts';
import { openLargeCatalogue } from './tools/large-catalogue.ts';
import { likeMs, miniSearchMs } from './tools/other-searches.ts';
import { textFigures } from './tools/passages.ts';
import { paintMs } from './tools/search-paint.ts';

const SEARCHES = 500;
const LIMIT = 20;
const SEED = 20_261_126;
const substrings: number[] = [];

type Catalogue = Databases['catalogue'];

const report = await createReport('search', 'node');
const folder = join(import.meta.dirname, '../../.cache/bench-search');
mkdirSync(folder, { recursive: true });
for (const [name, lessons] of [
  ['100k', 100_000],
  ['1m', 1_000_000],
] as const) {
  const large = await openLargeCatalogue(folder, lessons);
  await timeKinds(name, large.catalogue);
  if (name === '1m') await recall(large.catalogue);
  await large.close();
  await timeTexts(name, lessons);
}
const like = await likeMs(folder, 1_000_000);
report.baseline('1m.like', 'ms', like);
const mini = await miniSearchMs(folder, 100_000);
report.baseline('100k.miniSearch', 'ms', mini.ms);
report.fact('miniSearchBytes', mini.bytes);
report.figure('1m.paint', 'ms', await paintMs(folder, 1_000_000));
report.ratio('likeOverSubstring', percentile99(like) / percentile99(substrings));
report.print();

function percentile99(ms: readonly number[]): number {
  const sorted = [...ms].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}

async function search(catalogue: Catalogue, text: string) {
  return catalogue.run('lesson.search', { text, kept: [], facets: {}, context: {}, limit: LIMIT });
}

async function timeKinds(name: string, catalogue: Catalogue): Promise<void> {
  for (const kind of searchKinds) {
    const ms: number[] = [];
    for (const text of typedSearches(kind, SEARCHES, SEED, han())) {
      const began = performance.now();
      await search(catalogue, text);
      ms.push(performance.now() - began);
    }
    report.figure(`${name}.${kind}`, 'ms', ms);
    if (name === '1m' && kind === 'substring') substrings.push(...ms);
  }
  const ms: number[] = [];
  const all = searchKinds.flatMap((kind) =>
    typedSearches(kind, Math.ceil(SEARCHES / searchKinds.length), SEED + 1, han()),
  );
  for (const text of all.slice(0, SEARCHES)) {
    const began = performance.now();
    await catalogue.run('lesson.count', { text, kept: [], facets: {} });
    ms.push(performance.now() - began);
  }
  report.figure(`${name}.counts`, 'ms', ms);
}

/** `textSeconds` is missing where the index of a run before was found whole. */
async function timeTexts(name: string, lessons: number): Promise<void> {
  const { passages, suggest, seconds, bytes, stepMsMax } = await textFigures(folder, lessons, SEARCHES, SEED);
  report.figure(`${name}.passages`, 'ms', passages);
  report.figure(`${name}.suggest`, 'ms', suggest);
  report.fact(`${name}.textBytes`, bytes);
  if (seconds < 1) return;
  report.fact(`${name}.textSeconds`, seconds);
  report.fact(`${name}.textStepMsMax`, stepMsMax);
}

async function recall(catalogue: Catalogue): Promise<void> {
  const pairs = recallPairs();
  const missed: string[] = [];
  for (const { query, title } of pairs) {
    const { found } = await search(catalogue, query);
    if (!found.slice(0, 10).some((row) => row.text === title)) missed.push(`${query} → ${title}`);
  }
  report.fact('recallPairs', pairs.length);
  report.fact('recallPercent', ((pairs.length - missed.length) / pairs.length) * 100);
  report.fact('recallMissed', missed.join('; '));
}
