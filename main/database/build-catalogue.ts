import { Worker } from 'node:worker_threads';
import type { Clock, Stop } from '../host/ports.ts';
import { withYoungGeneration } from '../young-generation.ts';
import type { BuildReport } from './catalogue/index.ts';
import { DatabaseFault } from './fault.ts';
import type { BuildTask, FromBuilder } from './messages.ts';
import { workerFile } from './worker-file.ts';

/** Young objects are garbage as soon as a frame is read: a small space for them keeps the thread small. */
const YOUNG_MB = 8;

const LOOK_MS = 200;

type Calmly = { readonly clock: Clock; readonly mayWork: () => boolean };
type How = Calmly & { readonly signal: AbortSignal };

/**
 * Builds a catalogue in a thread of its own; rejects with a `DatabaseFault`, and then the one before it stays. Whoever
 * quits meanwhile does not wait for it: at the pace of a lesson it takes minutes.
 */
export async function buildInThread(task: Omit<BuildTask, 'calm'>, { signal, ...calmly }: How): Promise<BuildReport> {
  const calm = new Int32Array(new SharedArrayBuffer(8));
  const stop = keepCalm(calm, calmly);
  try {
    return await withYoungGeneration(() => inThread({ ...task, calm }, signal));
  } finally {
    stop();
  }
}

/** The builder's thread cannot ask main: it reads from memory that both see. */
function keepCalm(calm: Int32Array, { clock, mayWork }: Calmly): Stop {
  let stop: Stop = () => undefined;
  const look = (): void => {
    Atomics.store(calm, 0, mayWork() ? 0 : 1);
    stop = clock.after(LOOK_MS, look);
  };
  look();
  return () => stop();
}

function inThread(task: BuildTask, signal: AbortSignal): Promise<BuildReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('catalogue-build'), {
      workerData: task,
      name: 'catalogue-build',
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const end = (): void => void worker.terminate();
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    worker.once('message', (message: FromBuilder) => {
      if (message.kind === 'built') resolve(message.report);
      else reject(new DatabaseFault(message.code, message.message));
    });
    worker.once('error', (error) => reject(new DatabaseFault('databaseGone', String(error))));
    worker.once('exit', () => {
      signal.removeEventListener('abort', end);
      reject(new DatabaseFault('databaseGone', 'the builder of the catalogue ended'));
    });
  });
}
