import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Han } from '../../../core/search/index.ts';
import { workerFile } from '../worker-file.ts';
import { readTokens, type TitleTokens } from './title-tokens.ts';

/** The tokens of titles, in their order. */
export type TitleReader = {
  readonly read: (titles: Iterable<string>) => Iterable<TitleTokens>;
  readonly close: () => void;
};

/** What the thread is told: `said` is counted up at each answer, for one who cannot listen meanwhile. */
export type ReaderTask = { readonly han: string; readonly said: Int32Array; readonly port: MessagePort };

const BATCH = 256;
const AHEAD = 3;
/** As the thread starts it reads the table of characters; a batch takes some 20 ms. */
const PATIENCE_MS = 10_000;

export function readHere(han: Han): TitleReader {
  return {
    *read(titles) {
      for (const title of titles) yield readTokens(title, han);
    },
    close: () => undefined,
  };
}

/**
 * Reads in a thread of its own, some batches ahead of who writes what was read: a quarter of the time that a catalogue
 * of a million lessons takes. Its builder never waits for events, so it sleeps until the count says that there is an
 * answer. A thread that does not answer is given up, and what is left is read here.
 */
export function readAhead(hanFile: string, han: Han, patienceMs = PATIENCE_MS): TitleReader {
  const { port1: port, port2 } = new MessageChannel();
  const said = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(workerFile('title-reader'), {
    workerData: { han: hanFile, said, port: port2 },
    transferList: [port2],
    name: 'title-reader',
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
  });
  worker.once('error', () => undefined);
  let heard = 0;
  const hear = (): readonly TitleTokens[] | null => {
    if (Atomics.wait(said, 0, heard, patienceMs) === 'timed-out') return null;
    heard += 1;
    return (receiveMessageOnPort(port)?.message ?? null) as readonly TitleTokens[] | null;
  };
  return {
    *read(titles) {
      const asked: string[][] = [];
      const batches = inBatches(titles);
      for (;;) {
        while (asked.length < AHEAD) {
          const batch = batches.next();
          if (batch.done) break;
          port.postMessage(batch.value);
          asked.push(batch.value);
        }
        if (asked.length === 0) return;
        const read = hear();
        if (read === null) break;
        asked.shift();
        yield* read;
      }
      for (const left of asked) yield* readHere(han).read(left);
      for (const left of batches) yield* readHere(han).read(left);
    },
    close() {
      port.close();
      void worker.terminate();
    },
  };
}

function* inBatches(titles: Iterable<string>): Generator<string[]> {
  let batch: string[] = [];
  for (const title of titles) {
    batch.push(title);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
