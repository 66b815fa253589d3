import type { Clock, Stop } from '../ports.ts';
import type { Attached } from './attached.ts';

/** Whoever closed the last window by mistake, or waits for a page to come back, has this long. */
const LEAVE_AFTER_MS = 10_000;

/** Nobody sees a Lectern without windows; it would run on until the PC is switched off. */
export function leaveWhenEmpty(attached: Pick<Attached, 'onChange' | 'open'>, clock: Clock, leave: () => void): Stop {
  let calledOff: Stop = () => undefined;
  const stop = attached.onChange(() => {
    calledOff();
    if (attached.open === 0) calledOff = clock.after(LEAVE_AFTER_MS, leave);
  });
  return () => {
    stop();
    calledOff();
  };
}
