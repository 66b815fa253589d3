import { stat, statfs } from 'node:fs/promises';
import type { Asset, AssetDigest } from '../../core/words/index.ts';
import { openHeldFiles } from '../catalogue/index.ts';
import type { Origins } from './origins.ts';

/** Left free on the disk of the store: the system and the databases want some too. */
const SPARE_BYTES = 1e9;

/** Whether the files of a source have room beside what is there. */
export function createRoom(storeFolder: string) {
  /** Null: some network drives cannot say; writing will tell. */
  async function freeBytes(): Promise<number | null> {
    const { bavail, bsize } = await statfs(storeFolder).catch(() => ({ bavail: null, bsize: 0 }));
    return bavail === null ? null : Math.max(0, bavail * bsize - SPARE_BYTES);
  }
  return {
    freeBytes,
    /** What an earlier run copied wants no room any more. */
    async hasRoomFor(bytes: number, listFile: string): Promise<boolean> {
      const free = await freeBytes();
      if (free === null || bytes <= free) return true;
      const isBegun = await stat(listFile).then(
        () => true,
        () => false,
      );
      if (!isBegun) return false;
      const copied = new Map([...(await openHeldFiles(listFile)).all()].map((asset) => [asset.digest, asset.bytes]));
      return bytes - [...copied.values()].reduce((sum, one) => sum + one, 0) <= free;
    },
  };
}

/** What copies that are not finished have brought, and no lesson names yet. */
export async function arrivingFiles(
  origins: Pick<Origins, 'list'>,
  listFileOf: (id: string) => string,
): Promise<readonly AssetDigest[]> {
  const unfinished = (await origins.list()).filter(({ files }) => files !== null && files.done === null);
  const lists = await Promise.all(unfinished.map(({ id }) => openHeldFiles(listFileOf(id))));
  return lists.flatMap((list) => [...list.all()].flatMap(filesOf));
}

/** A table of frames lies beside its video. */
function filesOf({ digest, frames }: Pick<Asset, 'digest' | 'frames'>): readonly AssetDigest[] {
  return frames?.kind === 'table' ? [digest, frames.digest] : [digest];
}
