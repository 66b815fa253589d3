/**
 * Whose turn it is to sound. The state says which window should; but the word may reach the new one before the
 * old one, and then the class would hear both. A lock that all windows of one browser share settles it: the new
 * window sounds when the old one has let go, or has gone, which the browser itself sees.
 */
export type Turns = {
  /** Calls `begin` when the turn has come; it lasts until the promise that `begin` returns is settled. */
  readonly take: (begin: () => Promise<void>, signal: AbortSignal) => void;
};

const LOCK_NAME = 'lectern-sound';

/** Web Locks need a secure context, as 127.0.0.1 and app:// are; without them a window takes its turn at once. */
export function pageTurns(locks: LockManager | undefined = globalThis.navigator?.locks): Turns {
  return {
    take(begin, signal) {
      if (!locks) return void begin();
      // Rejects when the signal aborts before the turn came: then nobody waits for it any more.
      locks.request(LOCK_NAME, { signal }, begin).catch(() => undefined);
    },
  };
}

/** Takes the turn and holds it until the returned function is called. */
export function takeTurn(turns: Turns, onTurn: () => void): () => void {
  const leaving = new AbortController();
  turns.take(
    () =>
      new Promise((resolve) => {
        if (leaving.signal.aborted) return resolve();
        leaving.signal.addEventListener('abort', () => resolve(), { once: true });
        onTurn();
      }),
    leaving.signal,
  );
  return () => leaving.abort();
}
