import { streamLog } from '../../log.ts';
import { type Flags, type Folders, machinePaths, type StartApp } from '../common/index.ts';
import { findChromium, isRunnable } from './find-chromium.ts';
import { type BrowserHostOptions, createBrowserHost } from './host.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the command `browser` is, once its flags are read. Resolves to the exit code when Lectern has left. */
export async function runBrowserHost(
  flags: Flags,
  environment: Environment,
  policyFolders: Folders,
  start: StartApp,
): Promise<number> {
  const log = streamLog((line) => process.stdout.write(line));
  const options = optionsFor(flags, environment, policyFolders);
  const browser = await createBrowserHost({ ...options, log });
  if ('runningAt' in browser) {
    log.info(`Lectern is already running and was brought to the front. ${browser.runningAt}`);
    return 0;
  }
  const { host, address, trouble, ended } = browser;
  leaveOnSignals(() => host.instance.quit());
  const started = await start(host);
  if (!started.ok) {
    await host.dialogs.showError('Lectern cannot start', started.error.code);
    host.instance.quit();
    await ended;
    return 1;
  }
  if (host.windows.canOpen) {
    if (!host.windows.sandboxed) log.warn('running as root: pages run without their sandbox');
    log.info(`Lectern is open. Also at ${address}`);
  } else {
    log.info(`${reason(options, trouble)} Open this address in a browser: ${address}`);
  }
  await ended;
  return 0;
}

function optionsFor(flags: Flags, environment: Environment, policyFolders: Folders): Omit<BrowserHostOptions, 'log'> {
  const headlessScreens = environment.LECTERN_TEST_HEADLESS_SCREENS ?? null;
  const chromium = findChromium({ platform: process.platform, environment, runnable: isRunnable });
  return {
    paths: machinePaths({ data: flags.data }, policyFolders, environment, import.meta.url),
    chromium: chromium?.path ?? null,
    hasDisplay: flags.window && (headlessScreens !== null || hasDisplay(process.platform, environment)),
    checkAnswers: environment.LECTERN_CHECK_ANSWERS === '1',
    debugPort: environment.LECTERN_TEST_DEBUG_PORT !== undefined,
    headlessScreens,
  };
}

export function hasDisplay(platform: NodeJS.Platform, environment: Environment): boolean {
  return platform !== 'linux' || Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
}

function reason(
  { hasDisplay: shown, chromium }: Pick<BrowserHostOptions, 'hasDisplay' | 'chromium'>,
  trouble: string | null,
): string {
  if (trouble !== null) return `No window could be opened (${trouble}).`;
  if (!shown) return 'There is no display here.';
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
