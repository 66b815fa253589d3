import { isTurned } from '../player/index.ts';

type Bytes = { readonly rgba: Uint8ClampedArray<ArrayBuffer>; readonly size: Size };
export type Size = { readonly width: number; readonly height: number };

/**
 * A small picture of what the video stands on.
 *
 * Not by `drawImage` or `createImageBitmap` of the element: without a GPU, Chromium 156 then keeps a bitmap of the whole
 * frame for ever, 8 MB for each element that was looked at, also when the element is long gone. A copy of the frame's
 * bytes leaves nothing behind.
 */
export async function stillPicture(video: HTMLVideoElement, height: number): Promise<ImageBitmap> {
  const { width: resizeWidth, height: resizeHeight } = fitted(video.videoWidth, video.videoHeight, height);
  const bytes = await bytesOf(video);
  return bytes ? smaller(bytes, height) : createImageBitmap(video, { resizeWidth, resizeHeight });
}

/** The same of a frame, which is then closed. */
export async function stillOfFrame(frame: VideoFrame, height: number): Promise<ImageBitmap> {
  try {
    return await smaller(await bytesOfFrame(frame), height);
  } finally {
    frame.close();
  }
}

const fitted = (width: number, height: number, toHeight: number): Size => ({
  width: Math.round((toHeight * width) / height),
  height: toHeight,
});

function smaller({ rgba, size }: Bytes, height: number): Promise<ImageBitmap> {
  const to = fitted(size.width, size.height, height);
  return createImageBitmap(new ImageData(shrunk(rgba, size, to), to.width, to.height));
}

/** The same of the whole frame, in its own pixels. */
export async function wholePicture(video: HTMLVideoElement): Promise<ImageBitmap> {
  const bytes = await bytesOf(video);
  return createImageBitmap(bytes ? new ImageData(bytes.rgba, bytes.size.width, bytes.size.height) : video);
}

/** Null where they lie otherwise than they are seen. */
async function bytesOf(video: HTMLVideoElement): Promise<Bytes | null> {
  const frame = new VideoFrame(video);
  try {
    return isTurned(frame, video) ? null : await bytesOfFrame(frame);
  } finally {
    frame.close();
  }
}

async function bytesOfFrame(frame: VideoFrame): Promise<Bytes> {
  const { width, height } = frame.visibleRect ?? { width: 0, height: 0 };
  const rgba = new Uint8ClampedArray(frame.allocationSize({ format: 'RGBA' }));
  await frame.copyTo(rgba, { format: 'RGBA' });
  return { rgba, size: { width, height } };
}

/** Each pixel the mean of every second one of those it stands for: enough for a picture of a tenth of the size. */
export function shrunk(rgba: Uint8ClampedArray, from: Size, to: Size): Uint8ClampedArray<ArrayBuffer> {
  const small = new Uint8ClampedArray(to.width * to.height * 4);
  for (let y = 0; y < to.height; y += 1) {
    const [top, bottom] = spanOf(y, to.height, from.height);
    for (let x = 0; x < to.width; x += 1) {
      const [left, right] = spanOf(x, to.width, from.width);
      const sum = [0, 0, 0];
      let count = 0;
      for (let row = top; row < bottom; row += 2) {
        for (let column = left; column < right; column += 2) {
          const at = (row * from.width + column) * 4;
          for (const channel of [0, 1, 2] as const) sum[channel] = (sum[channel] ?? 0) + (rgba[at + channel] ?? 0);
          count += 1;
        }
      }
      const at = (y * to.width + x) * 4;
      for (const channel of [0, 1, 2] as const) small[at + channel] = (sum[channel] ?? 0) / count;
      small[at + 3] = 255;
    }
  }
  return small;
}

/** At least one pixel, where the picture is smaller than what is made of it. */
function spanOf(at: number, count: number, size: number): readonly [from: number, to: number] {
  const from = Math.min(size - 1, Math.floor((at * size) / count));
  return [from, Math.max(from + 1, Math.floor(((at + 1) * size) / count))];
}
