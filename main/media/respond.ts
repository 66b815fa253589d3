import * as v from 'valibot';
import { AssetDigest } from '../../core/words/index.ts';
import { parseRange } from './range.ts';

/** A frame of a scrub copy has 3 kB; what the player reads of a film is far more. */
const SMALL_BYTES = 64 * 1024;

type MaybeLater<Value> = Value | Promise<Value>;

/** What the responder needs of the store and the library. */
export type MediaSource = {
  /** Null where the store does not have it. */
  bytesOf(digest: AssetDigest): MaybeLater<number | null>;
  open(digest: AssetDigest, startByte: number, endByteInclusive: number): MaybeLater<ReadableStream<Uint8Array> | null>;
  /** A small part at once; it may be shorter where the file ends. */
  read(digest: AssetDigest, startByte: number, endByteInclusive: number): MaybeLater<Uint8Array<ArrayBuffer> | null>;
  /** As the asset was registered; null for a file that no lesson names. */
  mediaTypeOf(digest: AssetDigest): MaybeLater<string | null>;
};

/**
 * Answers `/media/<digest>` with ranges by itself: Electron's `net.fetch('file:')` ignores them (Electron 45),
 * and a video without ranges cannot be sought. Several ranges in one request are answered by the whole file,
 * as RFC 9110 §14.2 allows; no browser asks for them.
 */
export async function respondMedia(request: Request, source: MediaSource): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  }
  const digest = digestOf(request.url);
  const bytes = digest === null ? null : await source.bytesOf(digest);
  if (digest === null || bytes === null) return new Response(null, { status: 404 });

  const tag = `"${digest}"`;
  const headers = new Headers({
    'Accept-Ranges': 'bytes',
    // Chromium would write every range into its own cache: 15 ms of a seek, and each lesson twice on the disk.
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ETag: tag,
    'X-Content-Type-Options': 'nosniff',
  });
  if (matches(request.headers.get('If-None-Match'), tag)) return new Response(null, { status: 304, headers });
  headers.set('Content-Type', (await source.mediaTypeOf(digest)) ?? 'application/octet-stream');

  const condition = request.headers.get('If-Range');
  const asked = condition === null || condition === tag ? request.headers.get('Range') : null;
  const range = parseRange(asked, bytes);
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  headers.set('Content-Length', String(end - start + 1));
  if (range !== null) headers.set('Content-Range', `bytes ${start}-${end}/${bytes}`);
  const status = range === null ? 200 : 206;
  if (request.method === 'HEAD' || bytes === 0) return new Response(null, { status, headers });
  if (end - start < SMALL_BYTES) {
    const part = await source.read(digest, start, end);
    const isWhole = part?.byteLength === end + 1 - start;
    return isWhole ? new Response(part, { status, headers }) : new Response(null, { status: 404 });
  }
  const stream = await source.open(digest, start, end);
  // Collected between the two questions.
  if (stream === null) return new Response(null, { status: 404 });
  return new Response(untilAborted(stream, request.signal), { status, headers });
}

function digestOf(url: string): AssetDigest | null {
  const name = /^\/media\/([^/]+)$/.exec(new URL(url).pathname)?.[1];
  const parsed = v.safeParse(AssetDigest, name);
  return parsed.success ? parsed.output : null;
}

function matches(header: string | null, tag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((entry) => ['*', tag, `W/${tag}`].includes(entry.trim()));
}

/** A seek abandons the request before; its file is closed at once, and nothing is read ahead of the reader. */
function untilAborted(stream: ReadableStream<Uint8Array>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  const abandon = () => {
    reader.cancel(signal.reason).catch(() => undefined);
  };
  if (signal.aborted) abandon();
  signal.addEventListener('abort', abandon, { once: true });
  const done = () => signal.removeEventListener('abort', abandon);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await reader.read();
        if (!next.done) return controller.enqueue(next.value);
        done();
        if (signal.aborted) controller.error(signal.reason);
        else controller.close();
      },
      async cancel(reason) {
        done();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
