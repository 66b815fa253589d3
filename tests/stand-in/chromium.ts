import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Display } from '../../core/contract/index.ts';
import {
  attachToPage,
  type Chromium,
  chromiumFlags,
  createDisplays,
  type DevTools,
  findChromium,
  isRunnable,
  launchChromium,
  sendWebResponse,
  sharedMemoryIsSmall,
  toWebRequest,
} from '../../main/host/browser/index.ts';
import { machineClock } from '../../main/host/common/index.ts';

/** What `app://lectern` is called in a Chromium that does not know the scheme. A secure context, as the scheme is. */
export const mappedOrigin = 'http://app.lectern.localhost';
export const appOrigin = 'app://lectern';

/** Half a minute: a small machine with much to do starts Chromium slowly. */
const DISPLAY_LOOKS = 600;

export type AppHandler = (request: Request) => Response | Promise<Response>;

export type StandInChromium = {
  readonly devTools: DevTools;
  /** The displays as last told; Electron's `screen` answers at once, without a promise. */
  displays(): readonly Display[];
  onDisplays(hear: () => void): void;
  close(): Promise<void>;
};

/** One Chromium for the whole stand-in, and the server behind the mapped origin. Headless unless a display is there. */
export async function startStandInChromium(
  handler: () => AppHandler | undefined,
  userData: string | undefined,
): Promise<StandInChromium> {
  const clock = machineClock();
  const server = await serveApp(handler);
  const { port } = server.address() as AddressInfo;
  // In the user data folder, where a test that started the whole program looks for the debugging port.
  const profile = userData ? join(userData, 'stand-in-chromium') : mkdtempSync(join(tmpdir(), 'lectern-stand-in-'));
  const found = findChromium({ platform: process.platform, environment: process.env, runnable: isRunnable });
  if (!found) throw new Error('the stand-in needs an installed Chromium');
  const screensPage = `http://127.0.0.1:${port}/stand-in-screens`;
  const flags = chromiumFlags({
    profile,
    firstPage: screensPage,
    asRoot: process.getuid?.() === 0,
    noGpu: true,
    smallSharedMemory: sharedMemoryIsSmall(process.platform),
    debugPort: process.env.LECTERN_TEST_DEBUG_PORT !== undefined,
    headlessScreens: process.env.LECTERN_TEST_HEADLESS_SCREENS ?? '{1920x1080}{1920x1080}',
  });
  const mapping = `--host-resolver-rules=MAP app.lectern.localhost 127.0.0.1:${port}`;
  const launched = await launchChromium({ path: found.path, flags: [mapping, ...flags], clock });
  if (!launched.ok) throw new Error(launched.error.detail);
  const { devTools } = launched.value;
  const watching = createDisplays(clock);
  await devTools.send('Target.setDiscoverTargets', { discover: true });
  const permissions = ['windowManagement'];
  await devTools.send('Browser.grantPermissions', { origin: new URL(screensPage).origin, permissions });
  const viewer = await attachToPage(devTools, clock, (url) => url === screensPage);
  await watching.watch({ devTools, sessionId: viewer.sessionId });
  let displays = await firstDisplays(watching.port.list);
  return {
    devTools,
    displays: () => displays,
    onDisplays(hear) {
      watching.port.onChange(() => {
        void watching.port.list().then((now) => {
          displays = now;
          hear();
        });
      });
    },
    async close() {
      await close(launched.value, server);
      if (!userData) rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** Electron knows its displays before it is ready; a page that is still on its way to its address does not. */
async function firstDisplays(list: () => Promise<readonly Display[]>): Promise<readonly Display[]> {
  for (let look = 0; look < DISPLAY_LOOKS; look += 1) {
    const displays = await list();
    if (displays.length > 0) return displays;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error('Chromium tells of no display');
}

async function serveApp(handler: () => AppHandler | undefined): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const answer = async (): Promise<Response> => {
      if (incoming.url === '/stand-in-screens') {
        return new Response('<!doctype html><title>screens</title>', { headers: { 'content-type': 'text/html' } });
      }
      const handle = handler();
      return handle ? handle(toWebRequest(incoming, outgoing, appOrigin)) : new Response('', { status: 404 });
    };
    answer()
      .then((response) => sendWebResponse(response, outgoing, incoming.method === 'HEAD'))
      .catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function close(chromium: Chromium, server: Server): Promise<void> {
  await chromium.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
