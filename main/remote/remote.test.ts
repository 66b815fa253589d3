import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createPhoneTalk, HERE_EVERY_MS, remoteCloseCodes, SILENCE_MS_MAX } from '../../core/remote/index.ts';
import type { TeacherId } from '../../core/words/index.ts';
import { nothingListens } from '../../tests/support/http.ts';
import { originOf, type Phone, secretOf } from '../../tests/support/phone.ts';
import { type RemoteHere, remoteHere } from '../../tests/support/remote-here.ts';

let here: RemoteHere;
afterEach(() => here?.clear());

async function started(): Promise<string> {
  here = await remoteHere();
  here.teach();
  return here.turnOn();
}

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
