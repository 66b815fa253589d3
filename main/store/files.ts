import { createReadStream } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';

/** What the store asks of the file system; tests put faults in here. */
export const diskFiles = { access, createReadStream, mkdir, open, readdir, rename, rm, stat, utimes };
export type DiskFiles = typeof diskFiles;

const RETRIES_MS = [10, 40, 160, 640, 1500];

/**
 * Windows: a virus scanner or indexer that has just opened the new file makes renames and removals fail for a
 * moment with EPERM, EACCES or EBUSY. Bounded, because a folder that is really forbidden gives the same codes.
 */
export async function patiently<Value>(work: () => Promise<Value>): Promise<Value> {
  for (const waitMs of RETRIES_MS) {
    try {
      return await work();
    } catch (error) {
      if (!['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return work();
}

/** Makes a rename outlive a power cut. Windows has no such call and needs none: NTFS journals its folders. */
export async function flushFolder(files: Pick<DiskFiles, 'open'>, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle: FileHandle = await files.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Work that is the same for all who ask while it goes on: they wait for one more of it, which sees what they did. */
export function grouped(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        running = work();
        return running;
      });
    return next;
  };
}
