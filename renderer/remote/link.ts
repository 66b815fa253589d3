import {
  bytesToHex,
  createPhoneTalk,
  type FromMain,
  HERE_EVERY_MS,
  mayTryAgain,
  NONCE_BYTES,
  type PhoneTalk,
  type RemoteLesson,
  type RemotePress,
  remoteCloseCodes,
  SILENCE_MS_MAX,
} from '../../core/remote/index.ts';
import type { Language } from '../../core/words/index.ts';
import { type KeptKey, keepKey } from './kept-key.ts';
import { createThumb, type Thumb } from './thumb.ts';

/** When the lesson was told of last, and to which phone. */
type Told = { readonly atMs: number; readonly digits: string };

/** How the phone stands with Lectern. */
export type LinkState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'asking'; readonly digits: string; readonly language: Language }
  | ({ readonly kind: 'remote'; readonly lesson: RemoteLesson } & Told)
  /** The network has gone; it tries again by itself. `lesson`: as it was last. */
  | ({ readonly kind: 'lost'; readonly lesson: RemoteLesson | null } & Told)
  | { readonly kind: 'over'; readonly code: number; readonly language: Language | null };

/** Why the last press was not taken; null: it was. Each has a number of its own. */
export type Refusal = { readonly code: string; readonly number: number } | null;

export type Link = {
  state(): LinkState;
  refusal(): Refusal;
  /** Hears that one of the two is another; the answer stops it. */
  subscribe(hear: () => void): () => void;
  press(press: RemotePress): void;
  readonly thumb: Thumb;
};

const AGAIN_MS = [300, 1000, 2000, 3000];
/** How long a phone that was looked at again waits for a word before it opens another road. */
const ANSWER_MS_MAX = 1500;

/** One phone's road to Lectern, opened again whenever it breaks. `key` is null where there is nothing to begin with. */
export function openLink(first: KeptKey, nowMs: () => number): Link {
  const hearers = new Set<() => void>();
  let state: LinkState = { kind: 'connecting' };
  let refusal: Refusal = null;
  let key = first;
  let current: { socket: WebSocket; talk: PhoneTalk; heardMs: number; heard: number } | null = null;
  let tries = 0;
  let nextId = 0;
  let language: Language | null = null;
  let greeted = false;

  function become(next: LinkState): void {
    state = next;
    for (const hear of Array.from(hearers)) hear();
  }

  function connect(): void {
    const socket = new WebSocket(`ws://${location.host}/remote`);
    const nonce = bytesToHex(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
    const talk = createPhoneTalk({ ...key, nonce });
    const mine = { socket, talk, heardMs: nowMs(), heard: 0 };
    current = mine;
    socket.onmessage = ({ data }) => {
      if (current !== mine) return;
      mine.heardMs = nowMs();
      mine.heard += 1;
      const heard = talk.hear(String(data));
      if (heard.kind === 'challenge') {
        socket.send(heard.greeting);
        greeted = true;
      } else if (heard.kind === 'message') hear(heard.message, talk);
      else lose(mine, remoteCloseCodes.nonsense);
    };
    socket.onclose = ({ code }) => lose(mine, code);
    keepAwake(mine);
  }

  /** Says that it is there, and notices when nobody answers: a broken WLAN closes no socket. */
  function keepAwake(mine: NonNullable<typeof current>): void {
    setTimeout(() => {
      if (current !== mine) return;
      if (nowMs() - mine.heardMs > SILENCE_MS_MAX) return lose(mine, 1006);
      say(mine, { type: 'here' });
      keepAwake(mine);
    }, HERE_EVERY_MS);
  }

  function say(mine: NonNullable<typeof current>, message: Parameters<PhoneTalk['seal']>[0]): void {
    if (mine.socket.readyState !== WebSocket.OPEN) return;
    const sealed = mine.talk.seal(message);
    if (sealed !== null) mine.socket.send(sealed);
  }

  function hear(message: FromMain, talk: PhoneTalk): void {
    tries = 0;
    const met = talk.met();
    switch (message.type) {
      case 'asking':
        language = message.language;
        become({ kind: 'asking', digits: met?.digits ?? '', language });
        return;
      case 'lesson':
        // Allowed: from now on this key brings it back, and the code is of no more use.
        if (key.kind === 'pair' && met) {
          key = { kind: 'resume', key: met.sessionKey };
          keepKey(met.sessionKey);
        }
        ({ language } = message.lesson);
        become({ kind: 'remote', lesson: message.lesson, atMs: nowMs(), digits: met?.digits ?? '' });
        return;
      case 'answer':
        refusal = message.code === null ? null : { code: message.code, number: message.id };
        become(state);
        return;
      case 'here':
    }
  }

  function lose(mine: NonNullable<typeof current>, code: number): void {
    if (current !== mine) return;
    current = null;
    mine.socket.onclose = null;
    mine.socket.close();
    // The code was of use once: a phone that was not allowed yet cannot come back by it.
    const used = key.kind === 'pair' && greeted;
    if (!mayTryAgain(code) || used) {
      keepKey(null);
      become({ kind: 'over', code: mayTryAgain(code) ? remoteCloseCodes.wrongKey : code, language });
      return;
    }
    const before = state;
    const known = before.kind === 'remote' || before.kind === 'lost';
    const last = known ? before : { lesson: null, atMs: nowMs(), digits: '' };
    become({ kind: 'lost', lesson: last.lesson, atMs: last.atMs, digits: last.digits });
    setTimeout(again, AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)]);
    tries += 1;
  }

  function again(): void {
    if (!current && state.kind === 'lost') connect();
  }

  /**
   * A phone that was in a pocket: its timers slept, on some its clock too, and the teacher looks at it now. It cannot
   * know whether its road still holds, so it asks.
   */
  function awake(): void {
    const mine = current;
    if (!mine) {
      again();
      return;
    }
    const { heard } = mine;
    say(mine, { type: 'here' });
    setTimeout(() => {
      if (current === mine && mine.heard === heard) lose(mine, 1006);
    }, ANSWER_MS_MAX);
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') awake();
  });
  connect();
  return {
    state: () => state,
    refusal: () => refusal,
    subscribe(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    thumb: createThumb((at) => current && say(current, { type: 'light', at }), nowMs),
    press(press) {
      if (current) say(current, { type: 'press', id: nextId++, press });
    },
  };
}
