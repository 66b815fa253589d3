import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { type Asset, type AssetDigest, bytes, mediaSeconds } from '../../core/words/index.ts';
import { mediaPath } from '../feeds/index.ts';
import type { MediaFile } from './read-lessons.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  ...{ mp4: 'video/mp4', m4v: 'video/mp4', webm: 'video/webm', mkv: 'video/x-matroska', mov: 'video/quicktime' },
  ...{
    mp3: 'audio/mpeg',
    m4a: 'audio/mp4',
    ogg: 'audio/ogg',
    pdf: 'application/pdf',
    vtt: 'text/vtt',
    txt: 'text/plain',
  },
  ...{ srt: 'application/x-subrip', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp' },
  ...{ pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
  ...{ docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
};

/** Puts a file of a lesson where readers ask for it, under the name of its digest. */
export async function takeMedia(feed: string, file: MediaFile): Promise<Asset> {
  const { paths, role, variant, mediaType, language, width, height, durationSeconds } = file;
  const { digest, size } = await digestOf(paths);
  const to = join(feed, mediaPath(digest));
  if ((await stat(to).catch(() => null))?.size !== size) await putWhole(paths, to);
  const name = paths.length === 1 ? /[^\\/]+$/.exec(paths[0] ?? '')?.[0] : undefined;
  const known =
    mediaType ??
    mediaTypes[
      extname(paths[0] ?? '')
        .slice(1)
        .toLowerCase()
    ] ??
    'application/octet-stream';
  return {
    ...{ role, variant, language, width, height, mediaType: known, frames: null },
    ...(name && name.length <= 255 && { name }),
    digest: digest as AssetDigest,
    bytes: bytes(size),
    durationSeconds: durationSeconds === null ? null : mediaSeconds(durationSeconds),
    hasSound: /^(video|audio)\//.test(known),
  };
}

async function digestOf(paths: readonly string[]): Promise<{ digest: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for (const path of paths) {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Buffer);
      size += (chunk as Buffer).length;
    }
  }
  return { digest: hash.digest('hex'), size };
}

/** A hard link where the disk can, for a folder of films is large; else a copy. */
async function putWhole(paths: readonly string[], to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const part = `${to}.${randomBytes(4).toString('hex')}.part`;
  const [only] = paths;
  const isLinked =
    paths.length === 1 &&
    only !== undefined &&
    (await link(only, part).then(
      () => true,
      () => false,
    ));
  if (!isLinked) {
    if (paths.length === 1 && only !== undefined) await copyFile(only, part);
    else await joinInto(paths, part);
    const handle = await open(part, 'r+');
    await handle.sync().finally(() => handle.close());
  }
  await rename(part, to).catch(async (error: unknown) => {
    await rm(part, { force: true });
    throw error;
  });
}

async function joinInto(paths: readonly string[], to: string): Promise<void> {
  const handle = await open(to, 'w');
  try {
    for (const path of paths) for await (const chunk of createReadStream(path)) await handle.write(chunk as Buffer);
  } finally {
    await handle.close();
  }
}
