import { Challenge, type Greeting, readJson } from './greeting.ts';
import { connectionKeys, digitsOf, type GreetingKind, type Nonces, proofOf, sessionKeyOf } from './keys.ts';
import { FromMain, type FromPhone } from './messages.ts';
import { createSeal, createUnseal, type Seal, type Unseal } from './seal.ts';

/** What one message of Lectern's was to the phone. */
export type HeardByPhone =
  | { readonly kind: 'challenge'; readonly greeting: string }
  | { readonly kind: 'message'; readonly message: FromMain }
  /** Not from who has the key, or not what was due: the connection is worth nothing. */
  | { readonly kind: 'fault' };

/** The phone's side of one connection. */
export type PhoneTalk = {
  hear(text: string): HeardByPhone;
  /** Null before the challenge was heard. */
  seal(message: FromPhone): string | null;
  /** From the challenge on. A `pair` becomes this phone's key once the teacher allows it. */
  met(): { readonly sessionKey: Uint8Array; readonly digits: string } | null;
};

type Wish = {
  readonly kind: GreetingKind;
  /** The secret of the code for `pair`, the session key for `resume`. */
  readonly key: Uint8Array;
  readonly nonce: string;
};

export function createPhoneTalk({ kind, key, nonce }: Wish): PhoneTalk {
  let met: { sessionKey: Uint8Array; digits: string; seal: Seal; unseal: Unseal } | null = null;

  function meet(nonces: Nonces): HeardByPhone {
    const sessionKey = kind === 'pair' ? sessionKeyOf(key, nonces) : key;
    const { toMain, toPhone } = connectionKeys(sessionKey, nonces);
    met = { sessionKey, digits: digitsOf(sessionKey), seal: createSeal(toMain), unseal: createUnseal(toPhone) };
    const greeting: Greeting = { kind, nonce, proof: proofOf(kind, key, nonces) };
    return { kind: 'challenge', greeting: JSON.stringify(greeting) };
  }

  return {
    hear(text) {
      if (!met) {
        const challenge = readJson(Challenge, text);
        return challenge ? meet({ main: challenge.nonce, phone: nonce }) : { kind: 'fault' };
      }
      const opened = met.unseal(text);
      const message = opened.ok ? readJson(FromMain, opened.value) : null;
      return message ? { kind: 'message', message } : { kind: 'fault' };
    },
    seal: (message) => met?.seal(JSON.stringify(message)) ?? null,
    met: () => met,
  };
}
