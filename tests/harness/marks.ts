import type { CDPSession, Page } from 'playwright';

/** A pen with pressure on the glass of a real window, by CDP: Playwright's own mouse has no pressure. */
export type Pen = {
  down(x: number, y: number, pressure?: number): Promise<void>;
  move(x: number, y: number, pressure?: number): Promise<void>;
  up(x: number, y: number): Promise<void>;
  /** Draws a straight line in `steps` moves. */
  line(from: Point, to: Point, steps?: number): Promise<void>;
};
export type Point = { readonly x: number; readonly y: number };

export async function penOf(page: Page): Promise<Pen> {
  const devTools = await page.context().newCDPSession(page);
  const send = (type: PenEvent, x: number, y: number, force: number) => dispatch(devTools, type, x, y, force);
  const pen: Pen = {
    down: (x, y, pressure = 0.5) => send('mousePressed', x, y, pressure),
    move: (x, y, pressure = 0.5) => send('mouseMoved', x, y, pressure),
    up: (x, y) => send('mouseReleased', x, y, 0),
    async line(from, to, steps = 12) {
      await pen.down(from.x, from.y);
      for (let step = 1; step <= steps; step += 1) {
        const share = step / steps;
        await pen.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, 0.3 + 0.4 * share);
      }
      await pen.up(to.x, to.y);
    },
  };
  return pen;
}

type PenEvent = 'mousePressed' | 'mouseMoved' | 'mouseReleased';

async function dispatch(devTools: CDPSession, type: PenEvent, x: number, y: number, force: number): Promise<void> {
  await devTools.send('Input.dispatchMouseEvent', {
    type,
    x,
    y,
    force,
    pointerType: 'pen',
    button: 'left',
    buttons: type === 'mouseReleased' ? 0 : 1,
    clickCount: type === 'mouseMoved' ? 0 : 1,
  });
}

/** One finger on a panel: `Input.dispatchTouchEvent`, because Playwright's touchscreen does not work over CDP. */
export async function touchLine(page: Page, from: Point, to: Point, steps = 12): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const at = (share: number) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
  await devTools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(0)] });
  for (let step = 1; step <= steps; step += 1) {
    await devTools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at(step / steps)] });
  }
  await devTools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
