import type { Display } from '../../../core/contract/index.ts';
import type { Clock } from '../ports.ts';
import type { DevTools } from './devtools.ts';

type Bounds = {
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
  readonly windowState?: 'normal' | 'minimized' | 'maximized' | 'fullscreen';
};

const TRIES = 5;
const TRY_AGAIN_MS = 120;

/**
 * Puts a window on a display. Window managers answer late and sometimes in another order (openbox on X11: a window
 * that leaves full screen goes back to where it was before), so the result is read back and asked for again.
 */
export async function placeWindow(
  devTools: DevTools,
  targetId: string,
  display: Display,
  fullScreen: boolean,
  clock: Clock,
): Promise<void> {
  const { windowId, bounds } = await devTools.send<{ windowId: number; bounds: Bounds }>('Browser.getWindowForTarget', {
    targetId,
  });
  const set = (wanted: Bounds): Promise<unknown> =>
    devTools.send('Browser.setWindowBounds', { windowId, bounds: wanted });
  const wanted = fullScreen ? 'fullscreen' : 'maximized';
  if (bounds.windowState === wanted && isOn(bounds, display)) return;
  for (let tries = 0; tries < TRIES; tries += 1) {
    await set({ windowState: 'normal' });
    // Smaller than the display, so that no manager moves it to where it would fit better.
    await set({
      left: display.x + Math.round(display.width / 8),
      top: display.y + Math.round(display.height / 8),
      width: Math.round(display.width * 0.75),
      height: Math.round(display.height * 0.75),
    });
    await set({ windowState: wanted });
    await new Promise<void>((resolve) => clock.after(tries === 0 ? 0 : TRY_AGAIN_MS, resolve));
    const now = await devTools.send<{ bounds: Bounds }>('Browser.getWindowBounds', { windowId });
    if (isOn(now.bounds, display)) return;
  }
}

/** On its display and back, by way of normal: Chromium refuses to go from one to the other at once. */
export async function toggleFullScreen(devTools: DevTools, targetId: string): Promise<void> {
  const found = await devTools.send<{ windowId: number; bounds: Bounds }>('Browser.getWindowForTarget', { targetId });
  const wanted = found.bounds.windowState === 'fullscreen' ? 'maximized' : 'fullscreen';
  for (const windowState of ['normal', wanted]) {
    await devTools.send('Browser.setWindowBounds', { windowId: found.windowId, bounds: { windowState } });
  }
}

/** The middle of the window lies on the display. */
function isOn({ left = 0, top = 0, width = 0, height = 0 }: Bounds, display: Display): boolean {
  const x = left + width / 2;
  const y = top + height / 2;
  return x >= display.x && x < display.x + display.width && y >= display.y && y < display.y + display.height;
}

/**
 * By way of normal where it is full screen: Chromium refuses to go from one to the other at once. And by way of
 * maximized, which is what the taskbar brings back then. Answers whether it was full screen.
 */
export async function minimizeWindow(devTools: DevTools, targetId: string): Promise<boolean> {
  const found = await devTools.send<{ windowId: number; bounds: Bounds }>('Browser.getWindowForTarget', { targetId });
  const wasFullScreen = found.bounds.windowState === 'fullscreen';
  for (const windowState of wasFullScreen ? ['normal', 'maximized', 'minimized'] : ['minimized']) {
    await devTools.send('Browser.setWindowBounds', { windowId: found.windowId, bounds: { windowState } });
  }
  return wasFullScreen;
}

export async function raiseWindow(devTools: DevTools, targetId: string, fullScreen: boolean): Promise<void> {
  const found = await devTools.send<{ windowId: number; bounds: Bounds }>('Browser.getWindowForTarget', { targetId });
  if (found.bounds.windowState === 'minimized') {
    for (const windowState of ['normal', fullScreen ? 'fullscreen' : 'maximized']) {
      await devTools.send('Browser.setWindowBounds', { windowId: found.windowId, bounds: { windowState } });
    }
  }
  await devTools.send('Target.activateTarget', { targetId });
}
