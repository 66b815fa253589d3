import type { InkRecord } from '../../core/ink/index.ts';
import type { Result } from '../../core/words/index.ts';

/**
 * This window's records on their way to main: one at a time, in the order they were made, each kept until main
 * has said that it is on the disk. One at a time, because a clear that overtakes, or is overtaken, means
 * something else. At 1 ms a commit nobody waits for it.
 */
export type Outbox = {
  push(record: InkRecord): void;
  /** The connection is back: try now, not when the pause between two tries is over. */
  retry(): void;
  waiting(): number;
  /** Why the last try failed; null once one went through. */
  trouble(): string | null;
  /** What waits still goes out, once; nobody is told any more. */
  close(): void;
};

export type OutboxDeps = {
  readonly commit: (record: InkRecord) => Promise<Result<{ readonly sequence: number }, { readonly code: string }>>;
  readonly after: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly stored: (record: InkRecord, sequence: number) => void;
  readonly refused: (record: InkRecord, code: string) => void;
  readonly changed: () => void;
};

/** Trying again cannot help: the answer to the same record will be the same. */
const forGood = new Set(['locked', 'notAllowed', 'badRequest', 'unknownChannel']);
const firstPauseMs = 250;
const longestPauseMs = 5000;
/** A record over which main stumbles this often lets the others pass. */
const faultsBeforeLast = 5;

export function createOutbox(deps: OutboxDeps): Outbox {
  let queue: readonly InkRecord[] = [];
  let running = false;
  let trouble: string | null = null;
  let pauseMs = firstPauseMs;
  let faults = 0;
  let pause = new AbortController();
  const closed = new AbortController();

  function settle(): void {
    queue = queue.slice(1);
    trouble = null;
    pauseMs = firstPauseMs;
    faults = 0;
  }

  async function wait(code: string): Promise<void> {
    trouble = code;
    faults += code === 'internal' ? 1 : 0;
    if (faults >= faultsBeforeLast) {
      queue = [...queue.slice(1), ...queue.slice(0, 1)];
      faults = 0;
    }
    deps.changed();
    pause = new AbortController();
    await deps.after(pauseMs, AbortSignal.any([pause.signal, closed.signal]));
    pauseMs = Math.min(longestPauseMs, pauseMs * 2);
  }

  async function step(record: InkRecord): Promise<void> {
    const answer = await deps.commit(record);
    if (closed.signal.aborted) {
      queue = answer.ok || forGood.has(answer.error.code) ? queue.slice(1) : [];
    } else if (answer.ok) {
      settle();
      deps.stored(record, answer.value.sequence);
    } else if (forGood.has(answer.error.code)) {
      settle();
      trouble = answer.error.code;
      deps.refused(record, answer.error.code);
    } else await wait(answer.error.code);
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let record = queue[0]; record !== undefined; record = queue[0]) await step(record);
    running = false;
    if (!closed.signal.aborted) deps.changed();
  }

  return {
    push(record) {
      queue = [...queue, record];
      void run();
    },
    retry() {
      pauseMs = firstPauseMs;
      pause.abort();
    },
    waiting: () => queue.length,
    trouble: () => trouble,
    close: () => closed.abort(),
  };
}
