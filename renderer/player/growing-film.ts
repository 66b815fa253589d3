import * as v from 'valibot';
import { GrownPieces } from '../../core/contract/index.ts';
import type { Track } from '../../core/session/index.ts';
import { nextStep } from './growing-pieces.ts';
import { readRange } from './read-range.ts';

type Growing = Pick<Track, 'digest'> & { readonly growing: NonNullable<Track['growing']> };

/** A list that had nothing new is not asked for again before this. */
const ASK_EVERY_MS = 700;
/** So often the same is tried: one answer of a busy PC is lost now and then. */
const TRIES = 4;
/** Where nothing is to be done for the place that is played. */
const LOOK_EVERY_MS = 500;

/**
 * Plays a film that is still converted: its pieces are put together in the page as they come (Media Source Extensions),
 * around the place that is played. A seek to where nothing is yet does not end until it is there, as on a slow disk, so
 * whoever follows the session need know nothing of this.
 */
export function openGrowing(
  media: HTMLMediaElement,
  film: Growing,
  part: 'picture' | 'sound',
  fault: (message: string) => void,
): { readonly close: () => void } {
  const source = new MediaSource();
  const address = URL.createObjectURL(source);
  const whole = new AbortController();
  const { signal } = whole;
  media.src = address;
  const opened = () => {
    feed(media, source, { ...film, part }, signal).catch((error: unknown) => {
      if (!signal.aborted) fault(`pieces of ${film.digest.slice(0, 8)}: ${String(error)}`);
    });
  };
  source.addEventListener('sourceopen', opened, { once: true, signal });
  return {
    close() {
      whole.abort();
      URL.revokeObjectURL(address);
    },
  };
}

async function feed(
  media: HTMLMediaElement,
  source: MediaSource,
  { digest, growing, part }: Growing & { readonly part: 'picture' | 'sound' },
  signal: AbortSignal,
): Promise<void> {
  const buffer = source.addSourceBuffer(growing.mimeType);
  source.duration = growing.durationSeconds;
  const known: { pieces: GrownPieces['pieces']; hasEnded: boolean } = { pieces: [], hasEnded: false };
  const taken = new Set<number>();
  let hasBegun = false;
  const step = async (next: ReturnType<typeof nextStep>): Promise<void> => {
    switch (next.kind) {
      case 'ask': {
        const told = await piecesFrom(digest, known.pieces.length, signal);
        if (!hasBegun && told.initBytes > 0) {
          // Each element plays one of the two, and ignores the other.
          buffer.timestampOffset = told.shiftSeconds[part];
          await put(buffer, await bytesOf(digest, 0, told.initBytes, signal), signal);
          hasBegun = true;
        }
        known.pieces.push(...told.pieces);
        known.hasEnded = told.hasEnded;
        if (told.pieces.length === 0 && !told.hasEnded) await rest(media, ASK_EVERY_MS, signal);
        break;
      }
      case 'fetch':
        await put(buffer, await bytesOf(digest, next.piece.fromByte, next.piece.untilByte, signal), signal);
        taken.add(next.index);
        break;
      case 'remove':
        taken.delete(next.index);
        buffer.remove(next.fromSeconds, next.untilSeconds);
        await settled(buffer, signal);
        break;
      case 'rest':
        // Only then does the decoder give its last pictures.
        if (next.isEnd && source.readyState === 'open') source.endOfStream();
        await rest(media, LOOK_EVERY_MS, signal);
    }
  };
  for (let faults = 0; !signal.aborted; ) {
    try {
      await step(nextStep(known, taken, media.currentTime));
      faults = 0;
    } catch (error) {
      if (signal.aborted) return;
      faults += 1;
      if (faults >= TRIES) {
        // The element ends with an error then, and is loaded anew (revival.ts).
        if (source.readyState === 'open' && !buffer.updating) source.endOfStream('network');
        throw error;
      }
      await rest(media, ASK_EVERY_MS, signal);
    }
  }
}

async function piecesFrom(digest: string, after: number, signal: AbortSignal): Promise<GrownPieces> {
  const answer = await fetch(`/growing/${digest}/pieces?after=${after}`, { signal });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return v.parse(GrownPieces, await answer.json());
}

function bytesOf(digest: string, fromByte: number, untilByte: number, signal: AbortSignal): Promise<ArrayBuffer> {
  return readRange(`/growing/${digest}/film`, fromByte, untilByte, signal);
}

async function put(buffer: SourceBuffer, bytes: ArrayBuffer, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  buffer.appendBuffer(bytes);
  await settled(buffer, signal);
}

function settled(buffer: SourceBuffer, signal: AbortSignal): Promise<void> {
  if (!buffer.updating || signal.aborted) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const options = { once: true, signal };
    buffer.addEventListener('updateend', () => resolve(), options);
    buffer.addEventListener('error', () => reject(new Error('a piece that cannot be played')), options);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Until the place may have become another. */
function rest(media: HTMLMediaElement, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      clearTimeout(timer);
      over.abort();
      resolve();
    };
    const timer = setTimeout(end, ms);
    media.addEventListener('seeking', end, { signal: over.signal });
    signal.addEventListener('abort', end, { signal: over.signal });
  });
}
