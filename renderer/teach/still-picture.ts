import { isTurned, pixelsOf, type Size, smallPicture } from '../player/index.ts';

/** A small picture of what the video stands on. */
export function stillPicture(video: HTMLVideoElement, height: number): Promise<ImageBitmap> {
  const { width: resizeWidth, height: resizeHeight } = fitted(height)({
    width: video.videoWidth,
    height: video.videoHeight,
  });
  const turned = () => createImageBitmap(video, { resizeWidth, resizeHeight });
  return ofShown(video, (frame) => smallPicture(frame, fitted(height)), turned);
}

/** The same of a frame, which is then closed. */
export function stillOfFrame(frame: VideoFrame, height: number): Promise<ImageBitmap> {
  return smallPicture(frame, fitted(height)).finally(() => frame.close());
}

/** The same of the whole frame, in its own pixels. */
export function wholePicture(video: HTMLVideoElement): Promise<ImageBitmap> {
  const whole = async (frame: VideoFrame): Promise<ImageBitmap> => {
    const { rgba, size } = await pixelsOf(frame);
    return createImageBitmap(new ImageData(rgba, size.width, size.height));
  };
  return ofShown(video, whole, () => createImageBitmap(video));
}

const fitted = (height: number) => (whole: Size) => ({
  width: Math.round((height * whole.width) / whole.height),
  height,
});

/** `turned`: where the frame's bytes lie otherwise than they are seen. */
async function ofShown(
  video: HTMLVideoElement,
  picture: (frame: VideoFrame) => Promise<ImageBitmap>,
  turned: () => Promise<ImageBitmap>,
): Promise<ImageBitmap> {
  const frame = new VideoFrame(video);
  try {
    return await (isTurned(frame, video) ? turned() : picture(frame));
  } finally {
    frame.close();
  }
}
