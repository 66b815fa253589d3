import type { Dispatcher } from 'undici';

/** What a server said before the body. Names in small letters. */
export type Head = { readonly status: number; readonly header: (name: string) => string | null };

export type Reading = {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** False: the body is not read. */
  onHead(head: Head): boolean;
  /** Nothing more comes until what it gives back is settled. */
  onChunk(chunk: Buffer): Promise<void> | undefined;
};

export type Client = {
  /** Resolves when the body has been read, or was not to be; rejects with what the web client says, or the signal's reason. */
  get(url: URL, reading: Reading): Promise<void>;
  close(): Promise<void>;
};

type Options = { readonly connectMs: number };

/** One for all downloads, since connections are kept open and used again. Loaded when first used: most starts fetch nothing. */
export function createClient({ connectMs }: Options = { connectMs: 10_000 }): Client {
  let loading: Promise<Dispatcher> | null = null;
  const open = async (): Promise<Dispatcher> => {
    const { EnvHttpProxyAgent } = await import('undici');
    // Silence is watched by who asks, who knows how long to wait.
    return new EnvHttpProxyAgent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: connectMs } });
  };
  return {
    async get(url, reading) {
      loading ??= open();
      const dispatcher = await loading;
      await new Promise<void>((resolve, reject) => {
        const { origin, pathname, search } = url;
        const request = { origin, path: pathname + search, method: 'GET' as const, headers: reading.headers };
        dispatcher.dispatch(request, handler(reading, resolve, reject));
      });
    },
    async close() {
      await (await loading)?.destroy();
    },
  };
}

const NOT_READ = new Error('not read');

function handler(reading: Reading, done: () => void, fail: (error: unknown) => void): Dispatcher.DispatchHandler {
  const { signal } = reading;
  let abort: () => void = () => undefined;
  /** A chunk that is still being dealt with; the end waits for it. */
  let pending: Promise<void> = Promise.resolve();
  const end = (finish: () => void): void => {
    signal.removeEventListener('abort', abort);
    finish();
  };
  return {
    onRequestStart(controller) {
      abort = () => controller.abort(signal.reason);
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort);
    },
    onResponseStart(controller, status, headers) {
      const header = (name: string) => {
        const value = headers[name];
        return (Array.isArray(value) ? value[0] : value) ?? null;
      };
      if (!reading.onHead({ status, header })) controller.abort(NOT_READ);
    },
    onResponseData(controller, chunk) {
      // Seen with undici 8.13: after a pause at the very end of what had come it hands over nothing, and goes on doing so
      // for ever, in one turn, when it is paused by that again.
      if (chunk.byteLength === 0) return;
      const wait = reading.onChunk(chunk);
      if (!wait) return;
      controller.pause();
      pending = wait;
      wait.then(
        () => controller.resume(),
        (error: unknown) => controller.abort(error as Error),
      );
    },
    onResponseEnd() {
      pending.then(
        () => end(done),
        (error: unknown) => end(() => fail(error)),
      );
    },
    onResponseError(_, error) {
      const finish = () => end(() => (error === NOT_READ ? done() : fail(error)));
      pending.then(finish, finish);
    },
  };
}
