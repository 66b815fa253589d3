import { expect, test } from 'vitest';
import { unixMs } from '../../../core/words/index.ts';
import { isWithin } from './hours.ts';

const at = (hour: number, minute = 0) => unixMs(new Date(2026, 10, 25, hour, minute).getTime());

test('hours of the day, over midnight too, begin with the first minute and end before the last', () => {
  const evening = { from: '16:30', to: '22:00' };
  expect([at(16, 29), at(16, 30), at(21, 59), at(22)].map((now) => isWithin(evening, now))).toEqual([
    ...[false, true, true, false],
  ]);
  const night = { from: '22:00', to: '06:00' };
  expect([at(21, 59), at(22), at(0), at(5, 59), at(6)].map((now) => isWithin(night, now))).toEqual([
    ...[false, true, true, true, false],
  ]);
  expect(isWithin(null, at(12))).toBe(true);
});
