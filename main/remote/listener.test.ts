import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ask, nothingListens, taken } from '../../tests/support/http.ts';
import { originOf } from '../../tests/support/phone.ts';
import { type RemoteHere, remoteHere } from '../../tests/support/remote-here.ts';
import { createLocalNetwork, machineClock } from '../host/common/index.ts';

let here: RemoteHere;
afterEach(() => here?.clear());

async function started(): Promise<string> {
  here = await remoteHere();
  here.teach();
  return here.turnOn();
}

describe('the listener', () => {
  test('hands out the remote’s page and nothing else', async () => {
    const origin = originOf(await started());
    const page = await ask(origin, '/');
    expect(page).toMatchObject({ status: 200, text: '<!doctype html>a remote' });
    // A lesson's title may say anything: no script but the bundle's own ever runs, and nothing is framed or sent away.
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|data:/);
    expect(page.headers['set-cookie']).toBeUndefined();
    for (const path of [
      '/console',
      '/screen',
      '/media/x',
      '/upload/x',
      '/carrier',
      '/assets/../remote.html',
      '/%2e%2e/',
      '//x',
      '/?x',
    ]) {
      expect((await ask(origin, path)).status, path).toBe(404);
    }
    expect((await ask(origin, '/', {}, 'POST')).status).toBe(405);
  });

  test('refuses a page of another origin, and another name for this PC', async () => {
    const origin = originOf(await started());
    const { host } = new URL(origin);
    const url = `ws://${host}/remote`;
    expect((await ask(origin, '/', { host: 'lectern.example' })).status).toBe(403);
    expect((await ask(origin, '/', { origin: 'http://evil.example' })).status).toBe(403);
    expect(await taken(url, { origin })).toBe(true);
    expect(await taken(url, { origin: 'http://evil.example' })).toBe(false);
    expect(await taken(url, { origin: 'null' })).toBe(false);
    expect(await taken(url, {})).toBe(false);
    expect(await taken(url, { origin, host: 'lectern.example' })).toBe(false);
    expect(await taken(`ws://${host}/carrier`, { origin })).toBe(false);
  });

  test('takes a few sockets and no more', async () => {
    const link = await started();
    const { host, origin } = new URL(link);
    const sockets = Array.from({ length: 3 }, () => new WebSocket(`ws://${host}/remote`, { headers: { origin } }));
    await Promise.all(sockets.map((socket) => new Promise((open) => socket.on('open', open))));
    expect(await taken(`ws://${host}/remote`, { origin }), 'one more from the same address').toBe(false);
    for (const socket of sockets) socket.terminate();
    await expect.poll(() => taken(`ws://${host}/remote`, { origin })).toBe(true);
  });

  test('lets nobody hold its connections: who asks nothing, half a request, or does not go when refused', async () => {
    const link = await started();
    const { hostname, port, origin, host } = new URL(link);
    const refused = `GET /remote HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    const raw = (says: string) =>
      new Promise<Socket>((opened) => {
        // It keeps its own side open, whatever it is told.
        const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
        socket.on('error', () => undefined);
        socket.on('connect', () => {
          socket.write(says);
          opened(socket.resume());
        });
      });
    const held = await Promise.all(['', 'GET / HTTP/1.1\r\nHost:', ...Array<string>(8).fill(refused)].map(raw));
    await expect.poll(() => ask(origin, '/').then(({ status }) => status), { timeout: 9000 }).toBe(200);
    await here.remote.close();
    await nothingListens(origin);
    for (const socket of held) socket.destroy();
  });

  test('says when all its ports are taken', async () => {
    here = await remoteHere();
    here.teach();
    const blocker = createServer();
    await new Promise<void>((listening) => blocker.listen(0, '127.0.0.1', listening));
    const { port } = blocker.address() as { port: number };
    const network = createLocalNetwork({ clock: machineClock(), loopback: true });
    const wish = { pages: new Map(), messageBytesMax: 10, onSocket: () => undefined };
    expect(await network.listen({ ...wish, address: '127.0.0.1', ports: [port] })).toEqual({
      ok: false,
      error: { code: 'portTaken' },
    });
    const next = await network.listen({ ...wish, address: '127.0.0.1', ports: [port, 0] });
    expect(next.ok).toBe(true);
    if (next.ok) await next.value.close();
    blocker.close();
  });
});
