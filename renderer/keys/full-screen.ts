import type { CallMain } from '../../core/contract/index.ts';

/**
 * F11 of this window: by main, so that no hint of the browser lies over the picture; by the page where the window is
 * not main's. Refused where the browser forbids it; then nothing happens.
 */
export async function toggleFullScreen(call: CallMain): Promise<void> {
  const answer = await call('window.toggleFullScreen', {});
  if (answer.ok && answer.value.done) return;
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  await change.catch(() => undefined);
}
