import { readFile } from 'node:fs/promises';
import {
  type Asset,
  type AssetRole,
  bytes,
  type FrameTimes,
  fail,
  mediaSeconds,
  ok,
  type Result,
} from '../../core/words/index.ts';
import { frameTableBytes, type MeasuredFrames } from '../media/index.ts';
import type { ImportFailure, ImportStore } from './ports.ts';
import type { Subtitles } from './subtitles-beside.ts';
import type { Track } from './tracks.ts';

export type Shelved = {
  readonly tracks: readonly Track[];
  readonly posterPath: string;
  readonly subtitles: readonly Subtitles[];
};

/** Puts everything of a lesson into the store and describes it. Nothing names the files until the lesson does. */
export async function storeAssets(
  store: ImportStore,
  { tracks, posterPath, subtitles }: Shelved,
  { signal, progress }: { signal: AbortSignal; progress: (part: number) => void },
): Promise<Result<readonly Asset[], ImportFailure>> {
  const wholeBytes = tracks.reduce((sum, { probe }) => sum + probe.bytes, 0);
  let doneBytes = 0;
  const assets: Asset[] = [];
  for (const track of tracks) {
    const stored = await storeTrack(store, track, signal);
    if (!stored.ok) return stored;
    doneBytes += track.probe.bytes;
    progress(doneBytes / wholeBytes);
    assets.push(stored.value);
  }
  const poster = await put(store, [await readFile(posterPath)], signal);
  if (!poster.ok) return poster;
  assets.push(plainAsset('poster', 'card', 'image/jpeg', poster.value));
  const texts = await storeSubtitles(store, subtitles, signal);
  return texts.ok ? ok([...assets, ...texts.value]) : texts;
}

export async function storeSubtitles(
  store: ImportStore,
  subtitles: readonly Subtitles[],
  signal: AbortSignal,
): Promise<Result<readonly Asset[], ImportFailure>> {
  const assets: Asset[] = [];
  for (const { language, webVtt } of subtitles) {
    const stored = await put(store, [new TextEncoder().encode(webVtt)], signal);
    if (!stored.ok) return stored;
    assets.push({ ...plainAsset('subtitles', 'text', 'text/vtt; charset=utf-8', stored.value), language });
  }
  return ok(assets);
}

async function storeTrack(
  store: ImportStore,
  track: Track,
  signal: AbortSignal,
): Promise<Result<Asset, ImportFailure>> {
  const { role, path, mediaType, probe } = track;
  const stored = await put(store, { path }, signal);
  if (!stored.ok) return stored;
  const frames = await storeFrames(store, probe.frames, signal);
  if (!frames.ok) return frames;
  const { width, height } = probe.video;
  return ok({
    role,
    variant: `${Math.min(width, height)}p`,
    digest: stored.value.digest,
    bytes: bytes(stored.value.bytes),
    mediaType,
    language: probe.sound?.language ?? null,
    durationSeconds: mediaSeconds(probe.durationSeconds),
    width,
    height,
    frames: frames.value,
    hasSound: probe.sound !== null,
  });
}

async function storeFrames(
  store: ImportStore,
  frames: MeasuredFrames,
  signal: AbortSignal,
): Promise<Result<FrameTimes, ImportFailure>> {
  if (frames.kind === 'constant') return ok(frames);
  const stored = await put(store, [frameTableBytes(frames)], signal);
  return stored.ok ? ok({ kind: 'table', digest: stored.value.digest, count: frames.count }) : stored;
}

type Stored = { readonly digest: Asset['digest']; readonly bytes: number };

async function put(
  store: ImportStore,
  source: readonly Uint8Array[] | { readonly path: string },
  signal: AbortSignal,
): Promise<Result<Stored, ImportFailure>> {
  const stored = await store.put('path' in source ? source : eachOf(source), signal);
  return stored.ok ? stored : fail({ detail: '', ...stored.error });
}

async function* eachOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

function plainAsset(role: AssetRole, variant: string, mediaType: string, stored: Stored): Asset {
  return {
    role,
    variant,
    digest: stored.digest,
    bytes: bytes(stored.bytes),
    mediaType,
    language: null,
    durationSeconds: null,
    width: null,
    height: null,
    frames: null,
    hasSound: false,
  };
}
