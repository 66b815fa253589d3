import { randomBytes } from 'node:crypto';
import { BrowserWindow } from 'electron';
import type { Caller, Display, WindowRole } from '../../../core/contract/index.ts';
import type { WindowId } from '../../../core/words/index.ts';
import type { Log } from '../../log.ts';
import { createHearers } from '../common/index.ts';
import type { OpenWindow, Windows } from '../ports.ts';
import { appOrigin } from './origin.ts';

export type ElectronWindows = Windows & {
  /** Whose web contents these are; null for any that this host did not make. */
  callerOf(contentsId: number): Caller | null;
  /** The window spoke for the first time. */
  heardFrom(caller: Caller): void;
  each(tell: (window: BrowserWindow, caller: Caller) => void): void;
  raise(): void;
};

type Shown = {
  readonly window: BrowserWindow;
  readonly caller: Caller;
  /** Where it is to be, as was said last; before it can be shown too. */
  wanted: OpenWindow;
  came: boolean;
  reloads: number;
  /** It left full screen to be minimized, and goes back to it. */
  wasFullScreen: boolean;
};

const RELOADS_MAX = 5;
const pathOf: Record<WindowRole, string> = { console: '/console', screen: '/screen' };
/** What a window shows before its page draws: the light desk, the dark stage. */
const backgroundOf: Record<WindowRole, string> = { console: '#f6f7f9', screen: '#000000' };

export function createWindows(preload: string, sandboxed: boolean, log: Log): ElectronWindows {
  const shown = new Map<WindowId, Shown>();
  const changes = createHearers<Parameters<Parameters<Windows['onChange']>[0]>[0]>();
  const raised = createHearers<WindowId>();

  function make({ role, display }: OpenWindow): BrowserWindow {
    const window = new BrowserWindow({
      ...(display ? within(display) : { width: 1280, height: 800 }),
      show: false,
      backgroundColor: backgroundOf[role],
      autoHideMenuBar: true,
      title: 'Lectern',
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        // A covered or unfocused window plays and draws on.
        backgroundThrottling: false,
        autoplayPolicy: 'no-user-gesture-required',
        spellcheck: false,
      },
    });
    window.removeMenu();
    return window;
  }

  function watch(one: Shown): void {
    const { window, caller } = one;
    window.once('ready-to-show', () => {
      window.show();
      const { display, fullScreen } = one.wanted;
      if (display) put(window, display, fullScreen);
    });
    window.on('closed', () => {
      shown.delete(caller.windowId);
      if (one.came) changes.tell({ kind: 'went', ...caller });
    });
    window.on('restore', () => {
      if (one.wasFullScreen) window.setFullScreen(true);
      one.wasFullScreen = false;
      raised.tell(caller.windowId);
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      one.reloads += 1;
      log.warn(`the page of a ${caller.role} window ended (${reason})`);
      if (one.reloads <= RELOADS_MAX) window.webContents.reload();
      else window.destroy();
    });
  }

  const windowOf = (windowId: WindowId): BrowserWindow | undefined => shown.get(windowId)?.window;

  return {
    canOpen: true,
    sandboxed,
    givesPaths: true,
    async open(wanted) {
      const windowId = `${wanted.role}-${randomBytes(16).toString('hex')}` as WindowId;
      const window = make(wanted);
      const caller: Caller = { windowId, role: wanted.role };
      const one: Shown = { window, caller, wanted, came: false, reloads: 0, wasFullScreen: false };
      shown.set(windowId, one);
      watch(one);
      await window.loadURL(`${appOrigin}${pathOf[wanted.role]}?window=${windowId}`).catch((error: unknown) => {
        // Closed while it loaded, or its page is missing; neither is for whoever asked to mend.
        if (shown.has(windowId)) log.fault(`the page of the ${wanted.role}`, error);
      });
      return windowId;
    },
    async place(windowId, display, fullScreen) {
      const one = shown.get(windowId);
      if (!one) return;
      one.wanted = { ...one.wanted, display, fullScreen };
      put(one.window, display, fullScreen);
    },
    async toggleFullScreen(windowId) {
      const window = windowOf(windowId);
      window?.setFullScreen(!window.isFullScreen());
      return window !== undefined;
    },
    async focus(windowId) {
      const window = windowOf(windowId);
      if (window) bringToFront(window);
    },
    async minimize(windowId) {
      const one = shown.get(windowId);
      if (!one) return;
      one.wasFullScreen = one.window.isFullScreen();
      // macOS does not minimize a window that is full screen (Electron 45).
      if (one.wasFullScreen) one.window.setFullScreen(false);
      one.window.minimize();
    },
    async close(windowId) {
      windowOf(windowId)?.destroy();
    },
    address: () => null,
    onChange: changes.add,
    onRaised: raised.add,
    callerOf: (contentsId) =>
      [...shown.values()].find(({ window }) => window.webContents.id === contentsId)?.caller ?? null,
    heardFrom({ windowId, role }) {
      const one = shown.get(windowId);
      if (!one || one.came) return;
      one.came = true;
      changes.tell({ kind: 'came', windowId, role });
    },
    each(tell) {
      for (const { window, caller } of [...shown.values()]) tell(window, caller);
    },
    raise() {
      const consoles = [...shown.values()].filter(({ caller }) => caller.role === 'console');
      for (const { window } of consoles.slice(0, 1)) bringToFront(window);
    },
  };
}

function put(window: BrowserWindow, display: Display, fullScreen: boolean): void {
  // Bounds are ignored by a window that is full screen or maximized (Electron 45 on Windows and Linux).
  if (window.isFullScreen()) window.setFullScreen(false);
  if (window.isMaximized()) window.unmaximize();
  // Between displays of different scales the first call measures by the scale of the display that the window leaves
  // (Windows, https://github.com/electron/electron/issues/10862); the second one by its new display's.
  window.setBounds(within(display));
  window.setBounds(within(display));
  if (fullScreen) window.setFullScreen(true);
  else window.maximize();
}

function within({ x, y, width, height }: Display): { x: number; y: number; width: number; height: number } {
  return { x, y, width, height };
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
