import { randomBytes } from 'node:crypto';
import { fail, type Result } from '../../core/words/index.ts';
import type { Clock, Respond } from '../host/ports.ts';
import { type ReceiveFailure, receiveFile } from './receive.ts';

export type Upload = {
  /** Where the window sends the bytes to: `/upload/<token>`. */
  readonly address: string;
  /** Settles when the file is whole, or cannot become so any more. */
  readonly received: Promise<Result<object, ReceiveFailure>>;
};

export type Uploads = {
  /** `heard`: how many bytes of this file have come. The signal takes the address back. */
  expect(file: { path: string; bytes: number; heard: (bytes: number) => void }, signal: AbortSignal): Upload;
  respond: Respond;
};

type Waiting = { readonly take: (request: Request) => Promise<Result<object, ReceiveFailure>>; taken: boolean };

/**
 *   expected --- PUT ---> taken --- all bytes ---> received
 *      |                    |
 *      +-- abandoned        +-- broken off, too much, disk full, abandoned
 *
 * An address is good for one PUT: bytes of two requests are never mixed. Whether the window that was promised
 * to send really sends is watched by the import (`watchSilence`), not here: the second file of a lesson waits
 * as long as the first takes.
 */
export function createUploads(): Uploads {
  const waiting = new Map<string, Waiting>();
  return {
    expect(file, signal) {
      const token = randomBytes(16).toString('hex');
      let resolve: (result: Result<object, ReceiveFailure>) => void = () => undefined;
      const received = new Promise<Result<object, ReceiveFailure>>((settled) => {
        resolve = settled;
      });
      const settle = (result: Result<object, ReceiveFailure>) => {
        waiting.delete(token);
        resolve(result);
        return result;
      };
      const entry: Waiting = {
        taken: false,
        take: async (request) =>
          settle(await receiveFile(request.body, file, AbortSignal.any([signal, request.signal]))),
      };
      const abandon = () => {
        waiting.delete(token);
        if (!entry.taken) resolve(fail({ code: 'cancelled', detail: '' }));
      };
      waiting.set(token, entry);
      signal.addEventListener('abort', abandon, { once: true });
      if (signal.aborted) abandon();
      return { address: `/upload/${token}`, received };
    },
    async respond(request) {
      const token = /^\/upload\/([0-9a-f]{32})$/.exec(new URL(request.url).pathname)?.[1];
      const entry = token === undefined ? undefined : waiting.get(token);
      if (entry === undefined) return new Response(null, { status: 404 });
      if (request.method !== 'PUT') return new Response(null, { status: 405, headers: { Allow: 'PUT' } });
      if (entry.taken) return new Response(null, { status: 409 });
      entry.taken = true;
      const result = await entry.take(request);
      if (result.ok) return new Response(null, { status: 204 });
      const status = { uploadBroken: 400, diskFull: 507, cancelled: 410 }[result.error.code];
      return Response.json({ code: result.error.code }, { status });
    },
  };
}

/** Calls `silent` when `heard` has not been called for so long. */
export function watchSilence(clock: Clock, silenceMs: number, silent: () => void): { heard(): void; stop(): void } {
  let lastMs = clock.now();
  let stop = clock.after(silenceMs, look);
  function look() {
    const restMs = lastMs + silenceMs - clock.now();
    if (restMs > 0) stop = clock.after(restMs, look);
    else silent();
  }
  return {
    heard() {
      lastMs = clock.now();
    },
    stop: () => stop(),
  };
}
