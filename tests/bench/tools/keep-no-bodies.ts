import type { Page } from 'playwright';

type Session = { send(method: 'Network.enable', limits: object): Promise<void> };
/** Playwright's own page, behind the one it gives out (1.65). */
type OwnPage = { readonly delegate: { readonly _networkManager: { readonly _sessions: Map<Session, unknown> } } };

/**
 * Without this a page cannot be weighed: for whoever listens to its network by DevTools, as Playwright always does, Chromium
 * keeps up to 100 MB of what the page fetches in the page's own process, and no teacher's PC does. The console grew by
 * 30 MB a lesson so (Chromium 156). Playwright has no option for it, so its own sessions are told.
 */
export async function keepNoBodies(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    const { _connection: connection } = page as unknown as { _connection: { toImpl(page: Page): OwnPage } };
    const sessions = [...connection.toImpl(page).delegate._networkManager._sessions.keys()];
    if (sessions.length === 0) throw new Error('Playwright keeps its sessions elsewhere now');
    const limits = { maxTotalBufferSize: 0, maxResourceBufferSize: 0 };
    for (const session of sessions) await session.send('Network.enable', limits);
  }
}
