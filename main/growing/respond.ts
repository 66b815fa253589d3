import type { FileHandle } from 'node:fs/promises';
import * as v from 'valibot';
import type { GrownPieces } from '../../core/contract/index.ts';
import { AssetDigest } from '../../core/words/index.ts';
import type { Pieces } from '../media/index.ts';

type Source = { readonly file: FileHandle; readonly pieces: Pieces; readonly hasEnded: boolean };

/** A keyframe every ten seconds at twenty megabits a second is 25 MB. */
const ANSWER_BYTES_MAX = 64_000_000;

/**
 * `/growing/<digest>/pieces?after=<count>`: which pieces there are, from the one with that number on.
 * `/growing/<digest>/film` with a range: their bytes. Only what is whole is ever handed out.
 */
export async function respondPieces(
  request: Request,
  sourceOf: (film: AssetDigest) => Source | null,
): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { Allow: 'GET' } });
  const { pathname, searchParams } = new URL(request.url);
  const [, name, what] = /^\/growing\/([0-9a-f]+)\/(pieces|film)$/.exec(pathname) ?? [];
  const film = v.safeParse(AssetDigest, name);
  const source = film.success ? sourceOf(film.output) : null;
  if (source === null) return new Response(null, { status: 404 });
  if (what === 'film') return bytesOf(source, request.headers.get('Range'));
  const after = Math.max(0, Math.trunc(Number(searchParams.get('after'))) || 0);
  const { initBytes, shiftSeconds, pieces } = source.pieces;
  const told: GrownPieces = { initBytes, shiftSeconds, pieces: pieces.slice(after), hasEnded: source.hasEnded };
  return Response.json(told, { headers: { 'Cache-Control': 'no-store' } });
}

async function bytesOf({ file, pieces }: Source, range: string | null): Promise<Response> {
  const [, from, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(range ?? '') ?? [];
  const wholeBytes = pieces.pieces.at(-1)?.untilByte ?? pieces.initBytes;
  const [fromByte, untilByte] = [Number(from), Number(last) + 1];
  const isThere = fromByte < untilByte && untilByte <= wholeBytes && untilByte - fromByte <= ANSWER_BYTES_MAX;
  if (!isThere) return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${wholeBytes}` } });
  const bytes = new Uint8Array(untilByte - fromByte);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, fromByte);
  if (bytesRead < bytes.length) return new Response(null, { status: 404 });
  const headers = {
    ...{ 'Content-Type': 'video/mp4', 'Cache-Control': 'no-store', 'Content-Length': String(bytesRead) },
    'Content-Range': `bytes ${fromByte}-${untilByte - 1}/*`,
  };
  return new Response(bytes, { status: 206, headers });
}
