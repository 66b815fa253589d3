import type { Page } from 'playwright';
import { until } from '../../harness/lectern.ts';

/** What the console's page notes about the pen, from before its own scripts run. */
type PenWatch = { penMovedMs: number; commitsMs: number[] };

/** Begins to watch; reloads the page once, so that the road to main is watched from its first byte. */
export async function watchPen(page: Page): Promise<void> {
  await page.addInitScript(watch);
  await page.reload();
  await page.waitForLoadState('load');
}

/** For each stroke, from the pen's lifting to main's answer that it is on the disk. */
export function commitTimesMs(page: Page, atLeast: number): Promise<number[]> {
  return until(`${atLeast} strokes are acknowledged`, async () => {
    const times = await page.evaluate(() => (globalThis as unknown as PenWatch).commitsMs);
    return times.length >= atLeast ? times : null;
  });
}

/** Runs in the page. */
function watch(): void {
  const state = globalThis as unknown as PenWatch;
  state.penMovedMs = Number.NaN;
  state.commitsMs = [];
  let liftedMs = Number.NaN;
  addEventListener('pointermove', ({ timeStamp }) => (state.penMovedMs = performance.timeOrigin + timeStamp), true);
  addEventListener('pointerup', ({ timeStamp }) => (liftedMs = timeStamp), true);
  const waiting = new Map<number, number>();
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    const message = JSON.parse(String(data)) as { id?: number; name?: string; request?: { kind?: string } };
    if (message.name === 'ink.commit' && message.id !== undefined && message.request?.kind === 'stroke') {
      if (waiting.size === 0) this.addEventListener('message', answered);
      waiting.set(message.id, liftedMs);
    }
    send.call(this, data);
  };
  function answered({ data }: MessageEvent): void {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: { ok: boolean } };
    const since = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || since === undefined || !result?.ok) return;
    waiting.delete(id);
    state.commitsMs.push(performance.now() - since);
  }
}
