import { parentPort, workerData } from 'node:worker_threads';
import { readSource } from './read-source.ts';
import type { FromReader, ReaderData } from './reader-messages.ts';

/** Reads a source in a thread of its own: parsing a large list would hold up main, and the lesson with it. */
const { task, flags }: ReaderData = workerData;
const say = (message: FromReader): void => parentPort?.postMessage(message);
try {
  const result = await readSource(task, {
    flags: { isCalm: () => Atomics.load(flags, 0) === 1, isCancelled: () => Atomics.load(flags, 1) === 1 },
    onCount: (count) => say({ kind: 'count', count }),
    warn: (text) => say({ kind: 'warn', text }),
  });
  say({ kind: 'done', result });
} catch (error) {
  const { code = '' } = error as NodeJS.ErrnoException;
  say({ kind: 'broke', code, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
