import { streamLog } from '../../log.ts';
import { type Environment, type Flags, readSurroundings, type StartApp } from '../common/index.ts';
import { findChromium, isRunnable } from './find-chromium.ts';
import { type BrowserHostOptions, createBrowserHost } from './host.ts';

type Machine = Omit<BrowserHostOptions, 'log' | 'paths'>;

/** What this host's entry is, once its flags are read. Resolves to the exit code when Lectern has left. */
export async function runBrowserHost(
  flags: Flags,
  environment: Environment,
  start: StartApp,
  mainUrl: string,
): Promise<number> {
  const log = streamLog((line) => process.stdout.write(line));
  const { paths, options } = await readSurroundings(flags, environment, mainUrl);
  const machine = lookAtMachine(flags, environment);
  const browser = await createBrowserHost({ ...machine, paths, log });
  if ('runningAt' in browser) {
    log.info(`Lectern is already running and was brought to the front. ${browser.runningAt}`);
    return 0;
  }
  const { host, address, trouble, ended } = browser;
  leaveOnSignals(() => host.instance.quit());
  const started = await start(host, { ...options, log });
  if (!started.ok) {
    await host.dialogs.showError('Lectern cannot start', started.error.detail ?? started.error.code);
    host.instance.quit();
    await ended;
    return 1;
  }
  if (host.windows.canOpen) {
    if (!host.windows.sandboxed) log.warn('running as root: pages run without their sandbox');
    log.info(`Lectern is open. Also at ${address}`);
  } else {
    log.info(`${reason(machine, trouble)} Open this address in a browser: ${address}`);
  }
  await ended;
  return 0;
}

function lookAtMachine(flags: Flags, environment: Environment): Machine {
  const headlessScreens = environment.LECTERN_TEST_HEADLESS_SCREENS ?? null;
  const chromium = findChromium({ platform: process.platform, environment, runnable: isRunnable });
  return {
    chromium: chromium?.path ?? null,
    hasDisplay: flags.window && (headlessScreens !== null || hasDisplay(process.platform, environment)),
    checkAnswers: environment.LECTERN_CHECK_ANSWERS === '1',
    debugPort: environment.LECTERN_TEST_DEBUG_PORT !== undefined,
    headlessScreens,
    remoteOnLoopback: environment.LECTERN_TEST_REMOTE_LOOPBACK !== undefined,
  };
}

export function hasDisplay(platform: NodeJS.Platform, environment: Environment): boolean {
  return platform !== 'linux' || Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
}

function reason({ hasDisplay: shown, chromium }: Machine, trouble: string | null): string {
  if (trouble !== null) return `No window could be opened (${trouble}).`;
  if (!shown) return 'There is no display here, so no window was opened.';
  return chromium === null ? 'No Chromium, Chrome or Edge was found.' : 'No window could be opened.';
}

/** Once to leave in order, twice to leave at once. */
function leaveOnSignals(leave: () => void): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(130);
      asked = true;
      leave();
    });
  }
}
