import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { wire } from '../../../core/contract/index.ts';
import { streamLog } from '../../log.ts';
import { machineClock } from '../common/index.ts';
import type { Respond } from '../ports.ts';
import { createAttached } from './attached.ts';
import { type LoopbackServer, openServer } from './server.ts';

let open: LoopbackServer | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

async function setUp(respond: Respond = async () => new Response('a page')) {
  const attached = createAttached(machineClock());
  const sockets: string[] = [];
  const server = await openServer({
    attached,
    log: streamLog(() => undefined),
    respond: Promise.resolve(respond),
    onSocket: (_socket, windowId) => sockets.push(windowId),
  });
  open = server;
  const { origin, cookieName, secret } = server.gate;
  const cookie = `${cookieName}=${secret}`;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${origin}${path}`, { redirect: 'manual', headers: { cookie, ...headers } });
  return { server, attached, sockets, origin, cookie, get };
}

describe('the loopback server', () => {
  test('outlives addresses that are none, and who is gone before he hears that he is refused', async () => {
    const { server, get } = await setUp();
    const { port } = new URL(server.gate.origin);
    for (const path of ['//', '/\\', '/socket?window=a', '*']) {
      const refused = connect(Number(port), '127.0.0.1');
      const key = 'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: YQ==\r\nSec-WebSocket-Version: 13';
      refused.on('error', () => undefined);
      refused.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${key}\r\n\r\n`);
      await new Promise((later) => setTimeout(later, 20));
      refused.resetAndDestroy();
    }
    expect((await get('/nothing')).status).toBe(200);
  });

  test('answers nothing without the key: no page, no asset, no media, no upload', async () => {
    const { origin } = await setUp();
    for (const path of ['/', '/console', '/screen', '/assets/a.js', `/media/${'0'.repeat(64)}`, '/nothing']) {
      expect((await fetch(`${origin}${path}`, { redirect: 'manual' })).status, path).toBe(403);
    }
    const put = await fetch(`${origin}/upload/a`, { method: 'PUT', body: 'x', headers: { origin } });
    expect(put.status).toBe(403);
    const wrong = await fetch(`${origin}/?key=${'A'.repeat(43)}`, { redirect: 'manual' });
    expect(wrong.status).toBe(403);
    expect(wrong.headers.get('set-cookie')).toBeNull();
  });

  test('exchanges the printed key for a cookie and takes it out of the address', async () => {
    const { server } = await setUp();
    const first = await fetch(server.addressOf('console'), { redirect: 'manual' });
    expect(first.status).toBe(302);
    expect(first.headers.get('location')).toBe('/');
    expect(first.headers.get('set-cookie')).toContain(server.gate.secret);
  });

  test('gives a page opened by hand its window by its path, and keeps it over a reload', async () => {
    const { attached, get } = await setUp();
    for (const [path, role] of [
      ['/', 'console'],
      ['/console', 'console'],
      ['/screen', 'screen'],
      // An id of another role, or of a start before this one.
      ['/screen?window=console-00', 'screen'],
    ]) {
      const sent = (await get(path ?? '')).headers.get('location') ?? '';
      const windowId = new URLSearchParams(sent.split('?')[1]).get('window') ?? '';
      expect(attached.roleOf(windowId), path).toBe(role);
      const page = await get(sent);
      expect([page.status, await page.text()]).toEqual([200, 'a page']);
    }
  });

  test('does not give a screen the page of a console', async () => {
    const { attached, get } = await setUp();
    const screen = attached.admit('screen');
    const answer = await get(`/console?window=${screen}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).not.toContain(screen);
  });

  test('puts the security headers on every answer, also on refusals', async () => {
    const { get, origin } = await setUp();
    for (const answer of [await get('/assets/a.js'), await fetch(`${origin}/assets/a.js`)]) {
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  test('refuses a foreign host name and a foreign origin that has the cookie', async () => {
    const { get, origin, cookie } = await setUp();
    expect((await get('/assets/a.js', { origin: 'http://127.0.0.1:1' })).status).toBe(403);
    const status = await new Promise((resolve) => {
      const headers = { host: 'evil.example', cookie };
      httpRequest(`${origin}/assets/a.js`, { headers }, (answer) => resolve(answer.resume().statusCode)).end();
    });
    expect(status).toBe(403);
  });

  test('opens a socket only to a window of this start that has the cookie and the origin', async () => {
    const { attached, sockets, origin, cookie } = await setUp();
    const windowId = attached.admit('console');
    const tries: [string, Record<string, string>, 'open' | 'refused'][] = [
      [`${wire.path}?window=${windowId}`, { origin, cookie }, 'open'],
      [`${wire.path}?window=${windowId}`, { origin }, 'refused'],
      [`${wire.path}?window=${windowId}`, { cookie }, 'refused'],
      [`${wire.path}?window=${windowId}`, { origin: 'http://127.0.0.1:1', cookie }, 'refused'],
      [`${wire.path}?window=console-00`, { origin, cookie }, 'refused'],
      [wire.path, { origin, cookie }, 'refused'],
      [`/other?window=${windowId}`, { origin, cookie }, 'refused'],
    ];
    for (const [path, headers, expected] of tries) {
      const outcome = await new Promise((resolve) => {
        const socket = new WebSocket(origin.replace('http', 'ws') + path, { headers });
        socket.on('open', () => resolve('open'));
        socket.on('error', () => resolve('refused'));
      });
      expect(outcome, JSON.stringify([path, headers])).toBe(expected);
    }
    expect(sockets).toEqual([windowId]);
  });

  test('listens on this machine alone', async () => {
    const { origin } = await setUp();
    // Bound to every address, it would answer on the second loopback address too (Linux).
    const other = fetch(origin.replace('127.0.0.1', '127.0.0.2'));
    if (process.platform === 'linux') await expect(other).rejects.toThrow('fetch failed');
    else await other.catch(() => undefined);
  });

  test('reads a long answer no faster than it is taken', async () => {
    let read = 0;
    const { get } = await setUp(async () => {
      const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
        read += 1;
        if (read === 4000) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1024));
      };
      return new Response(new ReadableStream<Uint8Array>({ pull }));
    });
    const answer = await get('/media/long');
    const reader = answer.body?.getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 300));
    // 250 MB in all; only what fits the buffers between was read.
    expect(read).toBeLessThan(400);
    await reader?.cancel();
  });
});
