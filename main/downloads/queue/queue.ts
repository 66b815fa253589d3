import type { LessonId, UnixMs } from '../../../core/words/index.ts';
import type { Clock, Stop } from '../../host/ports.ts';
import type { Log } from '../../log.ts';
import { createEntries } from './entries.ts';
import { createOrders } from './orders.ts';
import type { Records } from './records.ts';
import { runNext } from './run-next.ts';
import { type Bring, createRuns } from './runs.ts';
import { shown } from './shown.ts';
import { createTeller } from './teller.ts';
import { createToday } from './today.ts';
import type { DownloadQueue, HeldBy } from './types.ts';

type Deps = {
  readonly records: Records;
  readonly bring: Bring;
  readonly heldBy: HeldBy;
  readonly clock: Clock;
  readonly wallClock: () => UnixMs;
  readonly log: Pick<Log, 'fault'>;
};

/** Hours change and failures fall due by the wall clock, which may be set: it is looked at rather than waited for. */
const LOOK_EVERY_MS = 20_000;
const DONE_KEPT_MS = 7 * 24 * 60 * 60_000;

export function createQueue(deps: Deps): DownloadQueue {
  const { records, clock, wallClock } = deps;
  const teller = createTeller(clock, () => queue.list());
  const entries = createEntries(records, teller.soon);
  const today = createToday(records, wallClock);
  const here = new Map<LessonId, number>();
  let isStopped = false;
  let hasEnded = false;
  const held: HeldBy = (entry) => (isStopped ? 'stopped' : deps.heldBy(entry));
  const runs = createRuns({
    ...{ bring: deps.bring, clock, log: deps.log, changed: teller.soon },
    onBytes(lessonId, hereBytes) {
      here.set(lessonId, hereBytes);
      teller.soon();
    },
    heard(lessonId, from, bytes) {
      entries.came(lessonId, from, bytes);
      today.add(from, bytes);
    },
    ended(lessonId, got) {
      today.write();
      if (hasEnded) return;
      if (entries.get(lessonId)?.state.kind === 'running') {
        const atUnixMs = wallClock();
        entries.on(lessonId, got.ok ? { type: 'came', atUnixMs } : { type: 'failed', ...got.error, atUnixMs });
      }
      pump();
    },
  });
  function pump(): void {
    if (!hasEnded) runNext({ entries, runs, held, wallClock });
    teller.soon();
  }
  let looking: Stop = () => undefined;
  function lookAgain(): void {
    pump();
    looking = clock.after(LOOK_EVERY_MS, lookAgain);
  }
  function stopAll(is: boolean): void {
    isStopped = is;
    records.keepStopped(is);
  }
  const queue: DownloadQueue = {
    ...createOrders({ entries, runs, here, pump, stopAll }),
    list: () => ({ downloads: shown(entries, runs, here, held), stopped: isStopped, today: today.sources() }),
    onChange: teller.onTell,
    look: pump,
    async begin() {
      await today.read();
      isStopped = await records.wasStopped();
      for (const entry of await records.read()) {
        // A teacher may be quicker than the reading of what the last run left.
        if (entries.get(entry.lessonId)) continue;
        const { state, lessonId } = entry;
        if (state.kind === 'done' && state.atUnixMs < wallClock() - DONE_KEPT_MS) records.forget(lessonId);
        else entries.load(entry);
      }
      lookAgain();
    },
    async stop() {
      hasEnded = true;
      looking();
      teller.end();
      await runs.stop();
      today.write();
      await records.settled();
    },
  };
  return queue;
}
