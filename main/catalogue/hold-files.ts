import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import * as v from 'valibot';
import { Asset, type AssetDigest, AssetRole, fail, type LessonRecord } from '../../core/words/index.ts';
import {
  decide,
  filmFacts,
  type Media,
  type Probe,
  readSubtitleName,
  subtitleBytesMax,
  subtitlesAsWebVtt,
} from '../media/index.ts';
import type { Store } from '../store/index.ts';
import type { HeldFiles } from './held-files.ts';
import { type Imported, type Importer, ImportRefused, type LocalFile } from './importers/importer.ts';

type Deps = {
  readonly store: Pick<Store, 'put' | 'has'>;
  readonly media: Pick<Media, 'probe'>;
  /** What an earlier run took. */
  readonly known: HeldFiles;
  readonly signal?: AbortSignal | undefined;
  /** What has to be read is left for the next run. */
  readonly isLater?: (() => boolean) | undefined;
  /** A part was read; the next one waits for it. */
  readonly onRead?: ((bytes: number) => Promise<void>) | undefined;
  /** `bytes`: of what is here. */
  readonly onFile?: ((outcome: Outcome, bytes: number) => Promise<void> | void) | undefined;
};
/** `noFfmpeg`: nobody can look into a video here. */
export type Outcome = 'held' | 'known' | 'later' | 'needsConversion' | 'noFfmpeg' | 'unreadable';

/** A disk that was pulled, or a bad block. */
class PartUnreadable extends Error {}

/**
 * The lessons of a source with their files: what the school holds already goes into the store, and the record names it
 * by digest. A file that cannot be taken stays the link that it was. `root` is where the source lies: nothing outside
 * of it is ever read, whatever the source says.
 */
export async function* holdFiles(importer: Importer, root: string, deps: Deps): AsyncGenerator<Imported> {
  const inside = `${(await realpath(root)).replace(/[\\/]$/, '')}${sep}`;
  for await (const one of importer) {
    if (one.kind === 'skipped') yield one;
    else yield { ...one, record: await withAssets(one.record, one.files, inside, deps) };
  }
}

async function withAssets(
  record: LessonRecord,
  files: readonly LocalFile[],
  inside: string,
  deps: Deps,
): Promise<LessonRecord> {
  const assets = [...record.assets];
  let links = record.links;
  for (const file of files) {
    const name = wholeName(file);
    const outcome = await take(file, inside, deps);
    if (typeof outcome === 'string') await deps.onFile?.(outcome, 0);
    else await deps.onFile?.(outcome.isKnown ? 'known' : 'held', outcome.asset.bytes);
    const link = links.find((one) => one.role === file.role && one.name === name);
    if (typeof outcome === 'string') {
      // A Kolibri channel names only what was not copied along.
      const told = { role: file.role, name, mediaType: file.mediaType, bytes: null };
      if (!link && file.role !== 'poster') links = [...links, told];
      continue;
    }
    links = links.filter((one) => one !== link);
    assets.push({ ...outcome.asset, role: roleOf(file.role), name: name.slice(0, 255) });
  }
  const longest = Math.max(0, ...assets.map(({ durationSeconds }) => durationSeconds ?? 0));
  return { ...record, assets, links, durationSeconds: record.durationSeconds ?? (longest || null) };
}

type Taken = { readonly asset: Asset; readonly isKnown: boolean };

async function take({ role, paths, mediaType }: LocalFile, inside: string, deps: Deps): Promise<Taken | Outcome> {
  const { store, known, signal } = deps;
  signal?.throwIfAborted();
  const stamps = await Promise.all(paths.map((path) => stampInside(path, inside)));
  if (stamps.length === 0 || stamps.includes(null)) return 'unreadable';
  const stamp = stamps.join('\n');
  const before = known.get(stamp);
  if (before && (await areThere(store, before))) return { asset: before, isKnown: true };
  if (deps.isLater?.()) return 'later';
  const [path] = paths;
  const isVideo = mediaType.startsWith('video/') || mediaType.startsWith('application/vnd.rn-realmedia');
  let probe: Probe | null = null;
  let type = mediaType;
  let language: string | null = null;
  if (isVideo) {
    if (paths.length > 1 || path === undefined) return 'needsConversion';
    const probed = await deps.media.probe(path, signal);
    if (!probed.ok) return probed.error.code === 'ffmpegMissing' ? 'noFfmpeg' : 'unreadable';
    const decision = decide(probed.value);
    // One that no window can play is taken as it is; it is converted when nobody waits for anything.
    if (decision.kind === 'keep') {
      probe = probed.value;
      type = decision.mediaType;
    }
  }
  let source = joined(paths, deps.onRead);
  if (role === 'subtitles') {
    const webVtt = path === undefined || paths.length > 1 ? null : await readSubtitles(path);
    if (webVtt === null) return 'needsConversion';
    source = once(new TextEncoder().encode(webVtt));
    type = 'text/vtt; charset=utf-8';
    ({ language } = readSubtitleName(basename(path ?? '')));
  }
  const stored = await putJoined(store, source, signal);
  if (!stored.ok) return refusedBy(stored.error.code, signal);
  const again = await Promise.all(paths.map((one) => stampInside(one, inside)));
  if (again.join('\n') !== stamp) return 'unreadable';
  // Its fields in one order, as they are read back: a record that is told the same way is unchanged.
  const asset = v.parse(Asset, {
    ...plain,
    ...stored.value,
    mediaType: type,
    language,
    ...(probe && (await filmFacts(probe, (bytes) => keepTable(bytes, deps)))),
  });
  await known.keep(stamp, asset);
  return { asset, isKnown: false };
}

const plain = {
  ...({ role: 'document', variant: 'file', language: null, durationSeconds: null } as const),
  ...({ width: null, height: null, frames: null, hasSound: false } as const),
};

async function keepTable(bytes: Uint8Array, { store, signal }: Deps): Promise<AssetDigest | null> {
  const table = await store.put(once(bytes), signal);
  if (!table.ok) refusedBy(table.error.code, signal);
  return table.ok ? table.value.digest : null;
}

/** A full disk ends the run: the next one goes on where this one was. */
function refusedBy(code: string, signal: AbortSignal | undefined): Outcome {
  signal?.throwIfAborted();
  if (code === 'diskFull') throw new ImportRefused('diskFull', 'what came is kept for the next time');
  return 'unreadable';
}

async function areThere(store: Deps['store'], { digest, frames }: Asset): Promise<boolean> {
  return (await store.has(digest)) && (frames?.kind !== 'table' || store.has(frames.digest));
}

/** Null: not there, or not in the source's folder when all links are followed. */
async function stampInside(path: string, inside: string): Promise<string | null> {
  try {
    const real = await realpath(path);
    const found = await stat(real);
    return real.startsWith(inside) && found.isFile() ? `${real} ${found.size} ${found.mtimeMs}` : null;
  } catch {
    return null;
  }
}

async function putJoined(store: Deps['store'], source: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined) {
  try {
    return await store.put(source, signal);
  } catch (error) {
    if (!(error instanceof PartUnreadable)) throw error;
    return fail({ code: 'fileUnreadable' });
  }
}

/** The parts of one file, one after the other. */
async function* joined(paths: readonly string[], onRead: Deps['onRead']): AsyncGenerator<Uint8Array> {
  for (const path of paths) {
    const part = createReadStream(path, { highWaterMark: 1 << 20 });
    const reads = part[Symbol.asyncIterator]();
    try {
      for (;;) {
        const read = await reads.next().catch(() => {
          throw new PartUnreadable();
        });
        if (read.done) break;
        const bytes = read.value as Uint8Array;
        yield bytes;
        await onRead?.(bytes.length);
      }
    } finally {
      part.destroy();
    }
  }
}

/** What the player reads; null where it is no subtitle file. */
async function readSubtitles(path: string): Promise<string | null> {
  try {
    return (await stat(path)).size <= subtitleBytesMax ? subtitlesAsWebVtt(await readFile(path)) : null;
  } catch {
    return null;
  }
}

async function* once(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}

function wholeName({ paths }: LocalFile): string {
  const name = basename(paths[0] ?? '');
  return paths.length > 1 ? name.replace(/\.\d{1,3}$/, '') : name;
}

function roleOf(role: string): Asset['role'] {
  return v.is(AssetRole, role) ? role : 'document';
}
