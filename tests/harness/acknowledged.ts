import type { Page } from 'playwright';

/** One stroke's way to the disk and back, as the wire between window and main shows it. */
export type Commit = { readonly recordId: string; readonly sentMs: number; readonly answeredMs: number | null };

/**
 * Listens on the console's own WebSocket and keeps which ink records main acknowledged. The page is reloaded once,
 * because Chromium tells only of sockets that were opened after somebody listened.
 */
export async function watchCommits(page: Page): Promise<{ commits(): readonly Commit[] }> {
  const sent = new Map<number | string, { recordId: string; sentMs: number }>();
  const done: Commit[] = [];
  const now = (): number => performance.timeOrigin + performance.now();
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const message = parsed(payload);
      if (message?.name !== 'ink.commit' || message.id === undefined) return;
      sent.set(message.id, { recordId: String((message.request as { id?: unknown }).id), sentMs: now() });
    });
    socket.on('framereceived', ({ payload }) => {
      const message = parsed(payload);
      const commit = message?.id === undefined ? undefined : sent.get(message.id);
      if (!commit || !(message?.result as { ok?: boolean } | undefined)?.ok) return;
      done.push({ ...commit, answeredMs: now() });
    });
  });
  await page.reload();
  await page.waitForLoadState('load');
  return { commits: () => done };
}

type Frame = { id?: number | string; name?: string; request?: unknown; result?: unknown };

function parsed(payload: string | Buffer): Frame | null {
  if (typeof payload !== 'string') return null;
  try {
    return JSON.parse(payload) as Frame;
  } catch {
    return null;
  }
}
