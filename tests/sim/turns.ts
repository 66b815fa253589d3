import type { Turns } from '../../renderer/player/sound-turn.ts';

/** The lock that the windows of one browser share. The browser frees it when its window goes. */
export type SimTurns = { readonly of: (owner: object) => Turns; readonly free: (owner: object) => void };

type Waiting = { readonly owner: object; readonly begin: () => Promise<void>; readonly signal: AbortSignal };

export function createSimTurns(): SimTurns {
  let queue: Waiting[] = [];
  let holder: Waiting | null = null;

  function next(): void {
    if (holder) return;
    queue = queue.filter(({ signal }) => !signal.aborted);
    const first = queue.shift();
    if (!first) return;
    holder = first;
    void first.begin().then(() => leave(first));
  }

  function leave(one: Waiting): void {
    if (holder !== one) return;
    holder = null;
    next();
  }

  return {
    of: (owner) => ({
      take(begin, signal) {
        queue.push({ owner, begin, signal });
        next();
      },
    }),
    free(owner) {
      queue = queue.filter((one) => one.owner !== owner);
      if (holder?.owner === owner) leave(holder);
    },
  };
}
