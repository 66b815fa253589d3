import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Handlers } from '../../core/contract/index.ts';
import { ok } from '../../core/words/index.ts';
import {
  type BrowserHost,
  type BrowserHostOptions,
  createBrowserHost,
  findChromium,
  isRunnable,
} from '../../main/host/browser/index.ts';
import { streamLog } from '../../main/log.ts';

// A bare page that keeps the carrier's socket open, as every page of ours does.
const page = `<!doctype html><script src="/assets/page.js"></script>`;
const script = `new WebSocket('ws://' + location.host + '/carrier' + location.search).onopen = function () {
  this.send(JSON.stringify({ id: 1, name: 'window.fault', request: { message: location.pathname } })); };`;

let folder = '';
let running: BrowserHost | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-windows-'));
});
afterEach(async () => {
  running?.host.instance.quit();
  await running?.ended;
  running = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

async function begin(changed: Partial<BrowserHostOptions> = {}) {
  const lines: string[] = [];
  const browser = await createBrowserHost({
    paths: { shared: folder, account: folder, resources: folder },
    log: streamLog((line) => lines.push(line)),
    chromium:
      findChromium({ platform: process.platform, environment: process.env, runnable: isRunnable })?.path ?? null,
    hasDisplay: true,
    checkAnswers: false,
    debugPort: false,
    headlessScreens: '{1920x1080}{1920x1080}',
    remoteOnLoopback: false,
    ...changed,
  });
  if ('runningAt' in browser) throw new Error('another one runs in a new folder');
  running = browser;
  const spoke: string[] = [];
  const events: string[] = [];
  browser.host.windows.onChange(({ kind, windowId }) => events.push(`${kind} ${windowId}`));
  const handlers = {
    'window.fault': async (_request: unknown, { windowId }: { windowId: string }) => {
      spoke.push(windowId);
      return ok({});
    },
  } as unknown as Handlers;
  browser.host.carrier.serve(handlers, async (request) => {
    const isScript = request.url.endsWith('.js');
    const type = isScript ? 'text/javascript' : 'text/html; charset=utf-8';
    return new Response(isScript ? script : page, { headers: { 'content-type': type } });
  });
  return { ...browser, lines, spoke, events };
}

/** Chromium's own processes: every one names the profile, the helpers a type too. */
function chromiumPids(kind: 'browser' | 'renderer'): number[] {
  const isOurs = (pid: string): boolean => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const isRenderer = words.includes('--type=renderer');
      const isBrowser = !words.includes('--type=');
      return words.includes(folder) && (kind === 'renderer' ? isRenderer : isBrowser);
    } catch {
      return false;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isOurs(name))
    .map(Number);
}

async function eventually(what: string, holds: () => boolean, limitMs = 30_000): Promise<void> {
  const until = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > until) throw new Error(`waited: ${what}`);
    await new Promise((again) => setTimeout(again, 20));
  }
}

describe.runIf(process.platform === 'linux')('windows of an installed Chromium', () => {
  test('are opened again under their own ids when Chromium is killed, and nobody is told that they went', async () => {
    const { host, spoke, events, lines } = await begin();
    const one = await host.windows.open({ role: 'console', display: null, fullScreen: false });
    const [, second = null] = await host.displays.list();
    const two = await host.windows.open({ role: 'screen', display: second, fullScreen: true });
    await eventually('both spoke', () => new Set(spoke).size === 2);
    spoke.length = 0;
    for (const pid of chromiumPids('browser')) process.kill(pid, 'SIGKILL');
    await eventually('both spoke again', () => spoke.includes(one) && spoke.includes(two));
    expect(events).toEqual([`came ${one}`, `came ${two}`]);
    expect(lines.join('')).toContain('Chromium crashed');
  });

  test('are loaded again when their page crashes', async () => {
    const { host, spoke, events } = await begin();
    const one = await host.windows.open({ role: 'console', display: null, fullScreen: false });
    await eventually('it spoke', () => spoke.length === 1);
    for (const pid of chromiumPids('renderer')) process.kill(pid, 'SIGKILL');
    await eventually('it spoke again', () => spoke.length === 2);
    expect(spoke).toEqual([one, one]);
    expect(events).toEqual([`came ${one}`]);
  });

  test('leave nothing behind: Lectern ends 10 s after the last one, and its Chromium with it', async () => {
    const { host, spoke, ended } = await begin();
    const one = await host.windows.open({ role: 'console', display: null, fullScreen: false });
    await eventually('it spoke', () => spoke.length === 1);
    const closed = performance.now();
    await host.windows.close(one);
    await ended;
    expect(performance.now() - closed).toBeGreaterThan(9900);
    expect(performance.now() - closed).toBeLessThan(14_000);
    expect(chromiumPids('browser')).toEqual([]);
    running = null;
  });

  test('of a Chromium that cannot start are offered by address, and Lectern stays', async () => {
    const { host, trouble, address } = await begin({ chromium: '/bin/false' });
    expect(host.windows.canOpen).toBe(false);
    expect(trouble).not.toBeNull();
    expect(host.windows.address('console')).toBe(address);
    expect(host.windows.address('screen')).toMatch(/\/screen\?key=/);
    expect(await host.displays.list()).toEqual([]);
  });

  test('that were opened by hand where there is no display come, reload and go, and Lectern stays', async () => {
    const { host, address, events, ended } = await begin({ hasDisplay: false });
    const { origin } = new URL(address);
    const handed = await fetch(address, { redirect: 'manual' });
    const cookie = String(handed.headers.get('set-cookie')).split(';')[0] ?? '';
    const sent = await fetch(`${origin}/screen`, { redirect: 'manual', headers: { cookie } });
    const location = String(sent.headers.get('location'));
    const { WebSocket } = await import('ws');
    const connect = () =>
      new WebSocket(`${origin.replace('http', 'ws')}/carrier${location.slice(location.indexOf('?'))}`, {
        headers: { cookie, origin },
      });
    const socket = connect();
    await eventually('it came', () => events.length === 1);
    expect(events[0]).toMatch(/^came screen-/);
    // Lectern may know of it before this end does.
    await eventually('it is open', () => socket.readyState === socket.OPEN);
    socket.close();
    const again = connect();
    await new Promise((resolve) => setTimeout(resolve, 3500));
    expect(events).toHaveLength(1);
    again.close();
    await eventually('it went', () => events.length === 2);
    let left = false;
    void ended.then(() => {
      left = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    expect(left).toBe(false);
    expect(host.windows.canOpen).toBe(false);
  }, 30_000);
});
