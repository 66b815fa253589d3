import { runningAt } from '../../core/timetable/index.ts';
import { civilMomentOf, unixMsAt } from './civil-time.ts';
import type { TimetableService } from './timetable.ts';

/** When the period that runs began and how long it is; null: none runs. */
export function periodRunning(
  timetable: Pick<TimetableService, 'current' | 'now'>,
): { readonly sinceUnixMs: number; readonly seconds: number } | null {
  const [now] = runningAt(timetable.current(), civilMomentOf(timetable.now()));
  if (!now) return null;
  const { startsAtMinute, endsAtMinute } = now.bell;
  return { sinceUnixMs: unixMsAt(now.date, startsAtMinute), seconds: (endsAtMinute - startsAtMinute) * 60 };
}
