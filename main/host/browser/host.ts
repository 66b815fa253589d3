import { join } from 'node:path';
import type { Log } from '../../log.ts';
import { createHearers, createLeaving, createLocalNetwork, deferred, machineClock } from '../common/index.ts';
import type { Host, Paths, Stop } from '../ports.ts';
import { createAttached } from './attached.ts';
import { createAwake } from './awake.ts';
import { createCarrier } from './carrier.ts';
import { chromiumFlags, machineHasNoGpu, sharedMemoryIsSmall } from './chromium-flags.ts';
import { createDisplays, together } from './displays.ts';
import { createOneInstance } from './instance.ts';
import { leaveWhenEmpty } from './leave-when-empty.ts';
import { createPower } from './power.ts';
import { createProcesses } from './processes.ts';
import { type RunningChromiumDeps, startChromium } from './running-chromium.ts';
import { openServer } from './server.ts';
import { createShell } from './shell.ts';
import { createWindows } from './windows.ts';

export type BrowserHostOptions = {
  readonly paths: Paths;
  readonly log: Log;
  /** The installed browser; null: windows are opened by hand. */
  readonly chromium: string | null;
  /** Whether a window can be shown here at all. */
  readonly hasDisplay: boolean;
  /** Tests and development: answers are held against their schemas. */
  readonly checkAnswers: boolean;
  readonly debugPort: boolean;
  readonly headlessScreens: string | null;
  /** Tests: 127.0.0.1 stands for an address of the school's network. */
  readonly remoteOnLoopback: boolean;
};

export type BrowserHost = {
  readonly host: Host;
  /** Where a person can open the console by hand. */
  readonly address: string;
  /** What it said when no window could be opened; null when one can, or nobody wanted one. */
  readonly trouble: string | null;
  /** The program has saved, and its windows, its server and its Chromium are gone. */
  readonly ended: Promise<void>;
};

/** Another Lectern of this account is running and has been brought to the front. */
export type AlreadyRunning = { readonly runningAt: string };

export async function createBrowserHost(options: BrowserHostOptions): Promise<BrowserHost | AlreadyRunning> {
  const { paths, log, checkAnswers } = options;
  const clock = machineClock();
  const attached = createAttached(clock);
  const displays = createDisplays(clock);
  const awake = createAwake();
  const viewers = together(displays, awake);
  const carrier = createCarrier({ attached, log, checkAnswers });
  const leaving = createLeaving(clock, log);
  const power = createPower(clock, awake.keepAwake);
  const second = createHearers();
  const server = await openServer({
    attached,
    log,
    respond: carrier.respond,
    onSocket: (socket, windowId, role) => carrier.take(socket, { windowId, role }),
  });
  const address = server.addressOf('console');
  const instance = createOneInstance({
    accountFolder: paths.account,
    platform: process.platform,
    clock,
    onSecond() {
      second.tell();
      return address;
    },
  });
  const running = await instance.claim();
  if (running) {
    power.stop();
    await server.close();
    return running;
  }

  const start = starter(options, { server, viewers, clock });
  const first = start ? await start() : null;
  const windows = createWindows({
    ...{ start, server, attached, viewers, clock, log },
    first: first?.ok ? first.value : null,
    sandboxed: process.getuid?.() !== 0,
    onGivenUp: () => log.info(`Open this address in a browser: ${address}`),
  });

  let stopWaiting: Stop = () => undefined;
  const ending = createEnding(leaving, async () => {
    stopWaiting();
    power.stop();
    await windows.shut();
    await server.close();
    attached.close();
    instance.release();
  });
  // Started without a window, it stays until it is told to go.
  if (first?.ok) stopWaiting = leaveWhenEmpty(attached, clock, ending.quit);

  return {
    address,
    trouble: first && !first.ok ? first.error.detail : null,
    ended: ending.ended,
    host: {
      kind: 'browser',
      ...{ clock, paths, power },
      displays: displays.port,
      windows,
      carrier: carrier.port,
      dialogs: { showError: async (title, text) => log.warn(`${title}: ${text}`), choosePlace: null },
      shell: createShell(clock, process.platform),
      processes: createProcesses(clock, log, (entry) => new URL(entry, import.meta.url)),
      localNetwork: createLocalNetwork({ clock, loopback: options.remoteOnLoopback }),
      // A page hears keys only while its window has them.
      globalKeys: { hold: () => null },
      instance: {
        claim: async () => true,
        onSecond: second.add,
        onQuit: leaving.onQuit,
        quit: ending.quit,
      },
    },
  };
}

/** Quits once: all is saved first, then `close` takes down what the host holds. */
function createEnding(leaving: ReturnType<typeof createLeaving>, close: () => Promise<void>) {
  const ended = deferred<void>();
  async function quit(): Promise<void> {
    if (leaving.begun) return;
    await leaving.leave();
    await close();
    ended.resolve();
  }
  return { quit: () => void quit(), ended: ended.promise };
}

type StarterDeps = Omit<RunningChromiumDeps, 'path' | 'flags'>;

/** How Chromium is started here, also after a crash; null where no window can be shown. */
function starter(options: BrowserHostOptions, deps: StarterDeps): (() => ReturnType<typeof startChromium>) | null {
  const path = options.chromium;
  if (path === null || !options.hasDisplay) return null;
  const flags = chromiumFlags({
    profile: join(options.paths.account, 'chromium'),
    firstPage: deps.server.openingPage,
    asRoot: process.getuid?.() === 0,
    noGpu: machineHasNoGpu(process.platform),
    smallSharedMemory: sharedMemoryIsSmall(process.platform),
    debugPort: options.debugPort,
    headlessScreens: options.headlessScreens,
  });
  return () => startChromium({ ...deps, path, flags });
}
