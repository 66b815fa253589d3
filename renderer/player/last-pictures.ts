import type { AssetDigest } from '../../core/words/index.ts';
import { isTurned } from './frame-copy.ts';
import { type Size, smallPicture } from './frame-pixels.ts';
import { HAVE_CURRENT_DATA } from './media.ts';

/**
 * What a track showed when it was hidden. A standing lesson shows the same frame when the layout brings the track back:
 * its picture is there at once, while the element is loaded and sought anew underneath.
 */
export type LastPictures = {
  /** Takes what the video shows: the frame whose middle is there. It can be drawn a moment later. */
  readonly keep: (digest: AssetDigest, seconds: number, video: HTMLVideoElement) => void;
  /** Draws it again; false where another frame is wanted. */
  readonly draw: (digest: AssetDigest, seconds: number, onto: HTMLCanvasElement) => boolean;
};

/** A megabyte each; a lesson has two tracks, and each is there in one or two qualities. */
const KEPT = 4;
/** Far less than a frame, and more than a sum is off. */
const SAME_SECONDS = 0.001;
/** Enough for the tenth of a second until the track's own picture is there. */
const LONG_SIDE_PX = 640;

export function createLastPictures(): LastPictures {
  const kept = new Map<AssetDigest, { readonly seconds: number; readonly picture: ImageBitmap }>();

  async function take(frame: VideoFrame, digest: AssetDigest, seconds: number): Promise<void> {
    try {
      const picture = await smallPicture(frame, fitted);
      kept.get(digest)?.picture.close();
      kept.delete(digest);
      kept.set(digest, { seconds, picture });
      for (const [old, one] of [...kept].slice(0, Math.max(0, kept.size - KEPT))) {
        one.picture.close();
        kept.delete(old);
      }
    } finally {
      frame.close();
    }
  }

  return {
    keep(digest, seconds, video) {
      if (video.readyState < HAVE_CURRENT_DATA || video.videoWidth === 0) return;
      const frame = new VideoFrame(video);
      // Of a turned film the scrub copy stands in.
      if (isTurned(frame, video)) frame.close();
      // Without it the scrub copy stands in too.
      else void take(frame, digest, seconds).catch(() => undefined);
    },
    draw(digest, seconds, onto) {
      const last = kept.get(digest);
      if (!last || Math.abs(last.seconds - seconds) > SAME_SECONDS) return false;
      onto.width = last.picture.width;
      onto.height = last.picture.height;
      onto.getContext('2d', { alpha: false })?.drawImage(last.picture, 0, 0);
      return true;
    },
  };
}

function fitted({ width, height }: Size): Size {
  const factor = Math.min(1, LONG_SIDE_PX / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
