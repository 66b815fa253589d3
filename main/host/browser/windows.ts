import type { Display, WindowRole } from '../../../core/contract/index.ts';
import { fail, type Result, type WindowId } from '../../../core/words/index.ts';
import type { Log } from '../../log.ts';
import type { Clock, OpenWindow, Windows } from '../ports.ts';
import type { Attached } from './attached.ts';
import type { Viewers } from './displays.ts';
import { minimizeWindow, placeWindow, raiseWindow, toggleFullScreen } from './placing.ts';
import type { RunningChromium } from './running-chromium.ts';
import type { LoopbackServer } from './server.ts';
import { attachToPage, onTargetEnds, type Target, type TargetEnds } from './targets.ts';

/**
 * Windows of an installed Chromium, steered over its pipe.
 *
 *            open                    page crashed: reloaded, the same window
 *   (none) --------> shown ------------------------------------------------> shown
 *                     | closed by a person or by `close`: gone
 *                     | Chromium crashed: started again, every window opened anew under its own id
 *                     v after CRASHES_MAX crashes: given up, the address is printed instead
 */
export type BrowserWindows = Windows & {
  /** Closes everything; windows are not told as gone, the program is leaving. */
  shut(): Promise<void>;
};

type Shown = Target & {
  readonly windowId: WindowId;
  readonly role: WindowRole;
  wanted: OpenWindow;
  reloads: number;
  wasFullScreen: boolean;
};

type Deps = {
  /** Null where there is no display or no Chromium: windows are opened by hand. */
  readonly start: (() => Promise<Result<RunningChromium, { code: string; detail: string }>>) | null;
  readonly first: RunningChromium | null;
  readonly server: LoopbackServer;
  readonly attached: Attached;
  readonly viewers: Viewers;
  readonly clock: Clock;
  readonly log: Log;
  readonly sandboxed: boolean;
  /** Windows can no longer be opened here. */
  readonly onGivenUp: () => void;
};

const CRASHES_MAX = 3;
const RELOADS_MAX = 5;

export function createWindows(deps: Deps): BrowserWindows {
  const { server, attached, viewers, clock, log } = deps;
  const shown = new Map<WindowId, Shown>();
  let chromium: RunningChromium | null = null;
  let starting: Promise<RunningChromium | null> | null = null;
  let givenUp = deps.first === null;
  let leaving = false;
  let crashes = 0;

  function adopt(running: RunningChromium): RunningChromium {
    chromium = running;
    onTargetEnds(running.devTools, (ends) => ended(running, ends));
    running.ended
      .then(({ crashed }) => chromiumEnded(running, crashed))
      .catch((error: unknown) => void log.fault('Chromium', error));
    return running;
  }
  if (deps.first) adopt(deps.first);

  function ended(running: RunningChromium, { targetId, how }: TargetEnds): void {
    const window = [...shown.values()].find((one) => one.targetId === targetId);
    if (!window || leaving) return;
    if (how === 'closed' || window.reloads >= RELOADS_MAX) {
      forget(window);
      return;
    }
    window.reloads += 1;
    log.warn(`the page of a ${window.role} window crashed; it is loaded again`);
    running.devTools.send('Page.reload', {}, window.sessionId).catch(() => forget(window));
  }

  function forget(window: Shown): void {
    shown.delete(window.windowId);
    viewers.unwatch(window.sessionId);
    attached.release(window.windowId);
  }

  async function chromiumEnded(running: RunningChromium, crashed: boolean): Promise<void> {
    if (chromium !== running || leaving) return;
    chromium = null;
    const windows = [...shown.values()];
    for (const window of windows) viewers.unwatch(window.sessionId);
    if (!crashed) return windows.forEach(forget);
    crashes += 1;
    log.warn(`Chromium crashed (${crashes} of ${CRASHES_MAX}); its windows are opened again`);
    for (const window of windows) {
      const isShown = await show(window.windowId, window.wanted).catch((error: unknown) => {
        log.fault(`a ${window.role} window`, error);
        return false;
      });
      if (!isShown) forget(window);
    }
  }

  async function running(): Promise<RunningChromium | null> {
    if (chromium && !chromium.devTools.gone) return chromium;
    if (givenUp || !deps.start) return null;
    starting ??= startAgain(deps.start);
    return starting;
  }

  async function startAgain(start: NonNullable<Deps['start']>): Promise<RunningChromium | null> {
    const failed = (error: unknown) => fail({ code: 'chromiumFailed' as const, detail: String(error) });
    const started = crashes < CRASHES_MAX ? await start().catch(failed) : null;
    starting = null;
    if (started?.ok) return adopt(started.value);
    givenUp = true;
    log.warn(`Chromium does not start any more${started ? `: ${started.error.detail}` : ''}`);
    deps.onGivenUp();
    return null;
  }

  /** Opens a page for the window, new or again; false where nothing can be opened. */
  async function show(windowId: WindowId, wanted: OpenWindow): Promise<boolean> {
    const browser = await running();
    if (!browser) return false;
    const { devTools } = browser;
    const address = server.pageOf(windowId, wanted.role);
    const spare = browser.takeSpare();
    const target = spare ?? (await openPage(browser, address, wanted));
    shown.set(windowId, { ...target, windowId, role: wanted.role, wanted, reloads: 0, wasFullScreen: false });
    attached.hold(windowId);
    if (!spare) await viewers.watch({ devTools, sessionId: target.sessionId });
    if (spare) await devTools.send('Page.navigate', { url: address }, target.sessionId);
    if (wanted.display) await placeWindow(devTools, target.targetId, wanted.display, wanted.fullScreen, clock);
    return true;
  }

  async function openPage({ devTools }: RunningChromium, address: string, wanted: OpenWindow): Promise<Target> {
    const opener = [...shown.values()].find((window) => window.role === 'console') ?? [...shown.values()][0];
    if (opener) {
      // A popup has no tab strip; `noopener` gives it a process of its own, so that neither window stalls the other.
      const expression = `window.open(${JSON.stringify(address)}, '_blank', ${JSON.stringify(features(wanted.display))})`;
      await devTools.send('Runtime.evaluate', { expression, userGesture: true }, opener.sessionId);
    } else {
      await devTools.send('Target.createTarget', { url: address, newWindow: true });
    }
    return attachToPage(devTools, clock, (url) => url === address);
  }

  const find = (windowId: WindowId): Shown | undefined => shown.get(windowId);

  return {
    get canOpen() {
      return !givenUp;
    },
    sandboxed: deps.sandboxed,
    givesPaths: false,
    async open(wanted) {
      const windowId = attached.admit(wanted.role);
      const isShown = await show(windowId, wanted).catch((error: unknown) => {
        if (leaving) return true;
        throw error;
      });
      if (!isShown) log.warn(`no window could be opened for the ${wanted.role}`);
      return windowId;
    },
    async place(windowId, display, fullScreen) {
      const window = find(windowId);
      if (!window || !chromium) return;
      window.wanted = { role: window.role, display, fullScreen };
      await placeWindow(chromium.devTools, window.targetId, display, fullScreen, clock);
    },
    async toggleFullScreen(windowId) {
      const window = find(windowId);
      if (!window || !chromium) return false;
      await toggleFullScreen(chromium.devTools, window.targetId);
      return true;
    },
    async focus(windowId) {
      const window = find(windowId);
      if (window && chromium) await raiseWindow(chromium.devTools, window.targetId, window.wasFullScreen);
    },
    async minimize(windowId) {
      const window = find(windowId);
      if (window && chromium) window.wasFullScreen = await minimizeWindow(chromium.devTools, window.targetId);
    },
    async close(windowId) {
      const window = find(windowId);
      if (!window || !chromium) return;
      await chromium.devTools.send('Target.closeTarget', { targetId: window.targetId }).catch(() => undefined);
      if (shown.get(windowId) === window) forget(window);
    },
    address: (role) => (givenUp ? server.addressOf(role) : null),
    onChange: attached.onChange,
    // Chromium tells nobody of a window that is minimized or brought back, and this host has no key to give back.
    onRaised: () => () => undefined,
    async shut() {
      leaving = true;
      await chromium?.close();
    },
  };
}

function features(display: Display | null): string {
  const place = display
    ? `,left=${display.x},top=${display.y},width=${display.width},height=${display.height}`
    : ',width=1280,height=800';
  return `popup,noopener${place}`;
}
