import { randomBytes } from 'node:crypto';
import { type RawData, WebSocket } from 'ws';
import {
  createPhoneTalk,
  type FromMain,
  type FromPhone,
  type GreetingKind,
  hexToBytes,
  type RemoteLesson,
} from '../../core/remote/index.ts';

/** A phone as the page is one, and as an attacker would make one: it can also say what no page does. */
export type Phone = {
  readonly socket: WebSocket;
  readonly heard: FromMain[];
  /** All that came over the wire, as it came. */
  readonly wire: string[];
  readonly ended: Promise<number>;
  sessionKey(): Uint8Array;
  digits(): string;
  lesson(): RemoteLesson | null;
  say(message: FromPhone): void;
  /** Presses and waits for the answer: null, or why not. */
  press(press: unknown): Promise<string | null>;
  /** Waits for a message. */
  until(what: (message: FromMain) => boolean): Promise<FromMain>;
};

export type PhoneWish = {
  readonly origin: string;
  readonly kind: GreetingKind;
  readonly key: Uint8Array;
  readonly headers?: Record<string, string>;
  /** False: hears the challenge and says nothing. */
  readonly greets?: boolean;
};

/** The secret of a code. */
export const secretOf = (link: string): Uint8Array => hexToBytes(link.slice(link.indexOf('#') + 1));
export const originOf = (link: string): string => new URL(link).origin;

export async function openPhone({ origin, kind, key, headers, greets = true }: PhoneWish): Promise<Phone> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/remote`, { headers: headers ?? { origin } });
  const talk = createPhoneTalk({ kind, key, nonce: randomBytes(16).toString('hex') });
  const heard: FromMain[] = [];
  const wire: string[] = [];
  const waiting = new Set<() => void>();
  const ended = new Promise<number>((resolve) => socket.on('close', resolve));
  const opened = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => resolve());
  });
  let nextId = 0;
  socket.on('message', (data: RawData) => {
    wire.push(String(data));
    const said = talk.hear(String(data));
    if (said.kind === 'fault') return socket.close();
    if (said.kind === 'challenge') {
      if (greets) socket.send(said.greeting);
      return;
    }
    heard.push(said.message);
    for (const look of [...waiting]) look();
  });
  await opened;

  const until: Phone['until'] = (what) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = heard.find(what);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      void ended.then((code) => reject(new Error(`ended with ${code}`)));
      look();
    });
  const met = () => {
    const keys = talk.met();
    if (!keys) throw new Error('it was not greeted yet');
    return keys;
  };
  const say = (message: FromPhone) => socket.send(talk.seal(message) ?? '');
  return {
    ...{ socket, heard, wire, ended, until, say },
    sessionKey: () => met().sessionKey,
    digits: () => met().digits,
    lesson: () => heard.reduce<RemoteLesson | null>((last, one) => (one.type === 'lesson' ? one.lesson : last), null),
    async press(press) {
      const id = nextId++;
      say({ type: 'press', id, press });
      const answer = await until((message) => message.type === 'answer' && message.id === id);
      return answer.type === 'answer' ? answer.code : null;
    },
  };
}
