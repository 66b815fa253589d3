// A file in pieces, two servers that have it and can be made to fail, and a store that it comes to.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, fetchFile, type Wanted } from '../../main/downloads/index.ts';
import { createPieceHasher, infoHashOf } from '../../main/pieces/index.ts';
import { createStore, type Store } from '../../main/store/index.ts';
import { realClock } from './data.ts';
import { digestOf, type Fault, type LessonServer, serveLessons } from './lesson-server.ts';

type InPieces = { readonly content: Buffer; readonly table: Buffer; readonly wanted: Required<Wanted> };

export function inPieces(content: Buffer, pieceBytes: number): InPieces {
  const hasher = createPieceHasher(pieceBytes);
  hasher.update(content);
  const table = hasher.table();
  const [digest, bytes] = [digestOf(content), content.byteLength];
  const pieces = {
    bytes: pieceBytes,
    digest: digestOf(table),
    infoHash: infoHashOf({ digest, bytes, pieceBytes, table }),
  };
  return { content, table, wanted: { digest, bytes, mediaType: 'video/mp4', pieces } };
}

export type Told = {
  readonly file?: Wanted;
  readonly signal?: AbortSignal;
  onBytes?(bytes: number): void;
  readonly silentMs?: number;
};

export async function openPieces(client: Client, { content, table, wanted }: InPieces) {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-pieces-'));
  const partFolder = join(folder, 'arriving');
  const store: Store = await createStore(folder);
  const [server, mirror] = [await serveLessons([content, table]), await serveLessons([content, table])];
  return {
    ...{ store, server, mirror, partFolder, part: join(partFolder, `${wanted.digest}.pieces`) },
    /** What became of it: `ok`, or the code of why not. */
    async fetched(servers: readonly LessonServer[], told: Told = {}): Promise<string> {
      const { file = wanted, signal, onBytes = () => undefined, silentMs = 15_000 } = told;
      const got = await fetchFile(
        {
          ...{ store, partFolder, client, throttle: () => undefined, clock: realClock },
          patience: { silentMs, againMs: [5, 5] },
        },
        file,
        async (one) => servers.map((server) => server.addressOf(one)),
        { signal: signal ?? new AbortController().signal, onBytes, heard: () => undefined },
      );
      return got.ok ? 'ok' : got.error.code;
    },
    isWhole: () => readFileSync(store.pathOf(wanted.digest)).equals(content),
    /** Ranges of the file itself that a server was asked for. */
    asked: (from: LessonServer) =>
      from.asked.filter(({ path }) => path.endsWith(wanted.digest)).map(({ range }) => range ?? 'all'),
    /** Only for the file itself: its table comes as it should. */
    ofFile:
      (fault: Fault): Fault =>
      (request, ...rest) =>
        request.url?.endsWith(wanted.digest) === true && fault(request, ...rest),
    async clear() {
      await Promise.all([server.close(), mirror.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Other bytes than the server has, by ranges as it would give them. */
export const rangesOf =
  (bytes: Buffer): Fault =>
  (request, response) => {
    const [, from = '0', last = `${bytes.byteLength - 1}`] = /(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    const isPart = request.headers.range !== undefined;
    response.writeHead(
      isPart ? 206 : 200,
      isPart ? { 'content-range': `bytes ${from}-${last}/${bytes.byteLength}` } : {},
    );
    return response.end(bytes.subarray(Number(from), Number(last) + 1)) !== null;
  };

/** So many bytes at a time, each connection on its own. */
export const inDrops =
  (dropBytes: number, everyMs: number): Fault =>
  (request, response, body) => {
    const [, from = '0', last = `${body.byteLength - 1}`] = /(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    const isPart = request.headers.range !== undefined;
    const part = body.subarray(Number(from), Number(last) + 1);
    const range = { 'content-range': `bytes ${from}-${last}/${body.byteLength}` };
    response.writeHead(isPart ? 206 : 200, { 'content-length': part.byteLength, ...(isPart && range) });
    let at = 0;
    const more = (): void => {
      if (response.destroyed) return;
      response.write(part.subarray(at, at + dropBytes));
      at += dropBytes;
      if (at < part.byteLength) setTimeout(more, everyMs);
      else response.end();
    };
    more();
    return true;
  };
