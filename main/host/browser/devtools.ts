import type { Readable, Writable } from 'node:stream';
import { createHearers } from '../common/index.ts';
import type { Stop } from '../ports.ts';

export type DevToolsEvent = { readonly method: string; readonly params: unknown; readonly sessionId?: string };

export class DevToolsError extends Error {
  override readonly name = 'DevToolsError';
}

/** Chromium's DevTools protocol over a pipe: JSON messages, each ended by a NUL byte. */
export type DevTools = {
  /** Rejects with `DevToolsError` when Chromium refuses or has gone. */
  send<Answer = unknown>(method: string, params?: object, sessionId?: string): Promise<Answer>;
  onEvent(hear: (event: DevToolsEvent) => void): Stop;
  /** Told once, when Chromium has gone. */
  onGone(hear: () => void): Stop;
  readonly gone: boolean;
};

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void };
type Message = {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
};

export function createDevTools(toChromium: Writable, fromChromium: Readable): DevTools {
  const waiting = new Map<number, Waiting>();
  const events = createHearers<DevToolsEvent>();
  const goings = createHearers<void>();
  let lastId = 0;
  let gone = false;
  let parts: Buffer[] = [];

  function take(text: string): void {
    const message = JSON.parse(text) as Message;
    const { method, params, sessionId } = message;
    if (message.id === undefined) {
      if (method !== undefined)
        events.tell(sessionId === undefined ? { method, params } : { method, params, sessionId });
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) asked?.reject(new DevToolsError(message.error.message));
    else asked?.resolve(message.result);
  }

  fromChromium.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
      take(Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8'));
      parts = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) parts.push(rest);
  });

  function end(): void {
    if (gone) return;
    gone = true;
    for (const asked of waiting.values()) asked.reject(new DevToolsError('Chromium has gone'));
    waiting.clear();
    goings.tell();
  }
  fromChromium.on('close', end);
  fromChromium.on('error', end);
  toChromium.on('error', end);

  return {
    send: <Answer>(method: string, params: object = {}, sessionId?: string) =>
      new Promise<Answer>((resolve, reject) => {
        if (gone) return reject(new DevToolsError('Chromium has gone'));
        lastId += 1;
        waiting.set(lastId, { resolve: resolve as Waiting['resolve'], reject });
        toChromium.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
      }),
    onEvent: events.add,
    onGone: goings.add,
    get gone() {
      return gone;
    },
  };
}
