import type { Power, Stop } from '../ports.ts';
import type { Viewer, Viewers } from './displays.ts';

/**
 * Keeps the displays on by a screen wake lock of our own pages: the one thing that a Chromium without Electron can do
 * against the screen saver of every system. A lock ends with its page's visibility and with a reload; it is asked for
 * again then.
 */
export type Awake = Viewers & { readonly keepAwake: Power['keepAwake'] };

const setAwake = (awake: boolean) => `(() => {
  const mine = globalThis[Symbol.for('lectern.awake')] ??= { wanted: false, lock: null, asking: false };
  mine.hold ??= async () => {
    if (!mine.wanted || mine.asking || document.visibilityState !== 'visible') return;
    if (mine.lock && !mine.lock.released) return;
    mine.asking = true;
    mine.lock = await navigator.wakeLock.request('screen').catch(() => null);
    mine.asking = false;
    if (!mine.wanted) mine.lock?.release();
  };
  mine.listens ??= (document.addEventListener('visibilitychange', () => mine.hold()), true);
  mine.wanted = ${awake};
  if (mine.wanted) mine.hold();
  else mine.lock?.release();
})()`;

export function createAwake(): Awake {
  const viewers = new Map<string, Viewer & { readonly stop: Stop }>();
  let wanted = false;
  const tell = async ({ devTools, sessionId }: Viewer): Promise<void> => {
    // A page that is just going away needs no lock.
    await devTools.send('Runtime.evaluate', { expression: setAwake(wanted) }, sessionId).catch(() => undefined);
  };
  return {
    keepAwake(awake) {
      if (awake === wanted) return;
      wanted = awake;
      for (const viewer of viewers.values()) void tell(viewer);
    },
    async watch(viewer) {
      const stop = viewer.devTools.onEvent(({ method, sessionId }) => {
        if (method === 'Page.loadEventFired' && sessionId === viewer.sessionId && wanted) void tell(viewer);
      });
      viewers.set(viewer.sessionId, { ...viewer, stop });
      if (wanted) await tell(viewer);
    },
    unwatch(sessionId) {
      viewers.get(sessionId)?.stop();
      viewers.delete(sessionId);
    },
  };
}
