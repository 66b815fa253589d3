import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { answerBarePage, buildBarePage } from '../harness/bare-page.ts';
import { openChromium } from '../harness/chromium.ts';
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
  await buildBarePage(new URL('./harness', import.meta.url), folder);
  const server = createServer((request, response) => {
    void answerBarePage(response, folder, new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`;
  const browser = await openChromium();
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
