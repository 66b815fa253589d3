import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { type Asset, type AssetDigest, bytes, mediaSeconds, type Pieces } from '../../core/words/index.ts';
import { mediaPath } from '../feeds/index.ts';
import { decide, filmFacts, type Media } from '../media/index.ts';
import { createPieceHasher, infoHashOf, pieceBytesFor } from '../pieces/index.ts';
import { replaceFile } from '../store/index.ts';
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

/** A film that windows could not play, or that nobody could measure. */
export class FilmRefused extends Error {
  readonly code: string;
  constructor(code: string, file: string) {
    super(`${code}: ${file}`);
    this.code = code;
  }
}

/**
 * Puts a file of a lesson where readers ask for it, under the name of its digest. A film is measured here, once for all
 * readers: a window pauses on a frame, and must know when each of them begins.
 */
export async function takeMedia(feed: string, file: MediaFile, media: Pick<Media, 'probe'>): Promise<Asset> {
  const { paths, role, variant, language, width, height, durationSeconds } = file;
  const { digest, size, pieces } = await digestOf(feed, paths);
  const film = await measured(feed, file, media);
  const to = join(feed, mediaPath(digest));
  if ((await stat(to).catch(() => null))?.size !== size) await putWhole(paths, to);
  const name = paths.length === 1 ? nameOf(file) : undefined;
  const type = film?.mediaType ?? typeOf(file);
  return {
    ...{ role, width, height, mediaType: type, frames: null, hasSound: type.startsWith('audio/') },
    durationSeconds: durationSeconds === null ? null : mediaSeconds(durationSeconds),
    ...film,
    ...{ variant: variant || (film?.variant ?? ''), language: language ?? film?.language ?? null },
    ...(name && name.length <= 255 && { name }),
    digest: digest as AssetDigest,
    bytes: bytes(size),
    ...(pieces && { pieces }),
  };
}

/** Null: it is no film. */
async function measured(feed: string, file: MediaFile, media: Pick<Media, 'probe'>) {
  const [path, ...more] = file.paths;
  if (path === undefined || !typeOf(file).startsWith('video/')) return null;
  if (more.length > 0) throw new FilmRefused('needsConversion', nameOf(file));
  const probed = await media.probe(path);
  if (!probed.ok) throw new FilmRefused(probed.error.code, nameOf(file));
  const decision = decide(probed.value);
  if (decision.kind === 'convert') throw new FilmRefused('needsConversion', nameOf(file));
  const facts = await filmFacts(probed.value, async (table) => {
    return putTable(feed, table);
  });
  return { ...facts, mediaType: decision.mediaType };
}

function nameOf({ paths }: MediaFile): string {
  return /[^\\/]+$/.exec(paths[0] ?? '')?.[0] ?? '';
}

function typeOf({ paths, mediaType }: MediaFile): string {
  const ending = extname(paths[0] ?? '').slice(1);
  return mediaType ?? mediaTypes[ending.toLowerCase()] ?? 'application/octet-stream';
}

/** Read once for the digest of all and for those of its pieces. */
async function digestOf(
  feed: string,
  paths: readonly string[],
): Promise<{ digest: AssetDigest; size: number; pieces: Pieces | null }> {
  let size = 0;
  for (const path of paths) size += (await stat(path)).size;
  const pieceBytes = pieceBytesFor(size);
  const cut = pieceBytes === null ? null : createPieceHasher(pieceBytes);
  const hash = createHash('sha256');
  size = 0;
  for (const path of paths) {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      hash.update(chunk as Buffer);
      cut?.update(chunk as Buffer);
      size += (chunk as Buffer).length;
    }
  }
  const digest = hash.digest('hex') as AssetDigest;
  if (!cut || pieceBytes === null) return { digest, size, pieces: null };
  const table = cut.table();
  const infoHash = infoHashOf({ digest, bytes: size, pieceBytes, table });
  return { digest, size, pieces: { bytes: pieceBytes, digest: await putTable(feed, table), infoHash } };
}

/** Beside the media files, under its digest as they are. */
async function putTable(feed: string, table: Uint8Array): Promise<AssetDigest> {
  const digest = createHash('sha256').update(table).digest('hex');
  const to = join(feed, mediaPath(digest));
  await mkdir(dirname(to), { recursive: true });
  await replaceFile(to, table);
  return digest as AssetDigest;
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
