import { useEffect, useState, useSyncExternalStore } from 'react';
import { expectedSeconds, type SessionState } from '../../core/session/index.ts';
import type { MainClock } from './main-clock.ts';
import type { SessionLink } from './session-link.ts';

/** The session as this window knows it; null until main has answered the first time. */
export function useSession(link: SessionLink): SessionState | null {
  return useSyncExternalStore(link.subscribe, link.state);
}

/** Where the lesson is, in seconds, for a seek bar or a clock: looks again every `everyMs` while it plays. */
export function useMediaSeconds(state: SessionState, clock: Pick<MainClock, 'now'>, everyMs = 250): number {
  const [, look] = useState(0);
  const isPlaying = state.motion.kind === 'playing';
  useEffect(() => {
    if (!isPlaying) return;
    let timer = setTimeout(function again() {
      look((n) => n + 1);
      timer = setTimeout(again, everyMs);
    }, everyMs);
    return () => clearTimeout(timer);
  }, [isPlaying, everyMs]);
  const now = clock.now();
  return now === null ? state.motion.mediaSeconds : expectedSeconds(state, now);
}
