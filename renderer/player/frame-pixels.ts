export type Size = { readonly width: number; readonly height: number };
export type Pixels = { readonly rgba: Uint8ClampedArray<ArrayBuffer>; readonly size: Size };

/**
 * The frame's own pixels, as they were filmed.
 *
 * Not by `drawImage` or `createImageBitmap` of a video or its frame: without a GPU, Chromium 156 then keeps a bitmap of the
 * whole frame for ever, 8 MB for each element that was looked at, also when the element is long gone. A copy of the
 * frame's bytes leaves nothing behind (docs/decisions/0012).
 */
export async function pixelsOf(frame: VideoFrame): Promise<Pixels> {
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  const rgba = new Uint8ClampedArray(frame.allocationSize({ format: 'RGBA' }));
  await frame.copyTo(rgba, { format: 'RGBA' });
  return { rgba, size: { width, height } };
}

/**
 * A small picture of the frame. Made smaller here: what `createImageBitmap` makes smaller is kept at its whole size, among
 * what Chromium has decoded.
 */
export async function smallPicture(frame: VideoFrame, sizeFor: (whole: Size) => Size): Promise<ImageBitmap> {
  const { rgba, size } = await pixelsOf(frame);
  const to = sizeFor(size);
  const small = shrunk(rgba, size, to);
  // 8 MB of a 1080p film, which a collection of garbage may leave for minutes.
  rgba.buffer.transfer(0);
  return createImageBitmap(new ImageData(small, to.width, to.height));
}

/** Each pixel the mean of every second one of those it stands for: enough for a picture of a third of the size. */
export function shrunk(rgba: Uint8ClampedArray, from: Size, to: Size): Uint8ClampedArray<ArrayBuffer> {
  const small = new Uint8ClampedArray(to.width * to.height * 4);
  for (let y = 0; y < to.height; y += 1) {
    const [top, bottom] = spanOf(y, to.height, from.height);
    for (let x = 0; x < to.width; x += 1) {
      const [left, right] = spanOf(x, to.width, from.width);
      let [red, green, blue, count] = [0, 0, 0, 0];
      for (let row = top; row < bottom; row += 2) {
        for (let column = left; column < right; column += 2) {
          const at = (row * from.width + column) * 4;
          red += rgba[at] ?? 0;
          green += rgba[at + 1] ?? 0;
          blue += rgba[at + 2] ?? 0;
          count += 1;
        }
      }
      const at = (y * to.width + x) * 4;
      small[at] = red / count;
      small[at + 1] = green / count;
      small[at + 2] = blue / count;
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
