import { useEffect } from 'react';
import type { Quality } from '../../core/session/index.ts';

/**
 * When a window says that its PC is too slow: `looks` looks one after the other, `everyMs` apart, at each of which more
 * than `share` of the frames that came due since the last one were dropped. A seek, a start or a burst of other work
 * costs frames too; a PC that is too slow loses them all the time. Fewer than `framesMin` new frames say nothing.
 */
export type StrainLaw = {
  readonly everyMs: number;
  readonly looks: number;
  readonly share: number;
  readonly framesMin: number;
};
export const STRAIN: StrainLaw = { everyMs: 5000, looks: 2, share: 0.3, framesMin: 60 };

export type Counted = { readonly dropped: number; readonly total: number };

/** While the lesson plays, counts what this window loses of its videos, and tells when it is too much for too long. */
export function useStrain(
  watches: boolean,
  quality: Quality,
  tell: (droppedShare: number, quality: Quality) => void,
): void {
  useEffect(() => {
    if (!watches) return;
    const watch = createStrainWatch((share) => tell(share, quality));
    watch(counted());
    let timer = setTimeout(function look() {
      watch(counted());
      timer = setTimeout(look, STRAIN.everyMs);
    }, STRAIN.everyMs);
    return () => clearTimeout(timer);
  }, [watches, quality, tell]);
}

/** Takes what was counted since the videos began, look by look; null where there are none. */
export function createStrainWatch(
  tell: (droppedShare: number) => void,
  { looks, share, framesMin }: StrainLaw = STRAIN,
): (now: Counted | null) => void {
  let before: Counted | null = null;
  let strained = 0;
  return (now) => {
    const total = now && before ? now.total - before.total : 0;
    // A video that came or went in between makes the sums of two looks strangers.
    const lost = now && before && total >= framesMin ? Math.max(0, now.dropped - before.dropped) / total : 0;
    before = now;
    strained = lost > share ? strained + 1 : 0;
    if (strained === looks) tell(Math.min(1, lost));
  };
}

function counted(): Counted | null {
  // Behind other windows Chromium draws nothing: those frames say nothing about the PC.
  if (document.hidden) return null;
  const videos = [...document.querySelectorAll<HTMLVideoElement>('video.player-track')];
  if (videos.length === 0) return null;
  const all = videos.map((video) => video.getVideoPlaybackQuality());
  const sum = (read: (one: VideoPlaybackQuality) => number) => all.reduce((whole, one) => whole + read(one), 0);
  return { dropped: sum((one) => one.droppedVideoFrames), total: sum((one) => one.totalVideoFrames) };
}
