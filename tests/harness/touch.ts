import type { Page } from 'playwright';
import type { Point } from './marks.ts';

/** Fingers on the glass of a real window: each path is one finger's, all move together. */
export async function moveFingers(page: Page, paths: readonly (readonly Point[])[]): Promise<void> {
  const hand = await layFingers(
    page,
    paths.map(([first]) => first ?? { x: 0, y: 0 }),
  );
  const steps = Math.max(...paths.map((path) => path.length));
  for (let step = 1; step < steps; step += 1) {
    await hand.move(paths.map((path) => path[Math.min(step, path.length - 1)] ?? { x: 0, y: 0 }));
  }
  await hand.lift();
}

export type Fingers = { move(points: readonly Point[]): Promise<void>; lift(): Promise<void> };

/** Fingers that are down until they are lifted. */
export async function layFingers(page: Page, at: readonly Point[]): Promise<Fingers> {
  const devTools = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
    devTools.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
  await send('touchStart', at);
  return {
    move: async (points) => void (await send('touchMove', points)),
    async lift() {
      await send('touchEnd', []);
      await devTools.detach();
    },
  };
}

/** A straight way in so many steps. */
export function way(from: Point, to: Point, steps = 10): Point[] {
  return Array.from({ length: steps + 1 }, (_, n) => ({
    x: from.x + ((to.x - from.x) * n) / steps,
    y: from.y + ((to.y - from.y) * n) / steps,
  }));
}
