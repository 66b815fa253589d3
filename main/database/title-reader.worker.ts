import { readFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { readHan } from '../../core/search/index.ts';
import type { ReaderTask } from './catalogue/title-reader.ts';
// Not from its index, which would load SQLite into a thread that needs none.
import { readTokens } from './catalogue/title-tokens.ts';

/** Reads titles ahead of the builder of a catalogue, which sleeps until the count tells it of an answer. */
const task: ReaderTask = workerData;
const han = readHan(readFileSync(task.han, 'utf8'));
task.port.on('message', (titles: readonly string[]) => {
  task.port.postMessage(titles.map((title) => readTokens(title, han)));
  Atomics.add(task.said, 0, 1);
  Atomics.notify(task.said, 0);
});
