// A publisher with real keys, and a real web server on loopback that can be made to lie.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { LessonRecord } from '../../core/words/index.ts';
import { createMedia } from '../../main/media/index.ts';
import { buildFeed, makeKeys, readKeys, signFeed } from '../../main/publish/index.ts';

export type Publisher = {
  /** The feed as it would lie on a web server. */
  readonly feed: string;
  readonly keys: string;
  /** Builds and signs the next version. */
  publish(lessons: readonly Partial<LessonRecord>[], options?: Publishing): Promise<void>;
  build(lessons: readonly Partial<LessonRecord>[], options?: Publishing): Promise<void>;
  sign(options?: Publishing): Promise<void>;
};
type Publishing = {
  readonly nowUnixMs?: number;
  readonly feedId?: string;
  readonly mirrors?: readonly string[];
  readonly threshold?: number;
  readonly handOverTo?: string;
  readonly keys?: string;
};

export async function publisher(folder: string, rootKeys = 1): Promise<Publisher> {
  const [source, feed, keys] = [join(folder, 'source'), join(folder, 'feed'), join(folder, 'keys')];
  mkdirSync(source, { recursive: true });
  await makeKeys(keys, { root: rootKeys, targets: 1, snapshot: 1, timestamp: 1 });
  const made: Publisher = {
    ...{ feed, keys },
    async build(lessons, { nowUnixMs = Date.now(), feedId = 'school.test', mirrors = [] } = {}) {
      const described = { feed: feedId, title: { 'zh-CN': '育才小学' }, mirrors };
      writeFileSync(join(source, 'feed.json'), JSON.stringify(described));
      const lines = lessons.map((lesson) => JSON.stringify({ subject: 'mathematics', ...lesson }));
      writeFileSync(join(source, 'lessons.jsonl'), lines.join('\n'));
      const building = { folder: source, out: feed, importer: null, media: createMedia({ env: process.env }) };
      const built = await buildFeed({ ...building, nowUnixMs, shardLessons: 500 });
      if (!built.ok) throw new Error(`${built.error.code} ${built.error.detail}`);
    },
    async sign({ nowUnixMs = Date.now(), threshold = 1, handOverTo, keys: with_ = keys } = {}) {
      const signed = await signFeed({
        ...{ feed, threshold, nowUnixMs, keys: await readKeys(with_) },
        handOverTo: handOverTo ? await readKeys(handOverTo) : null,
      });
      if (!signed.ok) throw new Error(`${signed.error.code} ${signed.error.detail}`);
    },
    async publish(lessons, options) {
      await made.build(lessons, options);
      await made.sign(options);
    },
  };
  return made;
}

/** Null: not found. A number: that status. */
type Lie = Buffer | string | number | null | ((response: ServerResponse, whole: Buffer | null) => void);

export type FeedServer = {
  readonly address: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  bytesSent(): number;
  /** Answers what `path` matches with something else; undefined: the truth. */
  lie(how: (path: string) => Lie | undefined): void;
  close(): Promise<void>;
};

export async function serveFeed(folder: () => string): Promise<FeedServer> {
  const asked: string[] = [];
  let lie: (path: string) => Lie | undefined = () => undefined;
  let sent = 0;
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').replace(/^\/feed\//, ''));
    asked.push(path);
    const whole = read(join(folder(), path));
    const answer = lie(path);
    if (typeof answer === 'function') return answer(response, whole);
    if (typeof answer === 'number') return void response.writeHead(answer).end();
    const body = answer === undefined ? whole : answer;
    if (body === null) return void response.writeHead(404).end('not found');
    const bytes = Buffer.from(body);
    const [, from, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const end = last ? Number(last) + 1 : bytes.length;
    const part = from === undefined ? bytes : bytes.subarray(Number(from), end);
    const range = { 'content-range': `bytes ${from}-${end - 1}/${bytes.length}` };
    sent += part.length;
    response.writeHead(from === undefined ? 200 : 206, from === undefined ? {} : range).end(part);
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ asked, address: `http://127.0.0.1:${port}/feed/` },
    bytesSent: () => sent,
    lie: (how) => {
      lie = how;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function read(file: string): Buffer | null {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : null;
}
