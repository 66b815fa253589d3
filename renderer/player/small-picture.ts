import type { ScrubCopy } from '../../core/session/index.ts';
import { mediaAddress } from './frame-tables.ts';
import type { SmallPicture } from './stand-in.ts';

/**
 * The element of a small copy is nowhere on the page: its picture is drawn where it stands in. So a frame that is
 * no longer wanted is never seen, and who counts the videos of a window counts those that the class watches.
 */
export function openSmallPicture(
  scrub: ScrubCopy,
  canvas: HTMLCanvasElement,
): { readonly picture: SmallPicture; readonly close: () => void } {
  const video = document.createElement('video');
  video.muted = true;
  // Until it is wanted it holds no more than where its frames lie.
  video.preload = 'metadata';
  video.src = mediaAddress(scrub.digest);
  // Not smoothed twice: the canvas has the copy's own size, the page scales it.
  const context = canvas.getContext('2d', { alpha: false });
  return {
    picture: {
      media: video,
      frames: scrub.frames,
      show() {
        if (canvas.width !== video.videoWidth) canvas.width = video.videoWidth;
        if (canvas.height !== video.videoHeight) canvas.height = video.videoHeight;
        context?.drawImage(video, 0, 0);
        canvas.hidden = false;
      },
      hide() {
        canvas.hidden = true;
      },
    },
    close() {
      canvas.hidden = true;
      video.removeAttribute('src');
      video.load();
    },
  };
}
