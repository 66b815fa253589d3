import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Page } from 'playwright';
import type { FollowerRole, SessionCommand, SessionMark } from '../../core/session/index.ts';
import { type AssetDigest, monotonicMs, type WindowId } from '../../core/words/index.ts';
import { createSession, type Session } from '../../main/classroom/index.ts';
import { respondMedia } from '../../main/media/index.ts';
import { answerBarePage, buildBarePage } from '../harness/bare-page.ts';
import { openChromium } from '../harness/chromium.ts';
import { mediaSourceOf } from '../support/media-source.ts';
import type { PlayerProbe } from './harness/page.ts';
import { type Lessons, makeLessons } from './videos.ts';

/** Real Chromium windows with the player of the product in them, around a real session in this process. */
export type PlayerWindows = {
  readonly lessons: Lessons;
  readonly session: Session;
  readonly faults: readonly string[];
  say(command: SessionCommand): void;
  open(windowId: string, role: FollowerRole): Promise<PlayerWindow>;
  close(): Promise<void>;
};

export type PlayerWindow = {
  readonly page: Page;
  probe<Answer>(read: (probe: PlayerProbe) => Answer): Promise<Answer>;
};

/** `args` and `permissions` are the browser's. */
type Options = { readonly args?: readonly string[]; readonly permissions?: readonly string[] };

export async function openPlayerWindows({ args = [], permissions = [] }: Options = {}): Promise<PlayerWindows> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-player-'));
  const bundled = buildBarePage(new URL('./harness', import.meta.url), join(folder, 'page'));
  const [lessons] = await Promise.all([makeLessons(folder), bundled]);
  const server = createServer((request, response) => void answer(request, response, folder, lessons));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launch(args);
  const context = await browser.newContext({ viewport: { width: 960, height: 540 }, permissions: [...permissions] });
  const now = () => monotonicMs(performance.now());
  const session = createSession({
    now,
    after(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  });
  const faults: string[] = [];

  return {
    lessons,
    session,
    faults,
    say: (command) => void session.dispatch(command),
    async open(windowId, role) {
      const page = await context.newPage();
      await page.exposeFunction(
        'callMain',
        async (name: string, request: { since?: SessionMark; message?: string }) => {
          if (name === 'clock.ping') return { ok: true, value: { monotonicMs: now() } };
          if (name === 'session.command') return session.dispatch(request as SessionCommand);
          if (name === 'window.fault') faults.push(request.message ?? '');
          if (name !== 'session.attach') return { ok: true, value: {} };
          const state = session.state();
          return {
            ok: true,
            value: request.since?.revision === state.revision ? { kind: 'nothing' } : { kind: 'state', state },
          };
        },
      );
      await page.goto(`${address}/index.html?window=${windowId}&role=${role}`);
      session.onState((state) => {
        page.evaluate((told) => globalThis.hearMain('session.changed', told), state).catch(() => undefined);
      });
      session.dispatch({ type: 'attach', windowId: windowId as WindowId, role });
      return {
        page,
        probe: (read) =>
          page.evaluate((source) => new Function(`return (${source})`)()(globalThis.probe) as never, read.toString()),
      };
    },
    async close() {
      session.stop();
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function launch(args: readonly string[]) {
  return openChromium(
    ...['--mute-audio', '--autoplay-policy=no-user-gesture-required', '--disable-background-timer-throttling'],
    ...['--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'],
    ...args,
  );
}

async function answer(request: IncomingMessage, response: ServerResponse, folder: string, { files }: Lessons) {
  const { pathname, href } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (!pathname.startsWith('/media/')) return answerBarePage(response, join(folder, 'page'), pathname);
  const leaving = new AbortController();
  response.on('close', () => leaving.abort());
  const headers = new Headers(request.headers.range ? { range: request.headers.range } : {});
  const source = mediaSourceOf((digest) => files.get(digest as AssetDigest));
  const media = await respondMedia(new Request(href, { headers, signal: leaving.signal }), source);
  response.writeHead(media.status, Object.fromEntries(media.headers));
  if (!media.body) return response.end();
  Readable.fromWeb(media.body as Parameters<typeof Readable.fromWeb>[0])
    .on('error', () => response.destroy())
    .pipe(response);
}
