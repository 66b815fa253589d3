import type { Page } from 'playwright';
import type { SessionState } from '../../core/session/index.ts';

/** The session as main tells it to a window: what any picture on show has to agree with. */
export type WatchedSession = { state(): SessionState };

/**
 * Listens on the window's own WebSocket. The page is reloaded once, because Chromium tells only of sockets that were
 * opened after somebody listened.
 */
export async function watchSession(page: Page): Promise<WatchedSession> {
  let latest: SessionState | null = null;
  const take = (state: SessionState | undefined): void => {
    const isNewer = state && (latest?.sessionId !== state.sessionId || state.revision > latest.revision);
    if (isNewer) latest = state;
  };
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload !== 'string') return;
      const { name, payload: told, result } = JSON.parse(payload) as Frame;
      if (name === 'session.changed') take(told);
      else if (result?.value?.kind === 'state') take(result.value.state);
    });
  });
  await page.reload();
  await page.waitForLoadState('load');
  return {
    state() {
      if (!latest) throw new Error('main has told no session yet');
      return latest;
    },
  };
}

type Frame = {
  readonly name?: string;
  readonly payload?: SessionState;
  readonly result?: { readonly value?: { readonly kind?: string; readonly state?: SessionState } };
};
