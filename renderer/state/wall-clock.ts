import { useEffect, useState } from 'react';
import type { UnixMs } from '../../core/words/index.ts';
import { useLectern } from './context.ts';

const MINUTE_MS = 60_000;

/** The wall clock, read anew as each minute begins. For showing only. */
export function useWallClock(): UnixMs {
  const { wallClock } = useLectern();
  const [now, setNow] = useState(wallClock);
  useEffect(() => {
    const timer = setTimeout(() => setNow(wallClock()), MINUTE_MS - (now % MINUTE_MS) + 20);
    return () => clearTimeout(timer);
  }, [now, wallClock]);
  return now;
}
