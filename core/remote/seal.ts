import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { fail, ok, type Result } from '../words/index.ts';
import { readJson } from './greeting.ts';
import { sameText } from './keys.ts';
import { SEALED_LENGTH_MAX } from './messages.ts';

const Sealed = v.object({
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  body: v.pipe(v.string(), v.maxLength(SEALED_LENGTH_MAX)),
  mac: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

export type SealFault = { readonly code: 'nonsense' | 'forged' | 'outOfOrder' };
export type Seal = (body: string) => string;
export type Unseal = (text: string) => Result<string, SealFault>;

/** Signs what goes out in one direction of one connection; each message has the next number. */
export function createSeal(key: Uint8Array): Seal {
  let number = 0;
  return (body) => {
    const sealed = JSON.stringify({ number, body, mac: macOf(key, number, body) });
    number += 1;
    return sealed;
  };
}

/**
 * Takes what comes in, in one direction of one connection. The road keeps order, so any other number than the one that
 * is due was replayed, left out or put in. After one fault it takes nothing any more.
 */
export function createUnseal(key: Uint8Array): Unseal {
  let due = 0;
  let broken: SealFault | null = null;
  const breaks = (code: SealFault['code']) => {
    broken = { code };
    return fail(broken);
  };
  return (text) => {
    if (broken) return fail(broken);
    const sealed = readJson(Sealed, text);
    if (!sealed) return breaks('nonsense');
    if (!sameText(macOf(key, sealed.number, sealed.body), sealed.mac)) return breaks('forged');
    if (sealed.number !== due) return breaks('outOfOrder');
    due += 1;
    return ok(sealed.body);
  };
}

/** The number has a fixed width, so that none of its digits can pass for the body's. */
function macOf(key: Uint8Array, number: number, body: string): string {
  const fixed = number.toString(16).padStart(16, '0');
  return bytesToHex(hmac(sha256, key, concatBytes(utf8ToBytes(fixed), utf8ToBytes(body))));
}
