import type { ScrubCopy } from '../../core/session/index.ts';
import { mediaAddress } from './frame-tables.ts';
import type { ScrubPicture } from './stand-in.ts';

/** Told by the canvas whenever the small copy begins or ends to stand in, or stands in with another frame. */
export const STANDS_IN_EVENT = 'standsin';

/**
 * The element of a scrub copy is nowhere on the page: its picture is drawn where it stands in. So a frame that is
 * no longer wanted is never seen, and who counts the videos of a window counts those that the class watches.
 */
export function openScrubPicture(
  scrub: ScrubCopy,
  canvas: HTMLCanvasElement,
): { readonly picture: ScrubPicture; readonly close: () => void } {
  const video = document.createElement('video');
  video.muted = true;
  // Its frames are asked for one by one: what comes after them is never played.
  video.preload = 'metadata';
  // Not smoothed twice: the canvas has the copy's own size, the page scales it.
  const context = canvas.getContext('2d', { alpha: false });
  const stand = (isShown: boolean) => {
    canvas.hidden = !isShown;
    canvas.dispatchEvent(new Event(STANDS_IN_EVENT));
  };
  const rest = () => {
    if (!video.hasAttribute('src')) return;
    video.removeAttribute('src');
    video.load();
  };
  return {
    picture: {
      media: video,
      frames: scrub.frames,
      wake() {
        if (!video.hasAttribute('src')) video.src = mediaAddress(scrub.digest);
      },
      rest,
      show() {
        if (canvas.width !== video.videoWidth) canvas.width = video.videoWidth;
        if (canvas.height !== video.videoHeight) canvas.height = video.videoHeight;
        context?.drawImage(video, 0, 0);
        stand(true);
      },
      hide() {
        if (!canvas.hidden) stand(false);
      },
    },
    close() {
      stand(false);
      rest();
    },
  };
}
