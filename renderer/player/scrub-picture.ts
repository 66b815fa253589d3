import type { ScrubCopy } from '../../core/session/index.ts';
import { mediaAddress } from './frame-tables.ts';
import { createReadAhead } from './read-ahead.ts';
import { readRange } from './read-range.ts';
import { createScrubDecoder, type ScrubDecoder } from './scrub-decoder.ts';
import { readScrubFile, type ScrubFile } from './scrub-file.ts';
import type { ScrubPicture } from './stand-in.ts';
import { pageClock } from './timing.ts';

/** Told by the canvas whenever the scrub copy begins or ends to stand in, or stands in with another frame. */
export const STANDS_IN_EVENT = 'standsin';

/**
 * The picture of a scrub copy, on a canvas over its track.
 *
 * Its frames are read and decoded one by one. A video element takes two to seven times as long for one (Chromium 156, two
 * cores: 9 to 63 ms against 8 to 19), tells of it a display's tick later, and holds a decoder and what it has read.
 */
export function openScrubPicture(
  { digest, frames }: ScrubCopy,
  canvas: HTMLCanvasElement,
): { readonly picture: ScrubPicture; readonly close: () => void } {
  // Not smoothed twice: the canvas has the copy's own size, the page scales it.
  const context = canvas.getContext('2d', { alpha: false });
  let opening: Promise<ScrubFile | null> | null = null;
  let decoder: ScrubDecoder | null = null;
  let pixels: Uint8ClampedArray<ArrayBuffer> | null = null;

  // No frame is broken off when another place is asked for: that closes its connection, and to open one takes longer
  // than to read 3 kB to their end.
  const read = (from: number, until: number, signal: AbortSignal | null = null) =>
    readRange(mediaAddress(digest), from, until, signal);
  const ahead = createReadAhead(read, pageClock());

  function open(): Promise<ScrubFile | null> {
    opening ??= readScrubFile(read).catch((error: unknown) => {
      // It may have been out of reach for a moment: the next drag tries again.
      opening = null;
      throw error;
    });
    return opening;
  }

  async function frameOf(frame: number, signal: AbortSignal): Promise<VideoFrame | null> {
    const file = await open();
    const [offset, length] = [file?.offsets[frame], file?.lengths[frame]];
    if (!file || offset === undefined || length === undefined || signal.aborted) return null;
    const bytes = await ahead.read(offset, offset + length);
    if (signal.aborted) return null;
    if (!decoder || decoder.isClosed()) decoder = createScrubDecoder(file);
    return decoder.decode(bytes);
  }

  /** By its bytes: `drawImage` of a frame leaves a bitmap of it for ever where there is no GPU (docs/decisions/0012). */
  async function draw(frame: VideoFrame, signal: AbortSignal): Promise<boolean> {
    const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
    const bytes = width * height * 4;
    const own = pixels?.byteLength === bytes ? pixels : new Uint8ClampedArray(bytes);
    // Another frame may be drawn meanwhile, on bytes of its own.
    pixels = null;
    await frame.copyTo(own, { format: 'RGBA' });
    pixels = own;
    if (signal.aborted) return false;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context?.putImageData(new ImageData(own, width, height), 0, 0);
    return true;
  }

  const stand = (isShown: boolean): void => {
    canvas.hidden = !isShown;
    canvas.dispatchEvent(new Event(STANDS_IN_EVENT));
  };
  const rest = (): void => {
    decoder?.close();
    decoder = null;
    pixels = null;
    ahead.rest();
  };

  return {
    picture: {
      frames,
      async show(index, signal) {
        const frame = await frameOf(index, signal);
        const isDrawn = frame !== null && (await draw(frame, signal).finally(() => frame.close()));
        if (isDrawn) {
          canvas.dataset.frame = String(index);
          stand(true);
        }
        return isDrawn;
      },
      hide() {
        if (!canvas.hidden) stand(false);
      },
      lookAround: ahead.around,
      rest,
    },
    close() {
      stand(false);
      rest();
    },
  };
}
