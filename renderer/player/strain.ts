import { useEffect } from 'react';

/** A seek, a start or a burst of other work costs frames too; a PC that is too slow loses them all the time. */
const LOOK_EVERY_MS = 5000;
const LOOKS = 2;
const DROPPED_SHARE = 0.3;
/** Fewer frames than this in a look say nothing. */
const FRAMES_MIN = 60;

export type Counted = { readonly dropped: number; readonly total: number };

/** While two videos play, counts what this window loses of them, and tells when it is too much for too long. */
export function useStrain(watches: boolean, tell: (droppedShare: number) => void): void {
  useEffect(() => {
    if (!watches) return;
    const watch = createStrainWatch(tell);
    watch(counted());
    let timer = setTimeout(function look() {
      watch(counted());
      timer = setTimeout(look, LOOK_EVERY_MS);
    }, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [watches, tell]);
}

/** Takes what was counted since the videos began, look by look; null where there are not two of them. */
export function createStrainWatch(tell: (droppedShare: number) => void): (now: Counted | null) => void {
  let before: Counted | null = null;
  let strained = 0;
  return (now) => {
    const total = now && before ? now.total - before.total : 0;
    const share = now && before && total >= FRAMES_MIN ? (now.dropped - before.dropped) / total : 0;
    before = now;
    strained = share > DROPPED_SHARE ? strained + 1 : 0;
    if (strained === LOOKS) tell(Math.min(1, share));
  };
}

function counted(): Counted | null {
  // Behind other windows Chromium draws nothing: those frames say nothing about the PC.
  if (document.hidden) return null;
  const videos = [...document.querySelectorAll<HTMLVideoElement>('video.player-track')];
  if (videos.length < 2) return null;
  const all = videos.map((video) => video.getVideoPlaybackQuality());
  const sum = (read: (one: VideoPlaybackQuality) => number) => all.reduce((whole, one) => whole + read(one), 0);
  return { dropped: sum((one) => one.droppedVideoFrames), total: sum((one) => one.totalVideoFrames) };
}
