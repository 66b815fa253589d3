import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';

/** Node's request as the web's: its body streams, and its signal fires when the asking page is gone. */
export function toWebRequest(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): Request {
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(incoming.url ?? '/', origin), {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody ? { body: ReadableStream.from(incoming), duplex: 'half' } : {}),
  });
}

/**
 * Sends a response at the speed of the reader: a video's range is read from disk no faster than the page takes
 * it, and not at all once the page has let go of it.
 */
export async function sendWebResponse(response: Response, outgoing: ServerResponse, head: boolean): Promise<void> {
  outgoing.writeHead(response.status, [...response.headers].flat());
  const body = response.body as NodeWebStream<Uint8Array> | null;
  if (!body || head) {
    await body?.cancel();
    outgoing.end();
    return;
  }
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (outgoing.destroyed) return;
      if (!outgoing.write(value)) await drained(outgoing);
    }
    outgoing.end();
  } catch {
    // The length was promised: only a broken connection tells the page that the rest is missing.
    outgoing.destroy();
  } finally {
    if (outgoing.destroyed) await reader.cancel().catch(() => undefined);
  }
}

/** Its reader took what was sent, or has gone. */
function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      outgoing.off('drain', done);
      outgoing.off('close', done);
      resolve();
    };
    outgoing.on('drain', done);
    outgoing.on('close', done);
  });
}
