import { Worker } from 'node:worker_threads';
import { DatabaseFault } from './fault.ts';
import type { BuildTask, FromBuilder } from './messages.ts';
import { workerFile } from './worker-file.ts';

/** Young objects are garbage as soon as a frame is read: a small space for them keeps the thread small. */
const YOUNG_MB = 16;

/** Builds a catalogue in a thread of its own; rejects with a `DatabaseFault`, and then the one before it stays. */
export function buildInThread(task: BuildTask): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('catalogue-build'), {
      workerData: task,
      name: 'catalogue-build',
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.once('message', (message: FromBuilder) => {
      if (message.kind === 'built') resolve();
      else reject(new DatabaseFault(message.code, message.message));
    });
    worker.once('error', (error) => reject(new DatabaseFault('databaseGone', String(error))));
    worker.once('exit', () => reject(new DatabaseFault('databaseGone', 'the builder of the catalogue ended')));
  });
}
