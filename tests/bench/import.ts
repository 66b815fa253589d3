/**
 * A national catalogue of 1,000,000 lessons taken in: built from a shard, and changed by one in a hundred. Making the
 * lessons is not measured.
 *
 *   peakBytes        the most memory of the whole process, its databases open
 *   mainBlockMsMax   the longest that main's thread was held meanwhile
 *   hardSeconds      the same with a million different titles
 *   trigramSeconds   naive: SQLite's trigram index over the same titles
 *   busy.windows     a lesson plays while the import goes on beside it: what `sync` calls `windows`
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { UnixMs } from '../../core/words/index.ts';
import type { CatalogueSource } from '../../main/database/index.ts';
import { oneShard } from '../support/source.ts';
import { createReport } from './report/report.ts';
import { playWhileImporting } from './tools/busy-lesson.ts';
import { build, changedShard, measureFile, trigramSeconds } from './tools/import-run.ts';
import { largeShard } from './tools/large-catalogue.ts';

const LESSONS = 1_000_000;
const CHANGED = LESSONS / 100;

const report = await createReport('import', 'browser');
const folder = join(import.meta.dirname, '../../.cache/bench-search');
mkdirSync(folder, { recursive: true });
const shard = await largeShard(folder, LESSONS);
const different = await largeShard(folder, LESSONS, { allDifferent: true });
const changed = await changedShard(folder, LESSONS);

const national: CatalogueSource = { ...oneShard({ id: 'national', digest: '1', file: shard }), lessons: LESSONS };
const data = fresh('import');
const whole = build(data, [national]);
const built = measureFile(data);
report.fact('seconds', whole.seconds);
report.fact('rowsPerSecond', Math.round(LESSONS / whole.seconds));
report.fact('distinctTitles', built.titles);
report.fact('bytesOnDisk', built.bytes);
report.fact('peakBytes', whole.peak);
report.fact('mainBlockMsMax', whole.blockMs);

const change = { digest: '2', unixMs: 1_700_000_000_000 as UnixMs, file: changed, lessons: CHANGED, removed: [] };
const delta = build(data, [{ ...national, changes: [change] }]);
if (measureFile(data).deltas !== 1) throw new Error('the catalogue was built whole');
report.fact('deltaSeconds', delta.seconds);
report.fact('deltaPeakBytes', delta.peak);
report.fact('deltaMainBlockMsMax', delta.blockMs);
rmSync(data, { recursive: true });

const hard = fresh('import-hard');
const { seconds, peak } = build(hard, [{ ...national, files: [different] }]);
report.fact('hardSeconds', seconds);
report.fact('hardPeakBytes', peak);
report.fact('hardDistinctTitles', measureFile(hard).titles);
rmSync(hard, { recursive: true });

report.fact('trigramSeconds', trigramSeconds(folder, shard));
const busy = await playWhileImporting(shard, LESSONS);
report.figure('busy.windows', 'ms', busy.windows);
report.fact('busyBytesBuilt', busy.bytesBuilt);
report.print();

function fresh(name: string): string {
  const place = join(folder, name);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  return place;
}
