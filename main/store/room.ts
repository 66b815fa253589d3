import { statfs } from 'node:fs/promises';

/** What must stay free for a PC to go on working. */
const SPARE_BYTES = 200_000_000;

/** A disk that is about to be full is refused before hours of work, not after them. */
export async function hasRoom(folder: string, neededBytes: number, spareBytes = SPARE_BYTES): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize > neededBytes + spareBytes;
  } catch {
    // Some network drives cannot say; writing will tell.
    return true;
  }
}
