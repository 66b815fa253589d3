import type { CDPSession } from 'playwright';

/** Pen, finger and mouse through Chromium's own input, in CSS pixels of the page. */
type Place = readonly [x: number, y: number, pressure?: number];

/** A pen comes down at the first place, goes through the others, and is left down; `lift` takes it off. */
export async function penDown(devtools: CDPSession, places: readonly Place[]): Promise<void> {
  for (const [index, [x, y, force = 0.5]] of places.entries()) {
    await devtools.send('Input.dispatchMouseEvent', {
      type: index === 0 ? 'mousePressed' : 'mouseMoved',
      x,
      y,
      button: 'left',
      buttons: 1,
      clickCount: index === 0 ? 1 : 0,
      force,
      pointerType: 'pen',
    });
  }
}

export async function penMove(devtools: CDPSession, places: readonly Place[]): Promise<void> {
  for (const [x, y, force = 0.5] of places) {
    await devtools.send('Input.dispatchMouseEvent', {
      type: 'mouseMoved',
      x,
      y,
      button: 'left',
      buttons: 1,
      force,
      pointerType: 'pen',
    });
  }
}

export async function penUp(devtools: CDPSession, [x, y]: Place): Promise<void> {
  await devtools.send('Input.dispatchMouseEvent', {
    type: 'mouseReleased',
    x,
    y,
    button: 'left',
    buttons: 0,
    clickCount: 1,
    pointerType: 'pen',
  });
}

export async function penStroke(devtools: CDPSession, places: readonly Place[]): Promise<void> {
  await penDown(devtools, places);
  await penUp(devtools, places.at(-1) ?? [0, 0]);
}

export async function penHover(devtools: CDPSession, [x, y]: Place): Promise<void> {
  await devtools.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, buttons: 0, pointerType: 'pen' });
}

/** Fingers side by side; each list holds one finger's places, all of the same length. */
export async function fingerStrokes(devtools: CDPSession, fingers: readonly (readonly Place[])[]): Promise<void> {
  const steps = fingers[0]?.length ?? 0;
  for (let step = 0; step < steps; step += 1) {
    const touchPoints = fingers.map((places, id) => ({ x: places[step]?.[0] ?? 0, y: places[step]?.[1] ?? 0, id }));
    await devtools.send('Input.dispatchTouchEvent', { type: step === 0 ? 'touchStart' : 'touchMove', touchPoints });
  }
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

export async function mouseStroke(devtools: CDPSession, places: readonly Place[]): Promise<void> {
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: Place): Promise<unknown> =>
    devtools.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: 1, clickCount: 1 });
  for (const [index, place] of places.entries()) await send(index === 0 ? 'mousePressed' : 'mouseMoved', place);
  await send('mouseReleased', places.at(-1) ?? [0, 0]);
}

/** A straight line in so many steps. */
export function line(
  [fromX, fromY]: Place,
  [toX, toY]: Place,
  steps = 12,
  pressure: (share: number) => number = () => 0.5,
): Place[] {
  return Array.from({ length: steps + 1 }, (_, index) => {
    const share = index / steps;
    return [fromX + (toX - fromX) * share, fromY + (toY - fromY) * share, pressure(share)] as const;
  });
}
