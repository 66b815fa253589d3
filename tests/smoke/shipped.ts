import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, chromium, type Page } from 'playwright';
import { until } from '../harness/lectern.ts';

/** The shipped Electron bundle, started and running: on the stand-in, or in Electron's own program. */
export type Shipped = {
  window(role: 'console' | 'screen'): Promise<Page>;
  /** Starts another one with the same data and waits until it has left; its exit code. */
  second(): Promise<number | null>;
  /** As the system asks a program to leave; its exit code. */
  quit(): Promise<number | null>;
  output(): string;
};

export const entry = fileURLToPath(new URL('../../out/main/electron.js', import.meta.url));
const register = fileURLToPath(new URL('../stand-in/register.ts', import.meta.url));

function capture(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return () => text;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once('exit', resolve);
  });
}

async function windowAmong(pages: () => readonly Page[], role: string): Promise<Page> {
  const page = await until(`the ${role} window came`, () => {
    return pages().find((one) => new URL(one.url()).pathname === `/${role}`) ?? null;
  }).catch((error: Error) => {
    throw new Error(
      `${error.message}; there are ${
        pages()
          .map((one) => one.url())
          .join(', ') || 'none'
      }`,
    );
  });
  await page.waitForLoadState('load');
  return page;
}

export async function startOnStandIn(data: string): Promise<Shipped> {
  const portFile = join(
    ...[data, 'accounts', userInfo().username, 'electron', 'stand-in-chromium', 'DevToolsActivePort'],
  );
  rmSync(portFile, { force: true });
  const start = (): ChildProcess =>
    spawn(process.execPath, ['--import', register, entry, `--data=${data}`], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LECTERN_TEST_DEBUG_PORT: '0', LECTERN_CHECK_ANSWERS: '1' },
    });
  const child = start();
  const output = capture(child);
  const port = await until('the stand-in opened its debugging port', () => {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}:\n${output()}`);
    return existsSync(portFile) ? (readFileSync(portFile, 'utf8').split('\n')[0] ?? null) : null;
  });
  const remote = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return {
    window: (role) => windowAmong(() => remote.contexts().flatMap((context) => context.pages()), role),
    second: () => exitOf(start()),
    async quit() {
      await remote.close().catch(() => undefined);
      child.kill('SIGTERM');
      return exitOf(child);
    },
    output,
  };
}

export async function startOnElectron(program: string, data: string): Promise<Shipped> {
  const args = [entry, `--data=${data}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const app = await _electron.launch({ executablePath: program, args });
  const child = app.process();
  const output = capture(child);
  return {
    window: (role) => windowAmong(() => app.windows(), role),
    second: () => exitOf(spawn(program, args, { stdio: 'ignore' })),
    async quit() {
      const exit = exitOf(child);
      await app.evaluate(({ app: electron }) => electron.quit());
      return exit;
    },
    output,
  };
}

/** Never by importing `electron`: that would download the program, without limit, where it is missing. */
export function electronProgram(): { readonly path: string } | { readonly missing: string } {
  const folder = dirname(fileURLToPath(import.meta.resolve('electron/package.json')));
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return { missing: 'its binary was not downloaded here (no path.txt in the package)' };
  const path = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(path) ? { path } : { missing: `${path} is not there` };
}
