import { HAVE_CURRENT_DATA } from './media.ts';

/** A part of a picture, in shares of it. */
export type Part = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * What a video shows of a part of its picture, on a canvas in the film's own pixels.
 *
 * Where there is no GPU it is copied by its bytes: of a 1080p film that plays, `drawImage` takes 7.4 ms a frame and
 * Chromium 156 keeps forty whole frames, 520 MB; the bytes of a third of it take 0.9 ms and leave nothing
 * (docs/decisions/0012). Where there is one, a frame may lie in its memory, and drawing is what fetches nothing from there.
 */
export type FrameCopy = {
  /** Asks for what the video shows now. What is asked while a frame is copied comes after it, the last one only. */
  readonly take: (video: HTMLVideoElement, part: Part) => void;
  /** Draws that part of a canvas which stands in for the video; a frame that is under way is not drawn over it. */
  readonly draw: (standIn: HTMLCanvasElement, part: Part) => void;
  /** What lies on the canvas; null: nothing yet. */
  readonly shown: () => Part | null;
  readonly close: () => void;
};

type Asked = { readonly video: HTMLVideoElement; readonly part: Part };

export function createFrameCopy(canvas: HTMLCanvasElement): FrameCopy {
  const context = canvas.getContext('2d', { alpha: false });
  let asked: Asked | null = null;
  let isCopying = false;
  let isDropped = false;
  let isClosed = false;
  let shown: Part | null = null;
  let pixels = new Uint8ClampedArray(0);

  async function copyAsked(): Promise<void> {
    isCopying = true;
    while (asked && !isClosed) {
      const next = asked;
      asked = null;
      isDropped = false;
      // A film that is just being changed has no frame; the next frame asks again.
      await copy(next).catch(() => undefined);
    }
    isCopying = false;
  }

  async function copy({ video, part }: Asked): Promise<void> {
    if (video.readyState < HAVE_CURRENT_DATA) return;
    const { videoWidth, videoHeight } = video;
    if (pageHasGpu()) return draw(video, videoWidth, videoHeight, part);
    const frame = new VideoFrame(video);
    try {
      if (isTurned(frame, video)) return draw(video, videoWidth, videoHeight, part);
      const rect = pixelsOf(part, frame);
      const { width, height } = rect;
      if (pixels.byteLength !== width * height * 4) pixels = new Uint8ClampedArray(width * height * 4);
      await frame.copyTo(pixels, { format: 'RGBA', rect });
      if (isDropped || isClosed) return;
      sizeTo(width, height);
      context?.putImageData(new ImageData(pixels, width, height), 0, 0);
      shown = part;
    } finally {
      frame.close();
    }
  }

  function draw(from: HTMLVideoElement | HTMLCanvasElement, ofWidth: number, ofHeight: number, part: Part): void {
    const [fromWidth, fromHeight] = [part.width * ofWidth, part.height * ofHeight];
    const [width, height] = [Math.round(fromWidth), Math.round(fromHeight)];
    sizeTo(width, height);
    context?.drawImage(from, part.x * ofWidth, part.y * ofHeight, fromWidth, fromHeight, 0, 0, width, height);
    shown = part;
  }

  function sizeTo(width: number, height: number): void {
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
  }

  return {
    take(video, part) {
      asked = { video, part };
      if (!isCopying) void copyAsked();
    },
    draw(standIn, part) {
      asked = null;
      isDropped = true;
      draw(standIn, standIn.width, standIn.height, part);
    },
    shown: () => shown,
    close() {
      isClosed = true;
    },
  };
}

/** The bytes lie as they were filmed: by a telephone that was held otherwise, and only says so. */
export function isTurned(frame: VideoFrame, video: HTMLVideoElement): boolean {
  const { rotation = 0, codedWidth, codedHeight } = frame as VideoFrame & { readonly rotation?: number };
  return rotation !== 0 || codedWidth > codedHeight !== video.videoWidth > video.videoHeight;
}

/** Colours lie two by two in a film: a part begins and ends at even pixels. */
function pixelsOf(part: Part, frame: VideoFrame): DOMRectInit & { readonly width: number; readonly height: number } {
  const { x, y, width, height } = frame.visibleRect ?? new DOMRectReadOnly(0, 0, frame.codedWidth, frame.codedHeight);
  const even = (share: number, of: number): number => Math.floor((share * of) / 2) * 2;
  const [left, top] = [even(part.x, width), even(part.y, height)];
  return {
    x: x + left,
    y: y + top,
    width: Math.max(2, Math.min(even(part.width, width), even(1, width) - left)),
    height: Math.max(2, Math.min(even(part.height, height), even(1, height) - top)),
  };
}

let hasGpu: boolean | undefined;

function pageHasGpu(): boolean {
  if (hasGpu === undefined) {
    const context = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true });
    hasGpu = context !== null;
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  }
  return hasGpu;
}
