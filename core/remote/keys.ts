import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * What is derived from what. The code on the console is a secret of 128 bits, and is of use once:
 *
 *   secret --(both nonces of the pairing)--> session key --(both nonces of a connection)--> two keys, one a direction
 *      |                                          |
 *      +--> proof of a `pair` greeting            +--> proof of a `resume` greeting, and the six digits
 *
 * The secret is forgotten when a phone has used it. Who photographed the code then has nothing: what goes on hangs on
 * the session key, and that on nonces of the pairing too. Who also listened to the pairing has it all; see
 * docs/decisions/0030-remote.md for what plain HTTP in a school's network can hold off at all.
 */
export const SECRET_BYTES = 16;
export const NONCE_BYTES = 16;
const KEY_BYTES = 32;

/** Of one connection, as hex: Lectern's, then the phone's. */
export type Nonces = { readonly main: string; readonly phone: string };
export type ConnectionKeys = { readonly toMain: Uint8Array; readonly toPhone: Uint8Array };
export type GreetingKind = 'pair' | 'resume';

const label = (text: string) => utf8ToBytes(`lectern remote 1: ${text}`);
const salt = ({ main, phone }: Nonces) => concatBytes(hexToBytes(main), hexToBytes(phone));

function derive(key: Uint8Array, nonces: Nonces | null, what: string): Uint8Array {
  return hkdf(sha256, key, nonces ? salt(nonces) : undefined, label(what), KEY_BYTES);
}

/** `key`: the secret for `pair`, the session key for `resume`. */
export function proofOf(kind: GreetingKind, key: Uint8Array, nonces: Nonces): string {
  return bytesToHex(hmac(sha256, derive(key, null, `proof to ${kind}`), salt(nonces)));
}

export function sessionKeyOf(secret: Uint8Array, nonces: Nonces): Uint8Array {
  return derive(secret, nonces, 'session');
}

/** The same six on the phone and on the console, so that the teacher sees which phone asks. They open nothing. */
export function digitsOf(sessionKey: Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0] = derive(sessionKey, null, 'digits');
  const number = ((a * 256 + b) * 256 + c) * 256 + d;
  return String(number % 1_000_000).padStart(6, '0');
}

export function connectionKeys(sessionKey: Uint8Array, nonces: Nonces): ConnectionKeys {
  return { toMain: derive(sessionKey, nonces, 'to main'), toPhone: derive(sessionKey, nonces, 'to phone') };
}

/** In a time that does not tell where they differ. */
export function sameText(mine: string, theirs: string): boolean {
  let different = mine.length ^ theirs.length;
  for (let at = 0; at < mine.length; at += 1) different |= mine.charCodeAt(at) ^ theirs.charCodeAt(at);
  return different === 0;
}

export { bytesToHex, hexToBytes };
