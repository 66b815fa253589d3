import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';

const entry = fileURLToPath(new URL('../../out/main/browser.js', import.meta.url));

export type LecternOptions = {
  /** The X display to appear on; without it, headless Chromium with `screens`. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Headless screens, as Chromium's --screen-info takes them. */
  readonly screens?: string;
  /** An existing data folder, to open Lectern again where it stopped; else a new one; `clear` removes either. */
  readonly data?: string;
  readonly args?: readonly string[];
  /** It looks whether this machine loses frames, and shows less then. */
  readonly measuresAbility?: boolean;
};

/** A real Lectern: the built program on the browser host, its real Chromium, and a way to look into its windows. */
export type RunningLectern = {
  readonly data: string;
  readonly process: ChildProcess;
  /** Unix milliseconds at which the process was asked for. */
  readonly spawnedMs: number;
  readonly browser: Browser;
  /** Waits for a window of this role. */
  window(role: 'console' | 'screen'): Promise<Page>;
  windows(role: 'console' | 'screen'): readonly Page[];
  output(): string;
  /** Ends Lectern as Ctrl-C does and waits until it has left. */
  stop(): Promise<void>;
  /** Ends it, and its data folder goes with it. */
  clear(): Promise<void>;
  /** `kill -9` of main; its Chromium sees the pipe close and leaves. */
  kill(): Promise<void>;
};

export function makeDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'lectern-data-'));
}

export function discardDataFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

export async function startLectern(options: LecternOptions = {}): Promise<RunningLectern> {
  const data = options.data ?? makeDataFolder();
  // main/policy gives each account a folder of its own; Chromium's profile lies in it.
  const portFile = join(data, 'accounts', userInfo().username, 'chromium', 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  if (!options.measuresAbility) chooseFullQuality(data);
  const environment: NodeJS.ProcessEnv = { ...(options.environment ?? process.env), LECTERN_TEST_DEBUG_PORT: '0' };
  if (!options.environment) {
    environment.LECTERN_TEST_HEADLESS_SCREENS = options.screens ?? '{1920x1080}{1920x1080}';
  }
  const spawnedMs = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, [entry, '--data', data, ...(options.args ?? [])], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));

  const port = await until('Chromium opened its debugging port', () => {
    if (child.exitCode !== null) throw new Error(`Lectern ended with ${child.exitCode}:\n${output}`);
    if (!existsSync(portFile)) return null;
    const [line, path] = readFileSync(portFile, 'utf8').split('\n');
    return line && path ? line : null;
  });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const windows = (role: string): Page[] =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .filter((page) => new URL(page.url()).pathname === `/${role}`);

  const stop = async () => {
    await browser.close().catch(() => undefined);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await ended;
  };
  return {
    data,
    process: child,
    spawnedMs,
    browser,
    windows,
    window: async (role) => {
      const page = await until(`the ${role} window came`, () => windows(role)[0] ?? null);
      await page.waitForLoadState('load');
      return page;
    },
    output: () => output,
    stop,
    async clear() {
      await stop();
      discardDataFolder(data);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
}

/** A machine on which much is tested at once drops frames: what a test looks at is not to change under it. */
function chooseFullQuality(data: string): void {
  const file = join(data, 'ability.json');
  if (existsSync(file)) return;
  mkdirSync(data, { recursive: true });
  writeFileSync(file, JSON.stringify({ tooMuch: null, droppedShare: null, chosen: 'full', seenUnixMs: null }));
}

/** Starts Lectern on the data of one that runs, and waits until it has left. */
export function startAnother(environment: NodeJS.ProcessEnv, data: string): Promise<void> {
  const child = spawn(process.execPath, [entry, '--data', data], { env: environment, stdio: 'ignore' });
  return new Promise((done) => child.once('exit', () => done()));
}

/** Looks again and again until there is something; says what it waited for when it gives up. */
export async function until<Value>(
  what: string,
  look: () => Value | null | Promise<Value | null>,
  limitMs = 30_000,
): Promise<Value> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const value = await look();
    if (value !== null) return value;
    if (performance.now() > deadline) throw new Error(`waited ${limitMs} ms: ${what}`);
    await new Promise((again) => setTimeout(again, 20));
  }
}
