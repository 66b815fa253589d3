import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readHan } from '../../core/search/index.ts';
import { buildCatalogue, createPace } from './catalogue/index.ts';
import { faultCodeOf } from './fault.ts';
import type { BuildTask, FromBuilder } from './messages.ts';

/** Builds a catalogue beside the one that is searched, in a thread that ends with it: all its memory is free again. */
const { folder, sources, han, calm }: BuildTask = workerData;
const say = (message: FromBuilder): void => parentPort?.postMessage(message);
try {
  const how = { han: readHan(readFileSync(han, 'utf8')), pace: createPace(calm), hanFile: han };
  say({ kind: 'built', report: buildCatalogue(folder, sources, how) });
} catch (error) {
  say({ kind: 'failed', code: faultCodeOf(error), message: error instanceof Error ? error.message : 'unknown' });
}
