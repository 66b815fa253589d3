import type { Databases } from '../database/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Quiet } from '../quiet/index.ts';

export type WarmSearch = {
  /** The catalogue may be another one. */
  look(): void;
  stop(): void;
};

type Deps = {
  readonly catalogue: Pick<Databases['catalogue'], 'run'>;
  readonly quiet: Pick<Quiet, 'mayRun'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Home is on the screen by then; a teacher has hardly reached for the search box. */
const LOOK_AFTER_MS = 1000;
/** A search that a teacher begins meanwhile waits for one of these at most. */
const REST_MS = 30;
/** One of each kind that reads pages of its own: a character, two, initials, syllables begun and whole. */
const TEXTS = ['三', 's', 'm', 'd', 'x', 'sj', 'fen', '分数', 'shuxue'];

/**
 * Searches before anybody does. In a million lessons the first searches of a worker take 30 to 70 ms, because the
 * pages of the index are not read and its code is not compiled; the later ones take 3 to 8.
 */
export function createWarmSearch({ catalogue, quiet, clock, log }: Deps): WarmSearch {
  let next: Stop | null = null;
  let stopped = false;
  const search = (at: number) => async (): Promise<void> => {
    next = null;
    const text = TEXTS[at];
    if (text === undefined || !quiet.mayRun('background')) return;
    const asked = { text, kept: [], facets: {} };
    try {
      await catalogue.run('lesson.search', { ...asked, context: {}, limit: 24 });
      if (at === 0) await catalogue.run('lesson.count', asked);
    } catch (error) {
      if (!stopped) log.fault('search before anybody does', error);
      return;
    }
    if (!stopped) next ??= clock.after(REST_MS, search(at + 1));
  };
  return {
    look() {
      if (!stopped) next ??= clock.after(LOOK_AFTER_MS, search(0));
    },
    stop() {
      stopped = true;
      next?.();
    },
  };
}
