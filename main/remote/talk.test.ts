import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPhoneTalk, remoteCloseCodes } from '../../core/remote/index.ts';
import { monotonicMs } from '../../core/words/index.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import { createRateLimit } from './rate.ts';
import { beginTalk, type Talk } from './talk.ts';

const secret = new Uint8Array(16).fill(3);
const NONCE = '0d'.repeat(16);

/** One connection without a network: what is said to it, what it says, and how it ended. */
function talkOver() {
  const said: string[] = [];
  const messages: unknown[] = [];
  let closedWith: number | null = null;
  let wrong = 0;
  let talk: Talk | null = null;
  let hear: (text: string) => void = () => undefined;
  const clock = createVirtualClock();
  beginTalk({
    socket: {
      send: (text) => said.push(text),
      close: (code) => {
        closedWith = code;
      },
      onText: (next) => {
        hear = next;
      },
      onClose: () => undefined,
    },
    clock,
    nonce: () => NONCE,
    keyFor: (kind) => (kind === 'pair' ? secret : null),
    onWrong: () => {
      wrong += 1;
    },
    onGreeted: (greeted) => {
      talk = greeted;
    },
    onMessage: (_, message) => messages.push(message),
    onEnd: () => undefined,
  });
  return {
    clock,
    said,
    messages,
    say: (text: string) => hear(text),
    closedWith: () => closedWith,
    wrong: () => wrong,
    talk: () => talk,
  };
}

function greeted() {
  const over = talkOver();
  const phone = createPhoneTalk({ kind: 'pair', key: secret, nonce: '0e'.repeat(16) });
  const heard = phone.hear(over.said[0] ?? '');
  if (heard.kind === 'challenge') over.say(heard.greeting);
  return { over, phone };
}

const hostile = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.json(),
  fc
    .record({ kind: fc.constantFrom('pair', 'resume', 'x'), nonce: fc.string(), proof: fc.string() })
    .map((one) => JSON.stringify(one)),
  fc
    .record({ kind: fc.constantFrom('pair', 'resume'), nonce: fc.constant(NONCE), proof: fc.constant('0'.repeat(64)) })
    .map((one) => JSON.stringify(one)),
  fc
    .record({
      number: fc.oneof(fc.nat(3), fc.double()),
      body: fc.oneof(fc.string(), fc.constant('{"type":"here"}')),
      mac: fc.constant('f'.repeat(64)),
    })
    .map((one) => JSON.stringify(one)),
);

describe('a connection of a phone', () => {
  test('whatever is said without the key lets nobody in, ends the connection once, and never throws', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 8 }), (texts) => {
        const over = talkOver();
        for (const text of texts) over.say(text);
        expect(over.talk()).toBeNull();
        expect(over.messages).toEqual([]);
        expect(over.closedWith()).toBe(remoteCloseCodes.wrongKey);
        expect(over.wrong(), 'what comes after the end counts no more').toBe(1);
        expect(over.said).toHaveLength(1);
      }),
      { numRuns: 300, seed: 20_261_127 },
    );
  });

  test('what is put in between real messages ends it, and what came before stands', () => {
    fc.assert(
      fc.property(fc.nat(5), hostile, fc.nat(5), (before, text, after) => {
        const { over, phone } = greeted();
        const press = () => over.say(phone.seal({ type: 'press', id: 0, press: { type: 'play' } }) ?? '');
        for (let n = 0; n < before; n += 1) press();
        over.say(text);
        for (let n = 0; n < after; n += 1) press();
        expect(over.messages).toHaveLength(before);
        expect(over.closedWith()).toBe(remoteCloseCodes.nonsense);
        expect(over.wrong()).toBe(1);
      }),
      { numRuns: 200, seed: 20_261_127 },
    );
  });

  test('real messages in any order but their own are not taken', () => {
    const places = [0, 1, 2, 3];
    fc.assert(
      fc.property(fc.shuffledSubarray(places, { minLength: 4 }), (order) => {
        const { over, phone } = greeted();
        const sealed = places.map((id) => phone.seal({ type: 'press', id, press: null }) ?? '');
        for (const at of order) over.say(sealed[at] ?? '');
        const inOrder = order.findIndex((at, n) => at !== n);
        expect(over.messages).toHaveLength(inOrder < 0 ? 4 : inOrder);
        expect(over.closedWith()).toBe(inOrder < 0 ? null : remoteCloseCodes.nonsense);
      }),
      { numRuns: 100, seed: 20_261_127 },
    );
  });

  test('a sealed message that is none of ours ends it', () => {
    const { over, phone } = greeted();
    over.say(phone.seal({ type: 'end' } as never) ?? '');
    expect(over.closedWith()).toBe(remoteCloseCodes.nonsense);
  });
});

describe('a limit of rate', () => {
  test('lets so many through at once, and then as many as time brings', () => {
    let nowMs = 0;
    const may = createRateLimit({ atOnce: 3, perSecond: 2 }, () => monotonicMs(nowMs));
    expect([may(), may(), may(), may()]).toEqual([true, true, true, false]);
    nowMs = 500;
    expect([may(), may()]).toEqual([true, false]);
    nowMs = 60_000;
    expect([may(), may(), may(), may()]).toEqual([true, true, true, false]);
  });
});
