import {
  type ConnectionKeys,
  connectionKeys,
  createSeal,
  createUnseal,
  digitsOf,
  type FromMain,
  FromPhone,
  type Greeting,
  Greeting as GreetingSchema,
  type Nonces,
  proofOf,
  readJson,
  remoteCloseCodes,
  type Seal,
  SILENCE_MS_MAX,
  sameText,
  sessionKeyOf,
  type Unseal,
} from '../../core/remote/index.ts';
import type { Clock, LocalSocket, Stop } from '../host/ports.ts';
import { createRateLimit, type Rate } from './rate.ts';

/**
 * One connection of a phone, from its first word to its last:
 *
 *   greeting --(proof holds)--> sealed --(close, silence, fault)--> ended
 *       |                                                             ^
 *       +----(proof does not hold, nothing said in time)--------------+
 *
 * It knows keys and numbers; whether the phone is the remote is remote.ts's to say.
 */
export type Talk = {
  readonly sessionKey: Uint8Array;
  readonly digits: string;
  tell(message: FromMain): void;
  end(code: number): void;
};

export type TalkDeps = {
  readonly socket: LocalSocket;
  readonly clock: Clock;
  readonly nonce: () => string;
  /** What a greeting of either kind is proved with now; null: there is none, so no proof holds. */
  readonly keyFor: (kind: Greeting['kind']) => Uint8Array | null;
  /** A proof, a number or a signature that does not hold. */
  readonly onWrong: () => void;
  readonly onGreeted: (talk: Talk, kind: Greeting['kind']) => void;
  readonly onMessage: (talk: Talk, message: FromPhone) => void;
  readonly onEnd: (talk: Talk) => void;
};

/** How long a connection may stay without having proved anything. */
const GREETING_MS_MAX = 5000;
/** A thumb on the pad of the laser tells of its place 25 times a second. */
const MESSAGES: Rate = { atOnce: 80, perSecond: 40 };
/** One on the volume makes some ten presses. */
const PRESSES: Rate = { atOnce: 30, perSecond: 15 };

type Sealed = { readonly talk: Talk; readonly unseal: Unseal };

export function beginTalk(deps: TalkDeps): void {
  const { socket, clock } = deps;
  const mine = deps.nonce();
  const mayGoOn = createRateLimit(MESSAGES, clock.now);
  const mayPress = createRateLimit(PRESSES, clock.now);
  let sealed: Sealed | null = null;
  let ended = false;
  let patience: Stop = clock.after(GREETING_MS_MAX, () => end(remoteCloseCodes.silent));

  function end(code: number): void {
    if (ended) return;
    socket.close(code);
    gone();
  }

  function gone(): void {
    if (ended) return;
    ended = true;
    patience();
    if (sealed) deps.onEnd(sealed.talk);
  }

  function wrong(code: number): void {
    end(code);
    deps.onWrong();
  }

  function greet(text: string): void {
    const greeting = readJson(GreetingSchema, text);
    const key = greeting && deps.keyFor(greeting.kind);
    const nonces: Nonces = { main: mine, phone: greeting?.nonce ?? '' };
    if (!greeting || !key || !sameText(proofOf(greeting.kind, key, nonces), greeting.proof)) {
      wrong(remoteCloseCodes.wrongKey);
      return;
    }
    const sessionKey = greeting.kind === 'pair' ? sessionKeyOf(key, nonces) : key;
    sealed = seal(sessionKey, connectionKeys(sessionKey, nonces));
    deps.onGreeted(sealed.talk, greeting.kind);
  }

  function seal(sessionKey: Uint8Array, keys: ConnectionKeys): Sealed {
    const write: Seal = createSeal(keys.toPhone);
    return {
      unseal: createUnseal(keys.toMain),
      talk: {
        sessionKey,
        digits: digitsOf(sessionKey),
        tell: (message) => ended || socket.send(write(JSON.stringify(message))),
        end,
      },
    };
  }

  function read(text: string, { talk, unseal }: Sealed): void {
    const opened = unseal(text);
    const message = opened.ok ? readJson(FromPhone, opened.value) : null;
    if (!message) wrong(remoteCloseCodes.nonsense);
    else if (message.type === 'press' && !mayPress()) end(remoteCloseCodes.tooFast);
    else deps.onMessage(talk, message);
  }

  socket.onText((text) => {
    if (ended) return;
    if (!mayGoOn()) return end(remoteCloseCodes.tooFast);
    if (sealed) read(text, sealed);
    else greet(text);
    patience();
    if (!ended) patience = clock.after(SILENCE_MS_MAX, () => end(remoteCloseCodes.silent));
  });
  socket.onClose(gone);
  socket.send(JSON.stringify({ kind: 'challenge', nonce: mine }));
}
