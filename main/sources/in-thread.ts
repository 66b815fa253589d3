import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SourceErrorCode } from '../../core/contract/index.ts';
import { fail, type Result } from '../../core/words/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import { withYoungGeneration } from '../young-generation.ts';
import type { ReadCount, ReadDone, ReadTask } from './read-source.ts';
import type { FromReader, ReaderData } from './reader-messages.ts';

export type ReadProblem = { readonly code: SourceErrorCode; readonly detail: string };

type How = {
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn' | 'fault'>;
  /** False while a lesson is open: then it goes slowly. */
  readonly mayWork: () => boolean;
  readonly signal: AbortSignal;
  readonly onCount: (count: ReadCount) => void;
};

const LOOK_MS = 200;
/** A network drive that has gone holds a thread for minutes: it is ended from outside, as a crash would. */
const GRACE_MS = 3000;
/** Of a million lessons an id and a digest each are held. */
const OLD_MB = 1400;

/** Never rejects: what the thread died of is an answer too, and what was kept before is untouched by it. */
export function readInThread(task: ReadTask, how: How): Promise<Result<ReadDone, ReadProblem>> {
  return withYoungGeneration(() => inThread(task, how));
}

function inThread(task: ReadTask, how: How): Promise<Result<ReadDone, ReadProblem>> {
  const { clock, log, signal } = how;
  const flags = new Int32Array(new SharedArrayBuffer(8));
  const data: ReaderData = { task, flags };
  return new Promise((resolve) => {
    const worker = new Worker(readerFile(), {
      workerData: data,
      name: 'source-reader',
      resourceLimits: { maxOldGenerationSizeMb: OLD_MB },
    });
    const stopCalming = keepCalm(flags, how);
    let stopWaiting: Stop = () => undefined;
    const end = (result: Result<ReadDone, ReadProblem>): void => {
      stopCalming();
      stopWaiting();
      signal.removeEventListener('abort', cancel);
      resolve(result);
    };
    const cancel = (): void => {
      Atomics.store(flags, 1, 1);
      stopWaiting = clock.after(GRACE_MS, () => void worker.terminate());
    };
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    worker.on('message', (message: FromReader) => {
      if (message.kind === 'count') how.onCount(message.count);
      else if (message.kind === 'warn') log.warn(message.text);
      else if (message.kind === 'done') end(message.result);
      else end(brokenBy(message.code, log.fault(`reading ${task.id}`, new Error(message.message))));
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') end(fail({ code: 'sourceTooLarge', detail: 'memory' }));
      else end(fail({ code: 'readingFailed', detail: log.fault(`reading ${task.id}`, error) }));
    });
    // After a message this changes nothing any more.
    worker.once('exit', () => end(fail({ code: signal.aborted ? 'cancelled' : 'readingFailed', detail: '' })));
  });
}

function brokenBy(code: string, id: string): Result<never, ReadProblem> {
  if (code === 'ENOSPC') return fail({ code: 'diskFull', detail: '' });
  return fail({ code: 'readingFailed', detail: id });
}

/** The thread cannot ask main: it reads from memory that both see. */
function keepCalm(flags: Int32Array, { clock, mayWork }: How): Stop {
  let stop: Stop = () => undefined;
  const look = (): void => {
    Atomics.store(flags, 0, mayWork() ? 0 : 1);
    stop = clock.after(LOOK_MS, look);
  };
  look();
  return () => stop();
}

/** Beside this module as TypeScript in the sources, as JavaScript in the bundle. */
function readerFile(): string {
  const [source, built] = ['ts', 'js'].map((end) =>
    fileURLToPath(new URL(`./source-reader.worker.${end}`, import.meta.url)),
  );
  return existsSync(String(source)) ? String(source) : String(built);
}
