import { expect, test } from 'vitest';
import { createVirtualClock } from '../../host/fake/index.ts';
import { createThrottle } from './throttle.ts';

test('no more comes in a second than may, over all that come, and nothing waits where all may come', async () => {
  const clock = createVirtualClock();
  const throttle = createThrottle(clock, 100_000);
  let came = 0;
  const connection = async (): Promise<void> => {
    for (;;) {
      came += 10_000;
      await throttle(10_000);
    }
  };
  void Promise.all([connection(), connection(), connection()]);
  await clock.run(10_000);
  expect(came).toBeGreaterThan(950_000);
  expect(came).toBeLessThan(1_080_000);
  expect(createThrottle(clock, null)(1e9)).toBe(undefined);
});
