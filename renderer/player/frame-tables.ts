import type { FrameTable } from '../../core/session/index.ts';
import type { AssetDigest, FrameTimes } from '../../core/words/index.ts';

/** Where the media and tables of a lesson are read from. Of this page's own origin, on every host. */
export const mediaAddress = (digest: AssetDigest): string => `/media/${digest}`;

/** The tables of frame times this window has read, by their file. */
export type FrameTables = {
  /** Null while it is not here (it is then fetched), or where the frames need none. */
  readonly of: (frames: FrameTimes) => FrameTable | null;
  readonly onArrived: (hear: () => void) => () => void;
  /** What could not be read is asked for again, by the next who wants it. */
  readonly tryAgain: () => void;
};

type Fetch = (address: string) => Promise<ArrayBuffer>;

export function createFrameTables(fetchBytes: Fetch, fault: (message: string) => void): FrameTables {
  const known = new Map<AssetDigest, FrameTable | null>();
  const listeners = new Set<() => void>();
  const failed = new Set<AssetDigest>();

  async function read(digest: AssetDigest): Promise<void> {
    known.set(digest, null);
    try {
      const bytes = await fetchBytes(mediaAddress(digest));
      known.set(digest, decodeFrameTable(bytes));
      for (const hear of [...listeners]) hear();
    } catch (error) {
      failed.add(digest);
      fault(`frame table ${digest.slice(0, 8)}: ${String(error)}`);
    }
  }

  return {
    of(frames) {
      if (frames.kind === 'constant') return null;
      if (!known.has(frames.digest)) void read(frames.digest);
      return known.get(frames.digest) ?? null;
    },
    onArrived(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    tryAgain() {
      for (const digest of failed) known.delete(digest);
      failed.clear();
    },
  };
}

/** Float64, little-endian, whatever this machine's own order is. */
export function decodeFrameTable(bytes: ArrayBuffer): Float64Array {
  const view = new DataView(bytes);
  return Float64Array.from({ length: Math.floor(bytes.byteLength / 8) }, (_, row) => view.getFloat64(row * 8, true));
}

export async function fetchBytes(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.arrayBuffer();
}
