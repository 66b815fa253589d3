import { useSyncExternalStore } from 'react';
import { type Caption, parseWebVtt } from '../../core/captions/index.ts';
import type { AssetDigest } from '../../core/words/index.ts';
import { mediaAddress } from './frame-tables.ts';

/** What is said in the lessons of this window, by subtitle file. */
export type CaptionFiles = {
  /** Null while it is not here; it is then fetched. */
  readonly of: (digest: AssetDigest) => readonly Caption[] | null;
  readonly subscribe: (hear: () => void) => () => void;
  /** What could not be read is asked for again. */
  readonly tryAgain: () => void;
};

type FetchText = (address: string) => Promise<string>;

export function createCaptionFiles(fetchText: FetchText, fault: (message: string) => void): CaptionFiles {
  const known = new Map<AssetDigest, readonly Caption[] | null>();
  const hearers = new Set<() => void>();
  const failed = new Set<AssetDigest>();
  const tell = () => {
    for (const hear of [...hearers]) hear();
  };

  async function read(digest: AssetDigest): Promise<void> {
    known.set(digest, null);
    try {
      known.set(digest, parseWebVtt(await fetchText(mediaAddress(digest))));
    } catch (error) {
      known.set(digest, []);
      failed.add(digest);
      fault(`captions ${digest.slice(0, 8)}: ${String(error)}`);
    }
    tell();
  }

  return {
    of(digest) {
      if (!known.has(digest)) void read(digest);
      return known.get(digest) ?? null;
    },
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    tryAgain() {
      for (const digest of failed) known.delete(digest);
      failed.clear();
      tell();
    },
  };
}

export async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.text();
}

/** Null while it is not here, or where there is no such file. */
export function useCaptionFile(files: CaptionFiles, digest: AssetDigest | null): readonly Caption[] | null {
  return useSyncExternalStore(files.subscribe, () => (digest ? files.of(digest) : null));
}
