import { createServer, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createPhoneTalk, HERE_EVERY_MS, remoteCloseCodes, SILENCE_MS_MAX } from '../../core/remote/index.ts';
import type { TeacherId } from '../../core/words/index.ts';
import { originOf, type Phone, secretOf } from '../../tests/support/phone.ts';
import { type RemoteHere, remoteHere } from '../../tests/support/remote-here.ts';
import { createLocalNetwork, machineClock } from '../host/common/index.ts';

let here: RemoteHere;
afterEach(() => here?.clear());

async function started(): Promise<string> {
  here = await remoteHere();
  here.teach();
  return here.turnOn();
}

/** What an HTTP request is answered, with any headers: `fetch` sets `Host` itself. */
function ask(origin: string, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port } = new URL(origin);
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const asked = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    asked.on('error', reject).end();
  });
}

/** Whether a WebSocket with these headers is taken at all. */
function taken(url: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers });
    socket.on('open', () => {
      socket.terminate();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

const nothingListens = async (origin: string) => {
  await expect(ask(origin, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
};

/** Lets what was sent arrive, on both sides. */
const settle = () => new Promise((done) => setTimeout(done, 40));

describe('turning it on', () => {
  test('needs a lesson before the class', async () => {
    here = await remoteHere();
    expect(await here.remote.open('127.0.0.1')).toEqual({ ok: false, error: { code: 'nothingShown' } });
  });

  test.each(['byPolicy', 'noRule'] as const)('is refused and nothing is tried: %s', async (barrier) => {
    here = await remoteHere({ barrier });
    here.teach();
    expect(await here.remote.look()).toMatchObject({ barrier });
    expect(await here.remote.open('127.0.0.1')).toEqual({ ok: false, error: { code: barrier } });
    expect(here.states).toEqual([]);
  });

  test('listens on the address that was chosen, never on one that this PC has not', async () => {
    const link = await started();
    expect(originOf(link)).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await here.remote.close();
    expect(await here.remote.open('10.255.255.1')).toEqual({ ok: false, error: { code: 'addressGone' } });
  });

  test('pressed twice at once opens one listener', async () => {
    here = await remoteHere();
    here.teach();
    const [first, second] = await Promise.all([here.remote.open('127.0.0.1'), here.remote.open('127.0.0.1')]);
    expect(first).toEqual(second);
  });

  test('each code has a secret of 128 bits of its own, in the fragment', async () => {
    const first = await started();
    await here.remote.close();
    const second = await here.turnOn();
    expect(secretOf(first)).toHaveLength(16);
    expect(secretOf(first)).not.toEqual(secretOf(second));
    expect(new URL(first).search).toBe('');
  });
});

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

describe('a phone that scanned the code', () => {
  test('is asked about by six digits, hears nothing of the lesson, and presses nothing, until it is allowed', async () => {
    const link = await started();
    const phone = await here.scan(link);
    await phone.until(({ type }) => type === 'asking');
    expect(here.states.at(-1)).toMatchObject({ asking: phone.digits(), phone: 'none', link: null });
    phone.say({ type: 'press', id: 0, press: { type: 'play' } });
    expect(await phone.ended).toBe(remoteCloseCodes.nonsense);
    expect(phone.heard.map(({ type }) => type)).toEqual(['asking']);
    expect(here.session.state().motion.kind).toBe('paused');
  });

  test('is the remote once the teacher allows it, and the code is of no more use', async () => {
    const link = await started();
    const phone = await here.paired(link);
    expect(phone.lesson()).toMatchObject({ title: { en: 'A lesson' }, time: { motion: 'paused' }, layouts: true });
    expect(await phone.press({ type: 'play' })).toBeNull();
    expect(here.session.state().motion.kind).toBe('gathering');
    const pupil = await here.scan(link);
    expect(await pupil.ended).toBe(remoteCloseCodes.wrongKey);
    expect(phone.socket.readyState).toBe(WebSocket.OPEN);
  });

  test('goes when the teacher refuses, and the next code is another one', async () => {
    const link = await started();
    const phone = await here.scan(link);
    await phone.until(({ type }) => type === 'asking');
    await here.remote.answer(phone.digits(), false);
    expect(await phone.ended).toBe(remoteCloseCodes.refused);
    const state = here.states.at(-1);
    expect(state).toMatchObject({ kind: 'on', asking: null, phone: 'none' });
    expect(state?.kind === 'on' && state.link).not.toBe(link);
  });

  test('is answered by its digits: an answer for one that has gone allows nobody', async () => {
    const link = await started();
    const phone = await here.scan(link);
    await phone.until(({ type }) => type === 'asking');
    const other = phone.digits() === '000000' ? '000001' : '000000';
    expect(await here.remote.answer(other, true)).toEqual({ ok: false, error: { code: 'phoneGone' } });
    phone.socket.close();
    await phone.ended;
    await settle();
    expect(await here.remote.answer(phone.digits(), true)).toEqual({ ok: false, error: { code: 'phoneGone' } });
  });

  test('waits while another one is asked about', async () => {
    const link = await started();
    const first = await here.scan(link);
    await first.until(({ type }) => type === 'asking');
    const second = await here.scan(link);
    expect(await second.ended).toBe(remoteCloseCodes.busy);
    expect(here.states.at(-1)).toMatchObject({ asking: first.digits() });
  });
});

describe('one remote at a time', () => {
  test('a second phone asks again, and replaces the first only when it is allowed', async () => {
    const code = await started();
    const first = await here.paired(code);
    here.remote.renew();
    const state = here.states.at(-1);
    const link = (state?.kind === 'on' && state.link) || '';
    const second = await here.scan(link);
    await second.until(({ type }) => type === 'asking');
    expect(await first.press({ type: 'play' })).toBeNull();
    await here.remote.answer(second.digits(), true);
    expect(await first.ended).toBe(remoteCloseCodes.replaced);
    expect(await second.press({ type: 'pause' })).toBeNull();
  });

  test('the key of the one that was replaced opens nothing any more', async () => {
    const link = await started();
    const first = await here.paired(link);
    here.remote.renew();
    const state = here.states.at(-1);
    await here.paired((state?.kind === 'on' && state.link) || '');
    const again = await here.comeBack(link, first.sessionKey());
    expect(await again.ended).toBe(remoteCloseCodes.wrongKey);
  });
});

describe('a remote that loses the network', () => {
  test('comes back by its key without being asked about, and the class notices nothing', async () => {
    const link = await started();
    const phone = await here.paired(link);
    phone.socket.terminate();
    await settle();
    expect(here.states.at(-1)).toMatchObject({ phone: 'away', link: null });
    const again = await here.comeBack(link, phone.sessionKey());
    await again.until(({ type }) => type === 'lesson');
    expect(here.states.at(-1)).toMatchObject({ phone: 'here', asking: null });
    expect(await again.press({ type: 'play' })).toBeNull();
  });

  test('takes the place of a connection of its own that only seems open', async () => {
    const link = await started();
    const phone = await here.paired(link);
    const again = await here.comeBack(link, phone.sessionKey());
    await again.until(({ type }) => type === 'lesson');
    expect(await phone.ended).toBe(remoteCloseCodes.replaced);
    expect(here.states.at(-1)).toMatchObject({ phone: 'here' });
  });

  test('is let go when it says nothing, and kept while it does', async () => {
    const link = await started();
    const phone = await here.paired(link);
    for (let n = 0; n < 5; n += 1) {
      here.clock.advance(HERE_EVERY_MS);
      phone.say({ type: 'here' });
      await settle();
    }
    expect(here.states.at(-1)).toMatchObject({ phone: 'here' });
    here.clock.advance(SILENCE_MS_MAX);
    expect(await phone.ended).toBe(remoteCloseCodes.silent);
  });
});

describe('what is held off', () => {
  test('five wrong tries close it whole', async () => {
    const link = await started();
    const phone = await here.paired(link);
    for (let n = 0; n < 5; n += 1) {
      const guess = await here.phone({ origin: originOf(link), kind: 'pair', key: new Uint8Array(16).fill(n) });
      expect(await guess.ended).toBe(remoteCloseCodes.wrongKey);
    }
    expect(await phone.ended).toBe(remoteCloseCodes.off);
    await expect.poll(() => here.states.at(-1)).toEqual({ kind: 'off', why: 'wrongTries' });
    await settle();
    await nothingListens(originOf(link));
  });

  test('four do not', async () => {
    const link = await started();
    for (let n = 0; n < 4; n += 1) {
      const guess = await here.phone({ origin: originOf(link), kind: 'resume', key: new Uint8Array(32).fill(n) });
      expect(await guess.ended).toBe(remoteCloseCodes.wrongKey);
    }
    expect((await here.paired(link)).socket.readyState).toBe(WebSocket.OPEN);
  });

  /** What the phone sends, recorded on its way. */
  async function recorded(): Promise<{ link: string; phone: Phone; sent: string[] }> {
    const link = await started();
    const phone = await here.paired(link);
    const sent: string[] = [];
    const send = phone.socket.send.bind(phone.socket);
    phone.socket.send = ((text: string) => {
      sent.push(text);
      send(text);
    }) as typeof phone.socket.send;
    await phone.press({ type: 'seekBy', deltaSeconds: 10 });
    return { link, phone, sent };
  }
  const at = () => here.session.state().motion.mediaSeconds;

  test('a recorded press does nothing a second time', async () => {
    const { phone, sent } = await recorded();
    const before = at();
    phone.socket.send(sent[0] ?? '');
    expect(await phone.ended).toBe(remoteCloseCodes.nonsense);
    expect(at()).toBe(before);
  });

  test('a recorded press does nothing on another connection', async () => {
    const { link, phone, sent } = await recorded();
    const again = await here.comeBack(link, phone.sessionKey());
    await again.until(({ type }) => type === 'lesson');
    const before = at();
    again.socket.send(sent[0] ?? '');
    expect(await again.ended).toBe(remoteCloseCodes.nonsense);
    expect(at()).toBe(before);
  });

  test('a recorded greeting lets nobody in', async () => {
    const link = await started();
    const greeting: string[] = [];
    const first = await here.phone({ origin: originOf(link), kind: 'pair', key: secretOf(link), greets: false });
    await expect.poll(() => first.wire.length).toBe(1);
    const heard = createPhoneTalk({ kind: 'pair', key: secretOf(link), nonce: 'ab'.repeat(16) }).hear(
      first.wire[0] ?? '',
    );
    if (heard.kind === 'challenge') greeting.push(heard.greeting);
    const second = await here.phone({ origin: originOf(link), kind: 'pair', key: secretOf(link), greets: false });
    second.socket.send(greeting[0] ?? '');
    expect(await second.ended).toBe(remoteCloseCodes.wrongKey);
  });

  test.each([
    ['a changed press', (text: string) => text.replace('seekBy', 'seekby')],
    ['Lectern’s own words thrown back', (_: string, phone: Phone) => phone.wire.at(-1) ?? ''],
    ['nonsense', () => 'nonsense'],
    ['nothing', () => ''],
    ['an array', () => '[1,2,3]'],
  ])('%s ends the connection and moves nothing', async (_, forge) => {
    const { phone, sent } = await recorded();
    const before = at();
    phone.socket.send(forge(sent[0] ?? '', phone));
    expect(await phone.ended).toBe(remoteCloseCodes.nonsense);
    expect(at()).toBe(before);
  });

  test('presses that come out of order end the connection', async () => {
    const { phone } = await recorded();
    const held: string[] = [];
    const send = phone.socket.send.bind(phone.socket);
    phone.socket.send = ((text: string) => held.push(text)) as unknown as typeof phone.socket.send;
    phone.say({ type: 'press', id: 7, press: { type: 'play' } });
    phone.say({ type: 'press', id: 8, press: { type: 'pause' } });
    send(held[1] ?? '');
    expect(await phone.ended).toBe(remoteCloseCodes.nonsense);
    expect(here.session.state().motion.kind).toBe('paused');
  });

  test('an over-long message is not read', async () => {
    const { phone } = await recorded();
    phone.socket.send('x'.repeat(3000));
    expect(await phone.ended).toBe(1009);
  });

  test('who presses too fast is cut off, and may come back', async () => {
    const { link, phone } = await recorded();
    for (let n = 0; n < 40; n += 1) phone.say({ type: 'press', id: n, press: { type: 'previousStop' } });
    expect(await phone.ended).toBe(remoteCloseCodes.tooFast);
    const again = await here.comeBack(link, phone.sessionKey());
    await again.until(({ type }) => type === 'lesson');
  });

  test('who only says that it is there, a hundred times at once, is cut off too', async () => {
    const { phone } = await recorded();
    for (let n = 0; n < 100; n += 1) phone.say({ type: 'here' });
    expect(await phone.ended).toBe(remoteCloseCodes.tooFast);
  });

  test('who connects and proves nothing is let go', async () => {
    const link = await started();
    const idle = await here.phone({ origin: originOf(link), kind: 'pair', key: secretOf(link), greets: false });
    await expect.poll(() => idle.wire.length).toBe(1);
    here.clock.advance(5000);
    expect(await idle.ended).toBe(remoteCloseCodes.silent);
  });
});

describe('the role of a remote', () => {
  test('reaches one channel of all, and no other handler is ever called', async () => {
    here = await remoteHere();
    for (const name of here.names) {
      if (name === 'remote.press') continue;
      expect(await here.ask(name, {}), name).toEqual({ ok: false, error: { code: 'notAllowed' } });
    }
    expect(here.reached).toEqual([]);
  });

  test('presses what it may and is told why not', async () => {
    const code = await started();
    const phone = await here.paired(code);
    expect(await phone.press({ type: 'nextStop' })).toBeNull();
    await expect.poll(() => phone.lesson()?.time?.mediaSeconds).toBeCloseTo(30, 1);
    expect(phone.lesson()?.nextStop).toMatchObject({ kind: 'pause', atSeconds: 90 });
    expect(await phone.press({ type: 'seekBy', deltaSeconds: -10 })).toBeNull();
    expect(await phone.press({ type: 'black', black: true })).toBeNull();
    expect(await phone.press({ type: 'black', black: true })).toBe('alreadySo');
    expect(await phone.press({ type: 'black', black: false })).toBeNull();
    expect(await phone.press({ type: 'freeze', frozen: true })).toBeNull();
    expect(await phone.press({ type: 'volume', volume: 0.3, muted: false })).toBeNull();
    expect(await phone.press({ type: 'layout', kind: 'screenOnly' })).toBeNull();
    expect(await phone.press({ type: 'nextPage' })).toBe('noDocument');
    await expect.poll(() => phone.lesson()).toMatchObject({ frozen: true, volume: 0.3, layout: 'screenOnly' });
    for (const press of [
      { type: 'end' },
      { type: 'seek', mediaSeconds: 5 },
      null,
      'play',
      { type: 'volume', volume: 9 },
    ]) {
      expect(await phone.press(press), JSON.stringify(press)).toBe('badRequest');
    }
  });

  test('goes from the end of a plan’s segment to the next one by the key for the next stop', async () => {
    const phone = await started().then((code) => here.paired(code));
    const before = here.session.state().motion;
    let gone = 0;
    here.atSegmentEnd(() => {
      gone += 1;
    });
    expect(await phone.press({ type: 'nextStop' })).toBeNull();
    expect(gone).toBe(1);
    expect(here.session.state().motion).toBe(before);
  });

  test('says the last sentence again, from its begin, and plays on from there', async () => {
    const code = await started();
    const phone = await here.paired(code);
    await phone.press({ type: 'seekBy', deltaSeconds: 10 });
    await phone.press({ type: 'seekBy', deltaSeconds: 5 });
    expect(await phone.press({ type: 'sayAgain' })).toBeNull();
    const { motion } = here.session.state();
    expect(motion.kind).toBe('gathering');
    expect(motion.mediaSeconds).toBeCloseTo(10, 1);
  });

  test('is told nobody’s name, no question’s text and no number of a class', async () => {
    const code = await started();
    const phone = await here.paired(code);
    const allowed = 'black chapter frozen language layout layouts muted nextStop page showing time title volume';
    expect(Object.keys(phone.lesson() ?? {}).sort()).toEqual(allowed.split(' '));
    here.setLanguage('en');
    await expect.poll(() => phone.lesson()?.language).toBe('en');
  });
});

describe('the laser in a phone’s hand', () => {
  const lastLight = () => here.lights.at(-1);

  test('shines where the thumb is, and goes out when that is lifted or says nothing any more', async () => {
    const link = await started();
    const phone = await here.paired(link);
    phone.say({ type: 'light', at: { x: 0.25, y: 0.5 } });
    await expect.poll(lastLight).toEqual({ type: 'laser', x: 0.25, y: 0.5, draws: true });
    phone.say({ type: 'light', at: null });
    await expect.poll(lastLight).toEqual({ type: 'dark' });
    phone.say({ type: 'light', at: { x: 1, y: 1 } });
    await expect.poll(lastLight).toMatchObject({ type: 'laser', x: 1 });
    here.clock.advance(1500);
    expect(lastLight()).toEqual({ type: 'dark' });
  });

  test.each([
    ['the phone is lost', (phone: Phone) => phone.socket.terminate()],
    ['the remote is turned off', () => void here.remote.close()],
  ])('goes out when %s', async (_, go) => {
    const link = await started();
    const phone = await here.paired(link);
    phone.say({ type: 'light', at: { x: 0.5, y: 0.5 } });
    await expect.poll(lastLight).toMatchObject({ type: 'laser' });
    go(phone);
    await expect.poll(lastLight).toEqual({ type: 'dark' });
  });

  test('is none for a phone that is only asked about, nor beside the picture', async () => {
    const link = await started();
    const asking = await here.scan(link);
    await asking.until(({ type }) => type === 'asking');
    asking.say({ type: 'light', at: { x: 0.5, y: 0.5 } });
    expect(await asking.ended).toBe(remoteCloseCodes.nonsense);
    const state = here.states.at(-1);
    const phone = await here.paired((state?.kind === 'on' && state.link) || '');
    phone.say({ type: 'light', at: { x: 1.5, y: 0.5 } });
    expect(await phone.ended).toBe(remoteCloseCodes.nonsense);
    expect(here.lights).toEqual([]);
  });
});

describe('presses', () => {
  test('are done in their order, also where one of them has to read first', async () => {
    const link = await started();
    const phone = await here.paired(link);
    phone.say({ type: 'press', id: 1, press: { type: 'sayAgain' } });
    phone.say({ type: 'press', id: 2, press: { type: 'pause' } });
    await phone.until((message) => message.type === 'answer' && message.id === 2);
    expect(here.session.state().motion.kind).toBe('paused');
    expect(phone.heard.filter(({ type }) => type === 'answer')).toEqual([
      { type: 'answer', id: 1, code: null },
      { type: 'answer', id: 2, code: null },
    ]);
  });
});

describe('it ends', () => {
  test('when another teacher takes the place of the one who let the phone in', async () => {
    const link = await started();
    const phone = await here.paired(link);
    here.session.dispatch({ type: 'class', teacherId: 't-1' as TeacherId, classId: null });
    expect(await phone.press({ type: 'play' }), 'she has only said who she is').toBeNull();
    here.session.dispatch({ type: 'class', teacherId: 't-2' as TeacherId, classId: null });
    expect(await phone.ended).toBe(remoteCloseCodes.off);
    await settle();
    await nothingListens(originOf(link));
  });

  test.each([
    ['with the lesson', 'lessonEnded', (): void => void here.session.dispatch({ type: 'end' })],
    ['when it is turned off', 'turnedOff', (): void => void here.remote.close()],
  ] as const)('%s: the phone is told, and nothing listens', async (_, why, end) => {
    const link = await started();
    const phone = await here.paired(link);
    end();
    expect(await phone.ended).toBe(remoteCloseCodes.off);
    await expect.poll(() => here.states.at(-1)).toEqual({ kind: 'off', why });
    await settle();
    await nothingListens(originOf(link));
  });

  test('also for a phone that does not answer any more', async () => {
    const link = await started();
    const phone = await here.paired(link);
    // It reads nothing: no closing handshake comes back from it.
    phone.socket.pause();
    await here.remote.close();
    await nothingListens(originOf(link));
  });
});
