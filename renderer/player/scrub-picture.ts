import type { ScrubCopy } from '../../core/session/index.ts';
import { createScrubFrames } from './scrub-frames.ts';
import type { ScrubPicture } from './stand-in.ts';

/** Told by the canvas whenever the scrub copy begins or ends to stand in, or stands in with another frame. */
export const STANDS_IN_EVENT = 'standsin';

/**
 * The picture of a scrub copy, on a canvas over its track.
 *
 * Its frames are read and decoded one by one. A video element takes two to seven times as long for one (Chromium 156, two
 * cores: 9 to 63 ms against 8 to 19), tells of it a display's tick later, and holds a decoder and what it has read.
 */
export function openScrubPicture(
  copy: ScrubCopy,
  canvas: HTMLCanvasElement,
): { readonly picture: ScrubPicture; readonly close: () => void } {
  // Not smoothed twice: the canvas has the copy's own size, the page scales it.
  const context = canvas.getContext('2d', { alpha: false });
  const source = createScrubFrames(copy);
  let pixels: Uint8ClampedArray<ArrayBuffer> | null = null;

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
    source.rest();
    pixels = null;
  };

  return {
    picture: {
      frames: copy.frames,
      async show(index, signal) {
        const frame = await source.frame(index, signal);
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
      lookAround: source.lookAround,
      rest,
    },
    close() {
      stand(false);
      rest();
    },
  };
}
