import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  connectionKeys,
  createPhoneTalk,
  createSeal,
  createUnseal,
  digitsOf,
  FromMain,
  FromPhone,
  mayTryAgain,
  type Nonces,
  proofOf,
  RemotePress,
  readJson,
  remoteCloseCodes,
  sameText,
  sessionKeyOf,
} from './index.ts';

const secret = new Uint8Array(16).fill(7);
const nonces: Nonces = { main: '0a'.repeat(16), phone: '0b'.repeat(16) };
const sessionKey = sessionKeyOf(secret, nonces);
const keys = connectionKeys(sessionKey, nonces);

/** Three messages of one direction, as they go over the wire. */
function three(key = keys.toMain): string[] {
  const seal = createSeal(key);
  return ['one', 'two', 'three'].map((body) => seal(body));
}

describe('a message under seal', () => {
  test('is taken once, in its turn', () => {
    const unseal = createUnseal(keys.toMain);
    expect(three().map((text) => unseal(text))).toEqual([
      { ok: true, value: 'one' },
      { ok: true, value: 'two' },
      { ok: true, value: 'three' },
    ]);
  });

  test('is refused when it is said again', () => {
    const [one = ''] = three();
    const unseal = createUnseal(keys.toMain);
    unseal(one);
    expect(unseal(one)).toEqual({ ok: false, error: { code: 'outOfOrder' } });
  });

  test('is refused before its turn, and when one before it is left out', () => {
    const [one = '', two = ''] = three();
    const unseal = createUnseal(keys.toMain);
    expect(unseal(two)).toEqual({ ok: false, error: { code: 'outOfOrder' } });
    expect(unseal(one), 'nothing is taken after a fault').toEqual({ ok: false, error: { code: 'outOfOrder' } });
  });

  test('is refused in the other direction, on another connection and in another session', () => {
    const [one = ''] = three();
    const others = [
      keys.toPhone,
      connectionKeys(sessionKey, { ...nonces, phone: '0c'.repeat(16) }).toMain,
      connectionKeys(sessionKeyOf(new Uint8Array(16), nonces), nonces).toMain,
    ];
    for (const key of others) expect(createUnseal(key)(one)).toEqual({ ok: false, error: { code: 'forged' } });
  });

  test('is refused when its number or its body is another than was signed', () => {
    const [, two = ''] = three();
    const sealed = JSON.parse(two) as { number: number; body: string; mac: string };
    for (const changed of [
      { number: 0 },
      { body: 'twO' },
      { mac: sealed.mac.replace(/^./, (one) => (one === '0' ? '1' : '0')) },
    ]) {
      const text = JSON.stringify({ ...sealed, ...changed });
      expect(createUnseal(keys.toMain)(text)).toEqual({ ok: false, error: { code: 'forged' } });
    }
  });

  test('lets no digit of its number pass for one of its body', () => {
    const one = JSON.parse(createSeal(keys.toMain)('0x')) as { mac: string };
    const shifted = JSON.stringify({ number: 0, body: 'x', mac: one.mac });
    expect(createUnseal(keys.toMain)(shifted)).toEqual({ ok: false, error: { code: 'forged' } });
  });

  test('whatever comes instead of it is refused, and nothing throws', () => {
    const [real = ''] = three();
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({ number: fc.nat(), body: fc.string(), mac: fc.stringMatching(/^[0-9a-f]{64}$/) })
        .map((one) => JSON.stringify(one)),
      // The real one with a piece of it changed.
      fc
        .tuple(fc.nat(real.length - 1), fc.string({ minLength: 1, maxLength: 3 }))
        .map(([at, text]) => real.slice(0, at) + text + real.slice(at + text.length)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const answer = createUnseal(keys.toMain)(text);
        // What differs from the real one in its JSON alone, such as a space, says the same under the same signature.
        expect(answer.ok ? answer.value : 'refused').toMatch(/^(refused|one)$/);
      }),
      { numRuns: 500, seed: 20_261_127 },
    );
  });
});

describe('keys', () => {
  test('differ with every nonce and with the direction', () => {
    const other = sessionKeyOf(secret, { ...nonces, main: '0c'.repeat(16) });
    expect(other).not.toEqual(sessionKey);
    expect(keys.toMain).not.toEqual(keys.toPhone);
  });

  test('a proof to pair is none to come back, and belongs to one connection', () => {
    const proof = proofOf('pair', secret, nonces);
    expect(proofOf('resume', secret, nonces)).not.toBe(proof);
    expect(proofOf('pair', secret, { ...nonces, main: '0c'.repeat(16) })).not.toBe(proof);
  });

  test('the digits are six, also where they begin with nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
        expect(digitsOf(key)).toMatch(/^\d{6}$/);
      }),
      { numRuns: 100, seed: 20_261_127 },
    );
  });

  test('texts are the same only where they are, whatever their lengths', () => {
    expect(sameText('abc', 'abc')).toBe(true);
    for (const other of ['abd', 'ab', 'abcd', '']) expect(sameText('abc', other)).toBe(false);
  });
});

describe('a phone', () => {
  test('trusts nobody who has not its key', () => {
    const phone = createPhoneTalk({ kind: 'pair', key: secret, nonce: nonces.phone });
    expect(phone.seal({ type: 'here' })).toBeNull();
    expect(phone.hear(JSON.stringify({ kind: 'challenge', nonce: nonces.main })).kind).toBe('challenge');
    const another = createSeal(connectionKeys(sessionKeyOf(new Uint8Array(16), nonces), nonces).toPhone);
    expect(phone.hear(another(JSON.stringify({ type: 'here' })))).toEqual({ kind: 'fault' });
  });

  test('is not fooled by its own words thrown back at it', () => {
    const phone = createPhoneTalk({ kind: 'pair', key: secret, nonce: nonces.phone });
    phone.hear(JSON.stringify({ kind: 'challenge', nonce: nonces.main }));
    expect(phone.hear(phone.seal({ type: 'here' }) ?? '')).toEqual({ kind: 'fault' });
  });

  test('hears what Lectern says under the key that both derived', () => {
    const phone = createPhoneTalk({ kind: 'resume', key: sessionKey, nonce: nonces.phone });
    phone.hear(JSON.stringify({ kind: 'challenge', nonce: nonces.main }));
    const say = createSeal(keys.toPhone);
    expect(phone.hear(say(JSON.stringify({ type: 'here' })))).toEqual({ kind: 'message', message: { type: 'here' } });
    expect(phone.met()?.digits).toBe(digitsOf(sessionKey));
  });

  test('connects again only after what may pass', () => {
    expect(mayTryAgain(1006)).toBe(true);
    expect(mayTryAgain(remoteCloseCodes.silent)).toBe(true);
    for (const code of ['wrongKey', 'refused', 'replaced', 'off', 'busy'] as const) {
      expect(mayTryAgain(remoteCloseCodes[code]), code).toBe(false);
    }
  });
});

describe('what is said', () => {
  test('is read by its schema or not at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const schema of [FromPhone, FromMain, RemotePress]) expect(() => readJson(schema, text)).not.toThrow();
      }),
      { numRuns: 300, seed: 20_261_127 },
    );
    expect(readJson(RemotePress, '{"type":"seekBy","deltaSeconds":3600}')).toBeNull();
    expect(readJson(RemotePress, '{"type":"end"}')).toBeNull();
  });
});
