import { type RefObject, useEffect, useState } from 'react';

const REVIVED_AFTER_MS = 1000;
const REVIVALS_MAX = 3;

/**
 * A file that was on show and breaks off is loaded anew: a decoder is lost while the PC sleeps or when its driver starts
 * again, and the class should not need the lesson opened again for that. One that never showed anything is left alone.
 * Answers how often it was.
 */
export function useRevival(media: RefObject<HTMLMediaElement | null>): number {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const element = media.current;
    if (!element || times >= REVIVALS_MAX) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    let wasShown = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const breakOff = () => {
      if (wasShown) timer = setTimeout(() => setTimes(times + 1), REVIVED_AFTER_MS);
    };
    const show = () => {
      wasShown = true;
    };
    element.addEventListener('loadeddata', show, { signal });
    element.addEventListener('error', breakOff, { signal });
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [media, times]);
  return times;
}
