import { useEffect, useRef, useState } from 'react';
import { type Countdown, countdownLeft } from '../../core/session/index.ts';
import { monotonicMs } from '../../core/words/index.ts';
import { clockText } from '../words/index.ts';

type Props = {
  readonly countdown: Countdown;
  readonly now: () => number | null;
  /** It has run down before this window's eyes. */
  readonly onOver: () => void;
};

/** How long is left, large enough for the back row. */
export function CountdownPicture({ countdown, now, onOver }: Props) {
  const left = useCountdown(countdown, now);
  useOver(countdown, left, { now, onOver });
  return (
    <div className="aid-countdown figures" data-testid="countdown-picture" data-over={left === 0}>
      <span>{clockText(left)}</span>
      <i style={{ scale: `${share(left, countdown)} 1` }} />
    </div>
  );
}

/** Whole seconds that are left, the last one counted until it is over. */
export function useCountdown(countdown: Countdown, now: Props['now']): number {
  const [, look] = useState(0);
  const at = now();
  const left = at === null ? countdown.totalSeconds : countdownLeft(countdown, monotonicMs(at));
  const runs = countdown.kind === 'running' && left > 0;
  useEffect(() => {
    if (!runs) return;
    // At the turn of the second, so that both windows turn together.
    const timer = setTimeout(() => look((n) => n + 1), (left % 1 || 1) * 1000 + 5);
    return () => clearTimeout(timer);
  });
  return Math.ceil(left - 0.01);
}

/** A PC that wakes an hour later says nothing of a countdown that ended meanwhile. */
const LATE_MS_MAX = 5000;

/** Once, when the last second has passed; not where a teacher took the time away, or a window came after the end. */
function useOver(countdown: Countdown, left: number, { now, onOver }: Pick<Props, 'now' | 'onOver'>): void {
  const endsAtMs = countdown.kind === 'running' ? countdown.endsAtMonotonicMs : null;
  const before = useRef({ left, endsAtMs });
  const tell = useRef(onOver);
  tell.current = onOver;
  useEffect(() => {
    const ran = before.current.left > 0 && before.current.endsAtMs === endsAtMs;
    before.current = { left, endsAtMs };
    const at = now();
    if (ran && left === 0 && endsAtMs !== null && at !== null && at - endsAtMs < LATE_MS_MAX) tell.current();
  }, [left, endsAtMs, now]);
}

function share(left: number, { totalSeconds }: Countdown): number {
  return totalSeconds > 0 ? Math.min(1, left / totalSeconds) : 0;
}
