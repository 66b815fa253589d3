import type { AssetDigest } from '../../core/words/index.ts';

/**
 * What a track showed when it was hidden. A standing lesson shows the same frame when the layout brings the track back:
 * its picture is there at once, while the element is loaded and sought anew underneath.
 */
export type LastPictures = {
  /** Draws what the video shows: the frame whose middle is there. */
  readonly keep: (digest: AssetDigest, seconds: number, video: HTMLVideoElement) => void;
  /** Draws it again; false where another frame is wanted. */
  readonly draw: (digest: AssetDigest, seconds: number, onto: HTMLCanvasElement) => boolean;
};

/** Half a megabyte each; a lesson has two tracks, and each is there in one or two qualities. */
const KEPT = 4;
/** Far less than a frame, and more than a sum is off. */
const SAME_SECONDS = 0.001;
/** Enough for the tenth of a second until the track's own picture is there. */
const LONG_SIDE_PX = 640;

export function createLastPictures(): LastPictures {
  const kept = new Map<AssetDigest, { readonly seconds: number; readonly canvas: HTMLCanvasElement }>();
  return {
    keep(digest, seconds, video) {
      const { videoWidth, videoHeight, readyState } = video;
      if (readyState < 2 || videoWidth === 0) return;
      const factor = Math.min(1, LONG_SIDE_PX / Math.max(videoWidth, videoHeight));
      const canvas = kept.get(digest)?.canvas ?? document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(videoWidth * factor));
      canvas.height = Math.max(1, Math.round(videoHeight * factor));
      canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0, canvas.width, canvas.height);
      kept.delete(digest);
      kept.set(digest, { seconds, canvas });
      for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(old);
    },
    draw(digest, seconds, onto) {
      const last = kept.get(digest);
      if (!last || Math.abs(last.seconds - seconds) > SAME_SECONDS) return false;
      onto.width = last.canvas.width;
      onto.height = last.canvas.height;
      onto.getContext('2d', { alpha: false })?.drawImage(last.canvas, 0, 0);
      return true;
    },
  };
}
