import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type AssetDigest, type Bytes, bytes, fail, ok, type Result, type UnixMs } from '../../core/words/index.ts';
import { codeOf, type DiskFiles, diskFiles, flushFolder, grouped, patiently } from './files.ts';
import { readRange } from './read-range.ts';
import { createSmallReads } from './small-reads.ts';

/**
 * Files by the digest of what is in them:
 *
 *   store/3f/3fa1…   the file; its name is its SHA-256, so it is never changed and never there twice
 *   store/incoming/  what is being received; worthless after a crash and removed at the next start
 *
 * A file stands under its name only when all of it is on the disk: temp, fsync, rename, fsync of the folder.
 */
export type Store = {
  /** Takes the bytes in. What was already there is not written again. */
  put(source: StoreSource, signal?: AbortSignal): Promise<Result<Stored, { code: PutFailure; detail?: string }>>;
  /**
   * Moves a file of ours that lies on the store's own disk in, if its bytes are what the digest says; a file that is
   * something else is removed.
   */
  adopt(path: string, digest: AssetDigest, signal?: AbortSignal): Promise<Result<Stored, { code: AdoptFailure }>>;
  /** The same of a file that was hashed as it was written and is on the disk: it is not read again. */
  take(path: string, stored: Stored): Promise<void>;
  /** A small file in memory that was compared with its digest. Rejects with what the disk says. */
  keep(content: Uint8Array, digest: AssetDigest): Promise<void>;
  has(digest: AssetDigest): Promise<boolean>;
  /** Where the file lies, or will lie. For programs that read files by path; nobody may write to it. */
  pathOf(digest: AssetDigest): string;
  /** Null: not in the store. `endByte` is the last byte sent, as in an HTTP range. */
  open(digest: AssetDigest, startByte: number, endByte: number): Promise<ReadableStream<Uint8Array> | null>;
  /** The same of a small part, read at once. */
  read(digest: AssetDigest, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Null: not in the store. */
  bytesOf(digest: AssetDigest): Promise<Bytes | null>;
  /** Reads the whole file and compares it with its name. */
  verify(
    digest: AssetDigest,
    watch?: { readonly signal: AbortSignal; onBytes(bytes: number): void },
  ): Promise<'whole' | 'damaged' | 'missing'>;
  /** Takes a file away that is not what its name says, so that it can come again. */
  discard(digest: AssetDigest): Promise<void>;
  /**
   * Removes what no lesson in `referenced` needs and what came in before `beforeUnixMs`: an import puts its files
   * before it writes its lesson, here or in another account's Lectern. Returns the bytes that became free.
   */
  collect(referenced: ReadonlySet<AssetDigest>, beforeUnixMs: UnixMs): Promise<Bytes>;
};

export type StoreSource = AsyncIterable<Uint8Array> | { readonly path: string };
export type Stored = { readonly digest: AssetDigest; readonly bytes: Bytes };
export type AdoptFailure = 'wrongDigest' | 'fileUnreadable' | 'cancelled';
export type PutFailure = 'diskFull' | 'fileUnreadable' | 'cancelled';

const NAME = /^[0-9a-f]{64}$/;

/** Opens the store in `folder` and removes what a crash left half received. */
export async function createStore(folder: string, files: DiskFiles = diskFiles): Promise<Store> {
  await files.rm(join(folder, 'incoming'), { recursive: true, force: true });
  return joinStore(folder, files);
}

/** Opens the store beside a Lectern that may run: what is half received is left to it. */
export async function joinStore(folder: string, files: DiskFiles = diskFiles): Promise<Store> {
  const incoming = join(folder, 'incoming');
  await files.mkdir(incoming, { recursive: true });
  const shelf = (digest: string): string => join(folder, digest.slice(0, 2));
  const pathOf = (digest: AssetDigest): string => join(shelf(digest), digest);

  const small = createSmallReads(files, pathOf);
  const flushRoot = grouped(() => flushFolder(files, folder));
  /** Shelves that are known to outlive a power cut. */
  const flushed = new Set<string>();

  async function sizeOf(digest: AssetDigest): Promise<Bytes | null> {
    try {
      return bytes((await files.stat(pathOf(digest))).size);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async function keep(part: string, stored: Stored): Promise<void> {
    const { digest } = stored;
    if ((await sizeOf(digest)) === stored.bytes) {
      // Came in again: a collection must see it as new.
      const { atime, mtime } = await files.stat(part);
      await files.utimes(pathOf(digest), atime, mtime);
      return;
    }
    await small.letGo(digest);
    await files.mkdir(shelf(digest), { recursive: true });
    await patiently(() => files.rename(part, pathOf(digest)));
    await flushFolder(files, shelf(digest));
    if (flushed.has(shelf(digest))) return;
    await flushRoot();
    flushed.add(shelf(digest));
  }

  return {
    async put(source, signal) {
      const part = join(incoming, randomUUID());
      try {
        const stored = await receive(files, part, 'path' in source ? readFile(files, source.path) : source, signal);
        await keep(part, stored);
        return ok(stored);
      } catch (error) {
        const failure = failureOf(error, signal);
        if (!failure) throw error;
        return fail(failure);
      } finally {
        await files.rm(part, { force: true }).catch(() => undefined);
      }
    },
    async adopt(path, digest, signal) {
      try {
        const { size } = await files.stat(path);
        const hash = createHash('sha256');
        for await (const chunk of readFile(files, path)) {
          signal?.throwIfAborted();
          hash.update(chunk);
        }
        if (hash.digest('hex') === digest) {
          await keep(path, { digest, bytes: bytes(size) });
          return ok({ digest, bytes: bytes(size) });
        }
      } catch (error) {
        if (signal?.aborted) return fail({ code: 'cancelled' });
        if (error instanceof Unreadable || codeOf(error) === 'ENOENT') return fail({ code: 'fileUnreadable' });
        throw error;
      }
      await files.rm(path, { force: true });
      return fail({ code: 'wrongDigest' });
    },
    take: keep,
    async keep(content, digest) {
      const part = join(incoming, randomUUID());
      try {
        await writePart(files, part, (handle) => writeAll(handle, content));
        await keep(part, { digest, bytes: bytes(content.byteLength) });
      } finally {
        await files.rm(part, { force: true }).catch(() => undefined);
      }
    },
    has: async (digest) => (await sizeOf(digest)) !== null,
    pathOf,
    async open(digest, startByte, endByte) {
      try {
        return readRange(await files.open(pathOf(digest), 'r'), startByte, endByte);
      } catch (error) {
        // Asked for its size a moment ago, and collected since.
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      }
    },
    read: small.read,
    bytesOf: sizeOf,
    async verify(digest, watch) {
      if ((await sizeOf(digest)) === null) return 'missing';
      const hash = createHash('sha256');
      for await (const chunk of files.createReadStream(pathOf(digest))) {
        watch?.signal.throwIfAborted();
        watch?.onBytes((chunk as Uint8Array).byteLength);
        hash.update(chunk as Uint8Array);
      }
      return hash.digest('hex') === digest ? 'whole' : 'damaged';
    },
    async discard(digest) {
      await small.letGo(digest);
      await patiently(() => files.rm(pathOf(digest), { force: true }));
    },
    async collect(referenced, beforeUnixMs) {
      let freed = 0;
      for (const name of await filesOf(files, folder)) {
        const digest = name as AssetDigest;
        if (referenced.has(digest)) continue;
        const found = await files.stat(pathOf(digest)).catch((error: unknown) => {
          // Another account's Lectern collects too.
          if (codeOf(error) === 'ENOENT') return null;
          throw error;
        });
        if (!found || found.mtimeMs >= beforeUnixMs) continue;
        const { size } = found;
        await small.letGo(digest);
        // Windows: another program still plays it. The next collection gets it.
        await patiently(() => files.rm(pathOf(digest), { force: true })).then(
          () => {
            freed += size;
          },
          () => undefined,
        );
      }
      return bytes(freed);
    },
  };
}

class Unreadable extends Error {}

async function* readFile(files: DiskFiles, path: string): AsyncGenerator<Uint8Array> {
  const stream = files.createReadStream(path, { highWaterMark: 1024 * 1024 });
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw new Unreadable(codeOf(error));
  }
}

async function receive(
  files: DiskFiles,
  part: string,
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<Stored> {
  const hash = createHash('sha256');
  let size = 0;
  await writePart(files, part, async (handle) => {
    for await (const chunk of source) {
      signal?.throwIfAborted();
      hash.update(chunk);
      size += chunk.byteLength;
      await writeAll(handle, chunk);
    }
    signal?.throwIfAborted();
  });
  return { digest: hash.digest('hex') as AssetDigest, bytes: bytes(size) };
}

type Part = Awaited<ReturnType<DiskFiles['open']>>;

/** A new file of which all is on the disk when this is settled. */
async function writePart(files: DiskFiles, part: string, write: (handle: Part) => Promise<void>): Promise<void> {
  const handle = await files.open(part, 'wx');
  try {
    await write(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A write may take less than it was given, most of all just before a disk is full. */
async function writeAll(
  handle: { write(chunk: Uint8Array, offset: number): Promise<{ bytesWritten: number }> },
  chunk: Uint8Array,
): Promise<void> {
  for (let offset = 0; offset < chunk.byteLength; ) offset += (await handle.write(chunk, offset)).bytesWritten;
}

function failureOf(error: unknown, signal: AbortSignal | undefined): { code: PutFailure; detail?: string } | null {
  if (signal?.aborted) return { code: 'cancelled' };
  if (error instanceof Unreadable) return { code: 'fileUnreadable', detail: error.message };
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error))) return { code: 'diskFull' };
  return null;
}

async function filesOf(files: DiskFiles, folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const shelf of await files.readdir(folder)) {
    if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
    for (const name of await files.readdir(join(folder, shelf))) if (NAME.test(name)) names.push(name);
  }
  return names;
}
