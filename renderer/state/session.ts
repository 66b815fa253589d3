import type { CallMain } from '../../core/contract/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { type Cell, createCell, type Store } from './cell.ts';
import type { Listen } from './listen.ts';

/** The projected lesson as main last told it; null until the first answer. */
export type SessionStore = Store<SessionState | null> & { readonly attach: () => Promise<void> };

/**
 * Attach by revision: a state that is older than ours is late and dropped, a whole state always carries all
 * there is, so a lost event costs nothing but the time to the next one.
 */
export function createSessionStore(call: CallMain, listen: Listen): SessionStore {
  const cell: Cell<SessionState | null> = createCell<SessionState | null>(null);
  const take = (state: SessionState) => {
    const known = cell.get();
    if (known === null || state.revision >= known.revision) cell.set(state);
  };
  listen('session.changed', take);
  return {
    get: cell.get,
    subscribe: cell.subscribe,
    async attach() {
      const answer = await call('session.attach', { since: cell.get()?.revision ?? null });
      if (!answer.ok || answer.value.kind === 'nothing') return;
      // A new main begins its revisions anew: what it says when asked is true whatever its number.
      cell.set(answer.value.state);
    },
  };
}
