// A web server of lesson files on the loopback that serves ranges, and fails as it is told.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AssetDigest } from '../../core/words/index.ts';

export const digestOf = (content: Uint8Array): AssetDigest =>
  createHash('sha256').update(content).digest('hex') as AssetDigest;

type Asked = { readonly path: string; readonly range: string | undefined; readonly ifRange: string | undefined };
/** True: it has answered, or will. */
export type Fault = (request: IncomingMessage, response: ServerResponse, content: Buffer) => boolean;

export type LessonServer = {
  readonly root: string;
  readonly asked: Asked[];
  /** Bytes of bodies that were handed to the line. */
  sentBytes(): number;
  addressOf(digest: AssetDigest): string;
  fault: Fault | null;
  close(): Promise<void>;
};

export async function serveLessons(contents: readonly Buffer[]): Promise<LessonServer> {
  const files = new Map(contents.map((content) => [`/files/${pathOf(digestOf(content))}`, content]));
  const asked: Asked[] = [];
  let sent = 0;
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    const { range } = headers;
    asked.push({ path: url, range, ifRange: headers['if-range'] as string | undefined });
    const content = files.get(url);
    if (served.fault?.(request, response, content ?? Buffer.alloc(0))) return;
    if (!content) return void response.writeHead(404).end();
    const etag = `"${digestOf(content).slice(0, 16)}"`;
    const [, from, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
    const start = Number(from ?? 0);
    const end = last ? Number(last) + 1 : content.byteLength;
    const isRange = range !== undefined && (headers['if-range'] ?? etag) === etag;
    const body = isRange ? content.subarray(start, end) : content;
    sent += body.byteLength;
    response.writeHead(isRange ? 206 : 200, {
      ...{ etag, 'content-type': 'application/octet-stream', 'content-length': body.byteLength },
      ...(isRange && { 'content-range': `bytes ${start}-${end - 1}/${content.byteLength}` }),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const served: LessonServer = {
    ...{ root, asked, fault: null },
    sentBytes: () => sent,
    addressOf: (digest) => `${root}/files/${pathOf(digest)}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return served;
}

const pathOf = (digest: AssetDigest): string => `${digest.slice(0, 2)}/${digest}`;
