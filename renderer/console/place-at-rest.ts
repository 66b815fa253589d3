import { useEffect, useState } from 'react';
import type { SessionState } from '../../core/session/index.ts';

/**
 * The cards round the picture tell of a new place when it has rested for so long. Without a GPU a change at the top
 * and one at the side repaint the whole window, pictures and all, just while both windows look for their frame.
 */
const RESTS_MS = 250;

/** The session for views that only tell of it: as it is, except that a seek while the lesson stands comes later. */
export function usePlaceAtRest(state: SessionState): SessionState {
  const [told, tell] = useState(state);
  const waits = isOtherPlace(told, state);
  useEffect(() => {
    if (!waits) return tell(state);
    const timer = setTimeout(() => tell(state), RESTS_MS);
    return () => clearTimeout(timer);
  }, [state, waits]);
  return waits ? told : state;
}

/** Nothing but where the lesson stands is another. */
function isOtherPlace(before: SessionState, now: SessionState): boolean {
  if (before === now || before.motion.kind !== 'paused' || now.motion.kind !== 'paused') return false;
  const { motion: _, revision: __, ...rest } = now;
  return Object.entries(rest).every(([key, value]) => before[key as keyof SessionState] === value);
}
