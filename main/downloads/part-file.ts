import { constants } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { AssetDigest } from '../../core/words/index.ts';
import { replaceFile } from '../store/index.ts';
import { writeAll } from './http/write-all.ts';
import { onDisk } from './on-disk.ts';

/** Of which answer the bytes are, so that the same server can be asked for the rest of the same. */
const Origin = v.object({ address: v.string(), etag: v.nullable(v.string()) });
export type Origin = v.InferOutput<typeof Origin>;

/** What has come of a file: its length is how far it has come. */
export type PartFile = {
  readonly path: string;
  bytes(): number;
  origin(): Origin | null;
  append(chunk: Uint8Array): Promise<void>;
  /** From the beginning, or from where it stands, this answer counts. */
  comesFrom(origin: Origin): Promise<void>;
  /** Nothing of it is to be used. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export async function openPart(folder: string, digest: AssetDigest): Promise<PartFile> {
  const path = join(folder, digest);
  const note = `${path}.json`;
  const handle = await onDisk(async () => {
    await mkdir(folder, { recursive: true });
    return open(path, constants.O_RDWR | constants.O_CREAT);
  });
  let at = (await handle.stat()).size;
  let origin = await readOrigin(note);
  return {
    path,
    bytes: () => at,
    origin: () => origin,
    append: (chunk) =>
      onDisk(async () => {
        await writeAll(handle, [chunk], at);
        at += chunk.byteLength;
      }),
    comesFrom: (from) =>
      onDisk(async () => {
        if (origin?.address === from.address && origin.etag === from.etag) return;
        origin = from;
        await replaceFile(note, JSON.stringify(from));
      }),
    restart: () =>
      onDisk(async () => {
        await handle.truncate(0);
        at = 0;
        origin = null;
      }),
    close: () =>
      onDisk(async () => {
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
      }),
  };
}

/** When the whole file is in the store. */
export async function forgetOrigin(folder: string, digest: AssetDigest): Promise<void> {
  await rm(join(folder, `${digest}.json`), { force: true });
}

async function readOrigin(note: string): Promise<Origin | null> {
  try {
    return v.parse(Origin, JSON.parse(await readFile(note, 'utf8')));
  } catch {
    return null;
  }
}
