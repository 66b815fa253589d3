import { afterEach, describe, expect, test } from 'vitest';
import type { CivilDate } from '../../core/timetable/index.ts';
import type { UnixMs } from '../../core/words/index.ts';
import { civilMomentOf, unixMsAt } from './civil-time.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const date = (text: string) => text as CivilDate;
const hour = 3_600_000;

describe.each(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'])(
  'in %s',
  (where) => {
    test('what the wall shows and the instant are the same moment, on every day of a year', () => {
      process.env.TZ = where;
      for (let day = 0; day < 366; day += 1) {
        const instant = (Date.UTC(2026, 0, 1, 4, 30) + day * 24 * hour) as UnixMs;
        const { date: on, daySeconds } = civilMomentOf(instant);
        expect(unixMsAt(on, daySeconds / 60)).toBe(instant);
      }
    });
  },
);

describe('where the clock is changed', () => {
  test('a bell rings when the wall shows its time, before and after', () => {
    process.env.TZ = 'Europe/Berlin';
    const saturday = unixMsAt(date('2026-03-28'), 480);
    const sunday = unixMsAt(date('2026-03-29'), 480);
    expect(sunday - saturday).toBe(23 * hour);
    expect(unixMsAt(date('2026-10-25'), 480) - unixMsAt(date('2026-10-24'), 480)).toBe(25 * hour);
  });

  test('a time that is left out is still a time: an hour later', () => {
    process.env.TZ = 'Europe/Berlin';
    expect(civilMomentOf(unixMsAt(date('2026-03-29'), 150))).toEqual({ date: '2026-03-29', daySeconds: 3.5 * 3600 });
  });
});
