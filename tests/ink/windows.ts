import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { findChromium, isRunnable } from '../../main/host/browser/find-chromium.ts';
import { createFakeMain, type FakeMain } from './fake-main.ts';
import type { InkProbe } from './harness/page.ts';

/** Real Chromium windows with the ink of the product in them, and a main that the test holds in its hand. */
export type InkWindows = {
  readonly main: FakeMain;
  readonly browser: Browser;
  /** A window of its own name; `apart`: in another profile, where the BroadcastChannel does not reach. */
  open(
    windowId: string,
    options?: { apart?: boolean; width?: number; height?: number; channel?: 'none' },
  ): Promise<InkWindow>;
  /** Forgets all ink and closes all windows. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

export type InkWindow = {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Runs in the window. */
  ink<Answer, Given>(run: (ink: InkProbe, given: Given) => Answer, given: Given): Promise<Answer>;
};

export async function openInkWindows(): Promise<InkWindows> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-ink-'));
  await bundleHarness(folder);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
    readFile(join(folder, pathname)).then(
      (body) => response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'text/plain' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`;
  const found = findChromium({ platform: process.platform, environment: process.env, runnable: isRunnable });
  if (found === null) throw new Error('no Chromium to be had');
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--disable-gpu', '--disable-background-networking', '--test-type'],
    chromiumSandbox: process.getuid?.() !== 0,
  });
  let main = createFakeMain();
  let contexts: BrowserContext[] = [];

  return {
    browser,
    get main() {
      return main;
    },
    async open(windowId, { apart = false, width = 960, height = 540, channel } = {}) {
      const context = await contextFor(browser, contexts, apart, { width: width + 40, height: height + 60 });
      const page = await context.newPage();
      const here = main;
      await page.exposeFunction('callMain', (name: string, request: unknown) => here.call(windowId, name, request));
      const query = new URLSearchParams({ window: windowId, width: `${width}`, height: `${height}` });
      if (channel !== undefined) query.set('channel', channel);
      await page.goto(`${address}?${query}`);
      here.join(windowId, (name, payload) =>
        page.evaluate(
          ([heard, told]) =>
            (globalThis as unknown as { hearMain(name: unknown, payload: unknown): void }).hearMain(heard, told),
          [name, payload],
        ),
      );
      // Input that comes before the first frame is not input of a person.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      const devtools = await context.newCDPSession(page);
      return {
        page,
        devtools,
        ink: (run, given) =>
          page.evaluate(
            ([source, value]) => {
              const probe = (globalThis as unknown as { ink: InkProbe }).ink;
              return new Function(`return (${source})`)()(probe, value) as never;
            },
            [run.toString(), given] as const,
          ),
      };
    },
    async reset() {
      for (const context of contexts) await context.close();
      contexts = [];
      main = createFakeMain();
    },
    async close() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function contextFor(
  browser: Browser,
  contexts: BrowserContext[],
  apart: boolean,
  viewport: { width: number; height: number },
): Promise<BrowserContext> {
  const first = contexts[0];
  if (first !== undefined && !apart) return first;
  const made = await browser.newContext({ viewport });
  contexts.push(made);
  return made;
}

async function bundleHarness(folder: string): Promise<void> {
  await build({
    root: fileURLToPath(new URL('./harness', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, target: 'chrome140', modulePreload: { polyfill: false } },
  });
}
