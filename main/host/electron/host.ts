import { fileURLToPath } from 'node:url';
import { app, dialog, globalShortcut, powerMonitor, powerSaveBlocker, protocol, session, shell } from 'electron';
import { fail, ok } from '../../../core/words/index.ts';
import type { Log } from '../../log.ts';
import { createHearers, createLeaving, createLocalNetwork, guarded, machineClock, refuse } from '../common/index.ts';
import type { GlobalKeys, Host, Paths, PlaceAsked, Power } from '../ports.ts';
import { createCarrier } from './carrier.ts';
import { createDisplays } from './displays.ts';
import { denyPermissions, lockDown } from './lock-down.ts';
import { appHost, appScheme } from './origin.ts';
import { createProcesses } from './processes.ts';
import { createWindows } from './windows.ts';

export type ElectronHostOptions = {
  readonly paths: Paths;
  readonly log: Log;
  readonly checkAnswers: boolean;
  /** Where the built modules lie: `preload` beside it, service entries in it. */
  readonly mainUrl: string;
};

/** Before the app is ready, and once: Chromium reads schemes and switches when it starts. */
export function prepareElectron(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  app.enableSandbox();
  for (const name of ['disable-renderer-backgrounding', 'disable-backgrounding-occluded-windows']) {
    app.commandLine.appendSwitch(name);
  }
  lockDown();
}

/** Call once the app is ready and this is the only Lectern of its account. */
export function createElectronHost({ paths, log, checkAnswers, mainUrl }: ElectronHostOptions): Host {
  const clock = machineClock();
  const leaving = createLeaving(clock, log);
  const second = createHearers();
  const preload = fileURLToPath(new URL('../preload/preload.cjs', mainUrl));
  const windows = createWindows(preload, !app.commandLine.hasSwitch('no-sandbox'), log);
  const carrier = createCarrier(windows, log, checkAnswers);

  denyPermissions(session.defaultSession);
  protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    if (url.host !== appHost) return refuse(404, 'no such host');
    const respond = guarded(await carrier.respond, (error) => log.fault(`${request.method} ${url.pathname}`, error));
    return respond(request);
  });

  app.on('second-instance', () => {
    windows.raise();
    second.tell();
  });
  app.on('window-all-closed', () => app.quit());
  let saved = false;
  app.on('before-quit', (event) => {
    if (saved) return;
    event.preventDefault();
    leaving.leave().then(
      () => {
        saved = true;
        app.quit();
      },
      (error: unknown) => void log.fault('while leaving', error),
    );
  });

  return {
    kind: 'electron',
    clock,
    paths,
    displays: createDisplays(),
    windows,
    carrier: carrier.port,
    dialogs: { showError: async (title, text) => dialog.showErrorBox(title, text), choosePlace },
    shell: {
      async openDocument(path) {
        const complaint = await shell.openPath(path);
        return complaint === '' ? ok({}) : fail({ code: 'noProgram', detail: complaint });
      },
    },
    processes: createProcesses(clock, log, (entry) => new URL(entry, mainUrl)),
    power: createPower(),
    globalKeys,
    localNetwork: createLocalNetwork({ clock }),
    instance: {
      claim: async () => app.requestSingleInstanceLock(),
      onSecond: second.add,
      onQuit: leaving.onQuit,
      quit: () => app.quit(),
    },
  };
}

/** Windows and Linux show files or folders, never both: a person who may choose either chooses a folder there. */
async function choosePlace({ title, what, endings }: PlaceAsked): Promise<string | null> {
  const both = what === 'either' && process.platform === 'darwin';
  const answer = await dialog.showOpenDialog({
    title,
    properties: both ? ['openFile', 'openDirectory'] : [what === 'file' ? 'openFile' : 'openDirectory'],
    ...(what === 'file' && endings.length > 0 && { filters: [{ name: title, extensions: [...endings] }] }),
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** The system gives a key to whoever asked first, and refuses it to all others. */
const globalKeys: GlobalKeys = {
  hold: (key, hear) => (globalShortcut.register(key, hear) ? () => globalShortcut.unregister(key) : null),
};

function createPower(): Power {
  const sleeps = createHearers();
  const wakes = createHearers();
  powerMonitor.on('suspend', () => sleeps.tell());
  powerMonitor.on('resume', () => wakes.tell());
  let blocker: number | null = null;
  return {
    onSleep: sleeps.add,
    onWake: wakes.add,
    onBattery: () => powerMonitor.isOnBatteryPower(),
    keepAwake(awake) {
      if (awake) blocker ??= powerSaveBlocker.start('prevent-display-sleep');
      else if (blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
  };
}
