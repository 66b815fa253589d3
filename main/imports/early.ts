import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  type Asset,
  type AssetDigest,
  bytes,
  type FrameTimes,
  type Lesson,
  type LessonId,
  mediaSeconds,
} from '../../core/words/index.ts';
import type { Growth } from '../growing/index.ts';
import { undescribed } from '../library/index.ts';
import { type FrameTable, frameTableBytes, lengthOf, type Probe, piecesTypeOf } from '../media/index.ts';
import { cuesOf, inOneLanguage } from './lesson.ts';
import type { ImportControl, ImportDeps } from './ports.ts';
import type { Examined } from './sources.ts';

type Work = { readonly id: LessonId; readonly title: string; readonly folder: string };

const PIECE_BYTES_MAX = 32 * 1024 * 1024;

/** A recording that is being converted: where it is written in pieces, and when the class may do without them. */
export type Early = Growth & {
  readonly piecesPath: string;
  /** Nothing became of it: what was stored for it alone goes. */
  discard(): Promise<void>;
};

/**
 * One recording that has to be converted can be shown while it is. Of two films the second would be there long after
 * the first: such a lesson waits until it is whole.
 */
export async function beginEarly(
  { store, growing }: Pick<ImportDeps, 'store' | 'growing'>,
  examined: readonly Examined[],
  { id, title, folder }: Work,
  { about, signal }: ImportControl,
): Promise<Early | null> {
  const [film, second] = examined;
  if (!film || second || film.decision.kind !== 'convert') return null;
  if (largestPieceBytes(film) > PIECE_BYTES_MAX) return null;
  const converted = await convertedFrames(store, film.probe, signal);
  if (converted === null) return null;
  const { frames, ownTable } = converted;
  const piecesPath = join(folder, 'pieces.mp4');
  const lesson: Lesson = {
    ...{ ...undescribed, id, title: inOneLanguage(title), poster: null, ready: false },
    durationSeconds: mediaSeconds(lengthOf(film.probe)),
    assets: [assetOf(film, frames)],
    cues: cuesOf(film),
  };
  const mimeType = piecesTypeOf(film.probe, film.decision);
  const grows = { lesson, film: film.digest, mimeType, path: piecesPath };
  const discard = async () => {
    if (ownTable !== null) await store.discard(ownTable);
  };
  return { ...growing.begin(grows, () => about(id)), piecesPath, discard };
}

/**
 * ffmpeg holds a piece in its memory until the next keyframe; one that is encoded has a keyframe a second. A screen that
 * was recorded with hardly any is better converted in one.
 */
function largestPieceBytes({ probe, decision }: Examined): number {
  if (decision.kind !== 'convert' || decision.picture !== 'copy') return 0;
  return (probe.bytes / Math.max(1, probe.frames.count)) * probe.keyframeEveryMax;
}

/** When its frames will begin: the film begins at 0 then. */
async function convertedFrames(
  store: ImportDeps['store'],
  { frames, startSeconds }: Pick<Probe, 'frames' | 'startSeconds'>,
  signal: AbortSignal,
): Promise<{ readonly frames: FrameTimes; readonly ownTable: AssetDigest | null } | null> {
  if (frames.kind === 'constant') {
    const moved = mediaSeconds(Math.max(0, frames.startSeconds - startSeconds));
    return { frames: { ...frames, startSeconds: moved }, ownTable: null };
  }
  const moved: FrameTable = { ...frames, seconds: frames.seconds.map((seconds) => seconds - startSeconds) };
  const bytesOfTable = frameTableBytes(moved);
  const known = createHash('sha256').update(bytesOfTable).digest('hex') as AssetDigest;
  const wasThere = await store.has(known);
  const stored = await store.put(once(bytesOfTable), signal);
  if (!stored.ok) return null;
  const { digest } = stored.value;
  return { frames: { kind: 'table', digest, count: frames.count }, ownTable: wasThere ? null : digest };
}

function assetOf({ role, digest, probe }: Examined, frames: FrameTimes): Asset {
  const { width, height } = probe.video;
  return {
    ...{ role, digest, frames, width, height, bytes: bytes(probe.bytes), mediaType: 'video/mp4' },
    variant: `${Math.min(width, height)}p`,
    language: probe.sound?.language ?? null,
    durationSeconds: mediaSeconds(lengthOf(probe)),
    hasSound: probe.sound !== null,
  };
}

async function* once(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}
