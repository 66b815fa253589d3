import { type CivilDate, type CivilMoment, dateText, partsOf } from '../../core/timetable/index.ts';
import { type UnixMs, unixMs } from '../../core/words/index.ts';

/** The moment as the clock on this PC's wall shows it. */
export function civilMomentOf(instant: UnixMs): CivilMoment {
  const local = new Date(instant);
  return {
    date: dateText(local.getFullYear(), local.getMonth() + 1, local.getDate()),
    daySeconds: local.getHours() * 3600 + local.getMinutes() * 60 + local.getSeconds(),
  };
}

/**
 * When the wall shows this. A time that a clock change leaves out is as much later; of one that comes twice it is
 * the first.
 */
export function unixMsAt(date: CivilDate, minutes: number): UnixMs {
  const [year, month, day] = partsOf(date);
  return unixMs(new Date(year, month - 1, day, 0, minutes).getTime());
}
