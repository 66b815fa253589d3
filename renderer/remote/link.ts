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

/** How the phone stands with Lectern. */
export type LinkState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'asking'; readonly digits: string; readonly language: Language }
  | { readonly kind: 'remote'; readonly lesson: RemoteLesson; readonly atMs: number }
  /** The network has gone; it tries again by itself. `lesson`: as it was last. */
  | { readonly kind: 'lost'; readonly lesson: RemoteLesson | null; readonly atMs: number }
  | { readonly kind: 'over'; readonly code: number; readonly language: Language | null };

/** Why the last press was not taken; null: it was. Each has a number of its own. */
export type Refusal = { readonly code: string; readonly number: number } | null;

export type Link = {
  state(): LinkState;
  refusal(): Refusal;
  /** Hears that one of the two is another; the answer stops it. */
  subscribe(hear: () => void): () => void;
  press(press: RemotePress): void;
};

const AGAIN_MS = [300, 1000, 2000, 3000];

/** One phone's road to Lectern, opened again whenever it breaks. `key` is null where there is nothing to begin with. */
export function openLink(first: KeptKey, nowMs: () => number): Link {
  const hearers = new Set<() => void>();
  let state: LinkState = { kind: 'connecting' };
  let refusal: Refusal = null;
  let key = first;
  let current: { socket: WebSocket; talk: PhoneTalk; heardMs: number } | null = null;
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
    const mine = { socket, talk, heardMs: nowMs() };
    current = mine;
    socket.onmessage = ({ data }) => {
      if (current !== mine) return;
      mine.heardMs = nowMs();
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
        become({ kind: 'remote', lesson: message.lesson, atMs: nowMs() });
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
    const last = before.kind === 'remote' || before.kind === 'lost' ? before : { lesson: null, atMs: nowMs() };
    become({ kind: 'lost', lesson: last.lesson, atMs: last.atMs });
    setTimeout(again, AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)]);
    tries += 1;
  }

  function again(): void {
    if (!current && state.kind === 'lost') connect();
  }

  // A phone that was in a pocket: its timers slept, and the teacher looks at it now.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    if (current && nowMs() - current.heardMs > HERE_EVERY_MS * 2) lose(current, 1006);
    again();
  });
  connect();
  return {
    state: () => state,
    refusal: () => refusal,
    subscribe(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    press(press) {
      if (current) say(current, { type: 'press', id: nextId++, press });
    },
  };
}
