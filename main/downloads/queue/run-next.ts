import type { UnixMs } from '../../../core/words/index.ts';
import type { Entries } from './entries.ts';
import type { Runs } from './runs.ts';
import type { HeldBy } from './types.ts';

/** Two: while one is looked into, the line brings the next. */
const PLACES = 2;

type Pumping = {
  readonly entries: Entries;
  readonly runs: Runs;
  readonly held: HeldBy;
  readonly wallClock: () => UnixMs;
};

/** Breaks off what may not run any more, and starts what may and has its turn. */
export function runNext({ entries, runs, held, wallClock }: Pumping): void {
  for (const lessonId of runs.all()) {
    const entry = entries.get(lessonId);
    if (!entry || !held(entry)) continue;
    entries.on(lessonId, { type: 'held' });
    runs.breakOff(lessonId);
  }
  for (const { lessonId, state } of entries.inOrder()) {
    const isDue = state.kind === 'failed' && state.againUnixMs !== null && state.againUnixMs <= wallClock();
    if (isDue) entries.on(lessonId, { type: 'due' });
  }
  for (const entry of entries.inOrder()) {
    if (runs.all().length >= PLACES) return;
    // One that was broken off a moment ago has still to let go of its files.
    if (entry.state.kind !== 'waiting' || runs.of(entry.lessonId) || held(entry)) continue;
    entries.on(entry.lessonId, { type: 'began' });
    runs.start(entry.lessonId);
  }
}
