import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FeedFault } from './fault.ts';
import type { FeedFile } from './feed-index.ts';
import type { Road } from './road.ts';

export type FeedFileKind = 'lessons' | 'ids';

type Wanted = {
  /** The feed's own address first, then its mirrors. */
  readonly roads: readonly Road[];
  readonly folder: string;
  readonly signal?: AbortSignal;
  readonly onBytes: (bytes: number) => void;
};

/**
 * Fetches a file of a feed under the name of its digest. What came before a break is gone on from; what is whole here
 * is not fetched again. Only bytes that match the digest ever get the name.
 */
export async function fetchFeedFile(file: FeedFile, kind: FeedFileKind, wanted: Wanted): Promise<string> {
  const { roads, folder, onBytes } = wanted;
  await mkdir(folder, { recursive: true });
  const whole = join(folder, `${file.digest}.${kind}`);
  if ((await sizeOf(whole)) === file.bytes && (await digestOf(whole)) === file.digest) {
    onBytes(file.bytes);
    return whole;
  }
  let fault: unknown = new FeedFault('unreachable');
  for (const road of roads) {
    try {
      await fetchFrom(road, file, kind, whole, wanted);
      return whole;
    } catch (error) {
      wanted.signal?.throwIfAborted();
      if (!(error instanceof FeedFault)) throw error;
      // A mirror that cannot be reached says less than one that sent something wrong.
      if (!(fault instanceof FeedFault && fault.code !== 'unreachable')) fault = error;
    }
  }
  throw fault;
}

async function fetchFrom(
  road: Road,
  file: FeedFile,
  kind: FeedFileKind,
  whole: string,
  { signal, onBytes }: Wanted,
): Promise<void> {
  const part = `${whole}.part`;
  const there = await sizeOf(part);
  const start = there <= file.bytes ? there : 0;
  if (start < file.bytes || start === 0) {
    const { from, chunks } = await road.stream(`targets/${file.digest}.${kind}`, start, signal);
    const handle = await open(part, from === 0 ? 'w' : 'r+');
    try {
      let at = from;
      onBytes(from);
      for await (const chunk of chunks) {
        if (at + chunk.length > file.bytes) throw new FeedFault('endless', file.digest);
        await handle.write(chunk, 0, chunk.length, at);
        at += chunk.length;
        onBytes(chunk.length);
      }
      await handle.sync();
      if (at < file.bytes) throw new FeedFault('truncated', file.digest);
    } catch (error) {
      onBytes(-Math.max(0, await sizeOf(part)));
      if (error instanceof FeedFault && error.code === 'endless') await rm(part, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  }
  if ((await digestOf(part)) !== file.digest) {
    await rm(part, { force: true });
    onBytes(-file.bytes);
    throw new FeedFault('wrongDigest', file.digest);
  }
  await rename(part, whole);
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
