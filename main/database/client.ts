import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '../../core/words/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import { DatabaseFault } from './fault.ts';
import type { FromWorker, ToWorker, WorkerTask } from './messages.ts';
import type { OpenFailure, Opening } from './precious.ts';
import type { Queries, RunQuery } from './query.ts';
import { workerFile } from './worker-file.ts';

/**
 * Main's end of a database.
 *
 *              opened                    exit
 *   opening -----------> open ----------------------> waiting --(backoff)--> opening
 *      |                   | close                       |
 *      | refused           v                             | close
 *      +------------> closed <---------------------------+
 *
 * Whoever waits for an answer when the worker dies is answered `databaseGone` at once; what is asked while it
 * is opened again waits for that.
 */
export type DatabaseClient<Table extends Queries> = {
  readonly run: RunQuery<Table>;
  backup(): Promise<boolean>;
  /** The catalogue only: another file of it lies there, and is read from now on. */
  reopen(): Promise<void>;
  /** What each lesson's titles are found by. */
  keys(titles: readonly (readonly string[])[]): Promise<readonly (readonly string[])[]>;
  /** Every opening, the first one too. */
  onOpened(hear: (opening: Opening | null) => void): Stop;
  close(): Promise<void>;
};

type Deps = { readonly clock: Clock; readonly log: Log };
type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (fault: DatabaseFault) => void };
type Asked = Exclude<ToWorker, { kind: 'close' }>;

const nothing = (): void => undefined;

const BACKOFF_MS = [0, 100, 500, 2000, 5000];
const FIRST_TRIES = 2;
const CLOSE_LIMIT_MS = 10_000;

/** Opens the database in a worker of its own. */
export async function openDatabase<Table extends Queries>(
  task: WorkerTask,
  { clock, log }: Deps,
): Promise<Result<DatabaseClient<Table>, OpenFailure>> {
  const waiting = new Map<number, Waiting>();
  /** Asked while the database is being opened; the worker has not seen them. */
  const unsent: Asked[] = [];
  const listeners = new Set<(opening: Opening | null) => void>();
  let worker: Worker | null = null;
  let isOpen = false;
  let closed = false;
  let lastId = 0;
  let deaths = 0;
  let lastOpening: { opening: Opening | null } | null = null;
  let stopBackoff: Stop = nothing;
  let settleFirst: (result: Result<null, OpenFailure>) => void = nothing;
  const first = new Promise<Result<null, OpenFailure>>((resolve) => {
    settleFirst = resolve;
  });

  function rejectSent(why: string): void {
    if (closed) unsent.length = 0;
    const kept = new Set(unsent.map(({ id }) => id));
    for (const [id, { reject }] of [...waiting]) {
      if (kept.has(id)) continue;
      waiting.delete(id);
      reject(new DatabaseFault('databaseGone', why));
    }
  }

  function hear(message: FromWorker): void {
    switch (message.kind) {
      case 'opened':
        isOpen = true;
        lastOpening = { opening: message.opening };
        for (const asked of unsent.splice(0)) worker?.postMessage(asked);
        settleFirst(ok(null));
        for (const tell of [...listeners]) tell(message.opening);
        return;
      case 'refused':
        // The first refusal is the caller's to say; a later one (a full disk) may pass, so it is tried again.
        closed = lastOpening === null;
        settleFirst(fail(message.failure));
        log.warn(`${task.database} was not opened: ${JSON.stringify(message.failure)}`);
        return;
      case 'timed':
        (message.slow ? log.warn : log.info)(`${task.database} ${message.name}: ${message.ms.toFixed(1)} ms`);
        return;
      case 'answer':
      case 'failed':
        settle(message);
    }
  }

  function settle(message: Extract<FromWorker, { kind: 'answer' | 'failed' }>): void {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    deaths = 0;
    if (message.kind === 'answer') {
      asked?.resolve(message.value);
      return;
    }
    asked?.reject(new DatabaseFault(message.code, message.message));
    // The ladder is in the opening: a damaged file is opened again, in a fresh worker.
    if (message.code !== 'databaseDamaged') return;
    isOpen = false;
    void worker?.terminate();
  }

  function start(): void {
    if (closed) return;
    worker = new Worker(workerFile('database'), { workerData: task, name: `database-${task.database}` });
    worker.on('message', hear);
    worker.on('error', (error) => void log.fault(`${task.database} worker`, error));
    worker.on('exit', () => {
      worker = null;
      isOpen = false;
      if (lastOpening === null && deaths >= FIRST_TRIES) {
        closed = true;
        settleFirst(fail({ code: 'databaseUnopenable', file: task.database, detail: 'its worker dies' }));
      }
      rejectSent(`the worker of ${task.database} ended`);
      if (closed) return;
      stopBackoff = clock.after(BACKOFF_MS[Math.min(deaths, BACKOFF_MS.length - 1)] ?? 0, start);
      deaths += 1;
    });
  }

  function ask(message: Asked): Promise<unknown> {
    if (closed) return Promise.reject(new DatabaseFault('databaseGone', `${task.database} is closed`));
    return new Promise((resolve, reject) => {
      waiting.set(message.id, { resolve, reject });
      if (isOpen) worker?.postMessage(message);
      else unsent.push(message);
    });
  }
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };

  start();
  const opened = await first;
  if (!opened.ok) return opened;
  return ok({
    run: ((name: string, args: unknown) => ask({ kind: 'query', id: nextId(), name, args })) as RunQuery<Table>,
    backup: async () => (await ask({ kind: 'backup', id: nextId() })) === true,
    async reopen() {
      await ask({ kind: 'reopen', id: nextId() });
    },
    keys: async (titles) => (await ask({ kind: 'keys', id: nextId(), titles })) as readonly (readonly string[])[],
    onOpened(tell) {
      listeners.add(tell);
      if (lastOpening) tell(lastOpening.opening);
      return () => listeners.delete(tell);
    },
    async close() {
      closed = true;
      stopBackoff();
      const ending = worker;
      // It died and was to be opened again: whoever waits for that is told.
      if (!ending) return rejectSent(`${task.database} is closed`);
      const exited = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
      ending.postMessage({ kind: 'close' } satisfies ToWorker);
      const stopLimit = clock.after(CLOSE_LIMIT_MS, () => void ending.terminate());
      await exited;
      stopLimit();
    },
  });
}
