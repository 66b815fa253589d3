import type { AssetDigest } from '../../core/words/index.ts';
import { codeOf, type DiskFiles } from './files.ts';

/**
 * Small parts of files that are asked for again and again: a drag reads 3 kB of a scrub copy for each place it passes. The
 * file stays open between them, because on a busy PC each turn through the thread pool costs as much as the read.
 */
export type SmallReads = {
  /** Null: not in the store. `endByte` is the last byte, as in an HTTP range. */
  read(digest: AssetDigest, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Before the file is removed: Windows removes none that is open. */
  letGo(digest: AssetDigest): Promise<void>;
};

type Handle = Awaited<ReturnType<DiskFiles['open']>>;
type Held = { readonly handle: Promise<Handle>; reads: number; timer: NodeJS.Timeout | undefined };

const IDLE_MS = 2000;

export function createSmallReads(files: Pick<DiskFiles, 'open'>, pathOf: (digest: AssetDigest) => string): SmallReads {
  const held = new Map<AssetDigest, Held>();

  function hold(digest: AssetDigest): Held {
    const known = held.get(digest);
    if (known) return known;
    const fresh: Held = { handle: files.open(pathOf(digest), 'r'), reads: 0, timer: undefined };
    held.set(digest, fresh);
    return fresh;
  }

  async function end(digest: AssetDigest, one: Held): Promise<void> {
    clearTimeout(one.timer);
    if (held.get(digest) === one) held.delete(digest);
    const handle = await one.handle.catch(() => null);
    await handle?.close();
  }

  function endLater(digest: AssetDigest, one: Held): void {
    clearTimeout(one.timer);
    one.timer = setTimeout(() => {
      if (one.reads === 0) void end(digest, one).catch(() => undefined);
    }, IDLE_MS);
    one.timer.unref();
  }

  return {
    async read(digest, startByte, endByte) {
      const one = hold(digest);
      one.reads += 1;
      try {
        const bytes = new Uint8Array(endByte + 1 - startByte);
        const { bytesRead } = await (await one.handle).read(bytes, 0, bytes.byteLength, startByte);
        return bytes.subarray(0, bytesRead);
      } catch (error) {
        if (held.get(digest) === one) held.delete(digest);
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      } finally {
        one.reads -= 1;
        if (held.get(digest) === one) endLater(digest, one);
        else if (one.reads === 0) void end(digest, one).catch(() => undefined);
      }
    },
    async letGo(digest) {
      const one = held.get(digest);
      if (!one) return;
      held.delete(digest);
      // One that is being read is closed by its last reader.
      if (one.reads === 0) await end(digest, one);
    },
  };
}
