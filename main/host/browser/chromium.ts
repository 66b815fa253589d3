import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fail, ok, type Result } from '../../../core/words/index.ts';
import type { Clock } from '../ports.ts';
import { createDevTools, type DevTools } from './devtools.ts';

export type Chromium = {
  readonly devTools: DevTools;
  /** Ends by itself when its last window closes; `crashed` when by a signal or an error code. */
  readonly ended: Promise<{ readonly crashed: boolean }>;
  /** Asks it to close, then makes it. */
  close(): Promise<void>;
};

const ANSWER_LIMIT_MS = 15_000;
const CLOSE_LIMIT_MS = 3000;
const START_TRIES = 3;

type Launch = { readonly path: string; readonly flags: readonly string[]; readonly clock: Clock };
type LaunchError = { readonly code: 'chromiumFailed'; readonly detail: string };

/**
 * Starts Chromium and waits until its pipe answers. Where a Chromium of a Lectern that was just killed still holds
 * the profile, the new one hands its page over and leaves with code 0: then it is tried again.
 */
export async function launchChromium(launch: Launch): Promise<Result<Chromium, LaunchError>> {
  for (let tries = 1; ; tries += 1) {
    const started = await startOnce(launch);
    if (started.ok || tries === START_TRIES || !started.error.leftQuietly) return started;
    await new Promise<void>((resolve) => launch.clock.after(400 * tries, resolve));
  }
}

async function startOnce({
  path,
  flags,
  clock,
}: Launch): Promise<Result<Chromium, LaunchError & { leftQuietly: boolean }>> {
  // Its own process group: Ctrl-C reaches Lectern alone, which then closes Chromium in order.
  const child = spawn(path, flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true });
  const [, , errors, toChromium, fromChromium] = child.stdio as [null, null, Readable, Writable, Readable];
  const lastWords: string[] = [];
  errors.on('data', (chunk: Buffer) => {
    lastWords.push(chunk.toString('utf8'));
    if (lastWords.length > 20) lastWords.shift();
  });
  const devTools = createDevTools(toChromium, fromChromium);
  const ended = exitOf(child);
  const answered = devTools.send('Browser.getVersion').then(
    () => true,
    () => false,
  );
  let stopWaiting = (): void => undefined;
  const tooLate = new Promise<false>((resolve) => {
    stopWaiting = clock.after(ANSWER_LIMIT_MS, () => resolve(false));
  });
  const up = await Promise.race([answered, ended.then(() => false), tooLate]);
  stopWaiting();
  if (!up) {
    endGroup(child, 'SIGKILL');
    const { crashed, code } = await ended;
    const detail = lastWords.join('').trim().slice(-600) || `exit ${String(code)}`;
    return fail({ code: 'chromiumFailed', detail, leftQuietly: !crashed });
  }
  return ok({ devTools, ended, close: () => close(child, devTools, ended, clock) });
}

function exitOf(child: ChildProcess): Promise<{ crashed: boolean; code: number | string | null }> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ crashed: signal !== null || code !== 0, code: signal ?? code }));
    child.once('error', (error) => resolve({ crashed: true, code: error.message }));
  });
}

async function close(child: ChildProcess, devTools: DevTools, ended: Promise<unknown>, clock: Clock): Promise<void> {
  const asked = devTools.send('Browser.close').catch(() => undefined);
  const calledOff = clock.after(CLOSE_LIMIT_MS, () => endGroup(child, 'SIGKILL'));
  await Promise.all([asked, ended]);
  calledOff();
  // Helpers of a browser that was killed would outlive it.
  endGroup(child, 'SIGKILL');
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}
