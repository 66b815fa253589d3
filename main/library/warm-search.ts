import type { Clock, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Quiet } from '../quiet/index.ts';

export type WarmSearch = {
  /** The lessons may be others. */
  look(): void;
  stop(): void;
};

type Deps = {
  /** As the search box will ask. */
  readonly search: (text: string) => Promise<unknown>;
  readonly quiet: Pick<Quiet, 'mayRun'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Home is on the screen by then; a teacher has hardly reached for the search box. */
const LOOK_AFTER_MS = 1000;
/** A search that a teacher begins meanwhile waits for one of these at most. */
const REST_MS = 30;
/** One of each kind that reads pages of its own, and then every letter that a search may begin with. */
const TEXTS = ['三', 's', 'sj', 'fen', '分数', 'shuxue', ...'dxjzmylhbfgqwctnkrpaeouvi'];

/**
 * Searches before anybody does. In a million lessons the first searches of a worker take 30 to 70 ms, because the
 * pages of the index are not read and its code is not compiled; the later ones take 3 to 8.
 */
export function createWarmSearch({ search, quiet, clock, log }: Deps): WarmSearch {
  let next: Stop | null = null;
  let stopped = false;
  const searchOne = (at: number) => async (): Promise<void> => {
    next = null;
    const text = TEXTS[at];
    if (text === undefined || !quiet.mayRun('background')) return;
    try {
      await search(text);
    } catch (error) {
      if (!stopped) log.fault('search before anybody does', error);
      return;
    }
    if (!stopped) next ??= clock.after(REST_MS, searchOne(at + 1));
  };
  return {
    look() {
      if (!stopped) next ??= clock.after(LOOK_AFTER_MS, searchOne(0));
    },
    stop() {
      stopped = true;
      next?.();
    },
  };
}
