/**
 * A stand-in for the module `electron` where its binary cannot be had: the part of its API that main/host/electron
 * uses, held against Electron's own declarations, on an installed Chromium. It proves wiring and order: that the
 * shipped code runs, windows open, calls and events arrive, displays are followed, a quit saves first. It cannot
 * show a real scheme, context isolation, structured clone, the sandbox, native dialogs, asar, or a crash of main.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { type AppHandler, type StandInChromium, startStandInChromium } from './chromium.ts';
import { claimLock } from './single-instance.ts';
import { preventable, type StandInContents, StandInWindow, type WindowDeps } from './window.ts';

type Listener = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, AppHandler>();
const invokers = new Map<string, Listener>();
const windows = new Set<StandInWindow>();
const switches = new Map<string, string>();
const paths = new Map<string, string>();
const appEvents = new EventEmitter();
const screenEvents = new EventEmitter();
const powerEvents = new EventEmitter();
let chromium: StandInChromium | null = null;
let ready: Promise<void> | null = null;
let claimed = false;
/** What `app.exit` does at last; a test that runs in this process puts its own in. */
let leave: (code: number) => void = (code) => process.exit(code);

async function begin(): Promise<void> {
  chromium = await startStandInChromium(() => handlers.get('app'), paths.get('userData'));
  chromium.onDisplays(() => screenEvents.emit('display-metrics-changed', {}, screen.getPrimaryDisplay(), ['bounds']));
  appEvents.emit('ready');
}

async function exit(code: number): Promise<void> {
  const closing = chromium;
  chromium = null;
  await closing?.close();
  leave(code);
}

/** For tests that run in this process. */
export const standIn = {
  onExit(hear: (code: number) => void): void {
    leave = hear;
  },
  /** As it is pressed while another program is in front. */
  pressGlobally: (key: string) => shortcuts.get(key)?.(),
  blockers: () => blockers.size,
  sleep: () => powerEvents.emit('suspend'),
  wake: () => powerEvents.emit('resume'),
  second: () => appEvents.emit('second-instance'),
  windows: (): readonly StandInWindow[] => [...windows],
  devTools: () => running().devTools,
  /** Forgets everything, as a new process would. */
  /** What programs of the PC were given. */
  openedPaths: (): readonly string[] => openedPaths,
  reset(): void {
    openedPaths.length = 0;
    blockers.clear();
    for (const emitter of [appEvents, screenEvents, powerEvents]) emitter.removeAllListeners();
    for (const map of [handlers, invokers, switches, paths, shortcuts]) map.clear();
    windows.clear();
    ready = null;
    claimed = false;
  },
};

function running(): StandInChromium {
  if (!chromium) throw new Error('used before the app was ready');
  return chromium;
}

type UsedApp = 'quit' | 'exit' | 'whenReady' | 'isPackaged' | 'setPath' | 'requestSingleInstanceLock' | 'enableSandbox';

export const app = {
  on: appEvents.on.bind(appEvents) as unknown as Electron.App['on'],
  commandLine: {
    appendSwitch: (name: string, value = '') => void switches.set(name, value),
    hasSwitch: (name: string) => switches.has(name) || process.argv.includes(`--${name}`),
  } satisfies Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch'>,
  ...({
    isPackaged: false,
    enableSandbox: () => undefined,
    setPath: (name, path) => void paths.set(name, path),
    requestSingleInstanceLock() {
      claimed ||= claimLock(paths.get('userData') ?? '.', () => appEvents.emit('second-instance', {}, [], ''));
      return claimed;
    },
    whenReady() {
      ready ??= begin();
      return ready;
    },
    quit() {
      const asked = preventable({});
      appEvents.emit('before-quit', asked);
      if (asked.prevented) return;
      for (const window of windows) window.destroy();
      appEvents.emit('will-quit', preventable({}));
      void exit(0);
    },
    exit: (code = 0) => void exit(code),
  } satisfies Pick<Electron.App, UsedApp>),
};

const windowDeps: WindowDeps = {
  devTools: () => running().devTools,
  async invoke(sender, frameUrl, channel, args) {
    const handler = invokers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const event = { sender, senderFrame: { url: frameUrl, parent: null } } as unknown as Electron.IpcMainInvokeEvent;
    return handler(event, ...args);
  },
  onContents: (contents: StandInContents) => void appEvents.emit('web-contents-created', {}, contents),
  onClosed(window) {
    windows.delete(window);
    if (windows.size === 0 && chromium) appEvents.emit('window-all-closed');
  },
};

type UsedWindow =
  | 'loadURL'
  | 'setBounds'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'minimize'
  | 'isDestroyed'
  | 'maximize'
  | 'unmaximize'
  | 'restore'
  | 'show'
  | 'focus'
  | 'removeMenu'
  | 'destroy';

export class BrowserWindow extends StandInWindow {
  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(windowDeps, options);
    windows.add(this);
  }
}
BrowserWindow.prototype satisfies Pick<Electron.BrowserWindow, UsedWindow>;

export const ipcMain = {
  handle: (channel, listener) => void invokers.set(channel, listener as Listener),
} satisfies Pick<Electron.IpcMain, 'handle'>;

export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme, handler) => void handlers.set(scheme, handler as AppHandler),
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

export const screen = {
  on: screenEvents.on.bind(screenEvents) as unknown as Electron.Screen['on'],
  ...({
    getAllDisplays: () => running().displays().map(toElectronDisplay),
    getPrimaryDisplay() {
      const displays = running().displays();
      const primary = displays.findIndex((display) => display.primary);
      return displays.map(toElectronDisplay)[Math.max(0, primary)] as Electron.Display;
    },
  } satisfies Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay'>),
};

function toElectronDisplay(
  { label, x, y, width, height, scale, touch }: ReturnType<StandInChromium['displays']>[number],
  index: number,
): Electron.Display {
  return {
    id: index + 1,
    label,
    bounds: { x, y, width, height },
    scaleFactor: scale,
    touchSupport: touch ? 'available' : 'unknown',
  } as Electron.Display;
}

export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
  } satisfies Pick<
    Electron.Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
};

export const powerMonitor = {
  on: powerEvents.on.bind(powerEvents) as unknown as Electron.PowerMonitor['on'],
  isOnBatteryPower: () => false,
} satisfies Pick<Electron.PowerMonitor, 'on' | 'isOnBatteryPower'>;

const blockers = new Set<number>();
let lastBlocker = 0;

export const powerSaveBlocker = {
  start() {
    lastBlocker += 1;
    blockers.add(lastBlocker);
    return lastBlocker;
  },
  stop: (id) => blockers.delete(id),
} satisfies Pick<Electron.PowerSaveBlocker, 'start' | 'stop'>;

const shortcuts = new Map<string, () => void>();

export const globalShortcut = {
  register(key, hear) {
    if (shortcuts.has(key)) return false;
    shortcuts.set(key, hear);
    return true;
  },
  unregister: (key) => void shortcuts.delete(key),
} satisfies Pick<Electron.GlobalShortcut, 'register' | 'unregister'>;

const openedPaths: string[] = [];

export const shell = {
  async openPath(path: string): Promise<string> {
    openedPaths.push(path);
    return '';
  },
};

export const dialog = {
  showErrorBox: (title, text) => void process.stderr.write(`${title}: ${text}\n`),
  // Nobody sits at it: whoever asks for a place is told of the one that the test named, or that it was closed.
  showOpenDialog: async () => {
    const place = process.env.LECTERN_TEST_CHOSEN_PLACE;
    return { canceled: place === undefined, filePaths: place === undefined ? [] : [place] };
  },
} satisfies Pick<Electron.Dialog, 'showErrorBox'> & {
  showOpenDialog(options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue>;
};

export const utilityProcess = {
  fork(file: string, args: string[] = [], { execArgv = [] }: Electron.ForkOptions = {}): StandInUtility {
    const stdio: ['ignore', 'inherit', 'inherit', 'ipc'] = ['ignore', 'inherit', 'inherit', 'ipc'];
    return new StandInUtility(
      spawn(process.execPath, [...execArgv, file, ...args], { stdio, serialization: 'advanced' }),
    );
  },
};

class StandInUtility extends EventEmitter {
  readonly #child: ChildProcess;
  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    child.on('message', (message) => this.emit('message', message));
    child.once('exit', (code) => this.emit('exit', code ?? 1));
  }
  postMessage(message: unknown): void {
    this.#child.send(message as object, () => undefined);
  }
  kill(): boolean {
    return this.#child.kill();
  }
}
StandInUtility.prototype satisfies Pick<Electron.UtilityProcess, 'postMessage' | 'kill'>;
