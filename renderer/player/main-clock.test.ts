import { describe, expect, test } from 'vitest';
import type { CallMain } from '../../core/contract/index.ts';
import { monotonicMs } from '../../core/words/index.ts';
import { createDriftingClock, createTime } from '../../tests/sim/time.ts';
import { connectClock } from './main-clock.ts';

/** A window whose clock is away from main's, and a road that takes a while in each direction. */
function apart(delaysMs: readonly number[]) {
  const time = createTime();
  const local = createDriftingClock(time, 40, 777);
  let mainZero = 1e6;
  let trips = 0;
  const main = () => monotonicMs(mainZero + time.now());
  const call = (() =>
    new Promise((resolve) => {
      const delayMs = delaysMs[trips++ % delaysMs.length] ?? 1;
      time.at(time.now() + delayMs, () => {
        const value = { monotonicMs: main() };
        time.at(time.now() + 1, () => resolve({ ok: true, value }));
      });
    })) as unknown as CallMain;
  const clock = connectClock(call, local);
  return {
    clock,
    local,
    trips: () => trips,
    wait: (ms: number) => time.run(ms, () => undefined),
    errorMs: () => Math.abs((clock.now() ?? Number.NaN) - main()),
    mainIsAnother() {
      mainZero += 5e6;
    },
  };
}

describe('main’s clock in a window', () => {
  test('is unknown before the first answer and then known to the best answer’s delay', async () => {
    const { clock, wait, errorMs } = apart([60, 3, 200, 40]);
    expect(clock.now()).toBeNull();
    await wait(1500);
    expect(errorMs()).toBeLessThan(2);
  });

  test('[S6] stays known while the two clocks drift apart for an hour', async () => {
    const { wait, errorMs } = apart([4]);
    await wait(3_600_000);
    expect(errorMs()).toBeLessThan(4);
  });

  test('[S6] is learnt again within two seconds after the window’s clock jumped, and whoever listens is told', async () => {
    const { clock, local, wait, errorMs } = apart([2]);
    await wait(2000);
    let told = 0;
    clock.onCorrected(() => {
      told += 1;
    });
    local.jump(-600_000);
    await wait(2000);
    expect(errorMs()).toBeLessThan(3);
    expect(told).toBe(1);
  });

  test('[S6] is learnt again when main is another one', async () => {
    const { clock, wait, errorMs, mainIsAnother } = apart([2]);
    await wait(2000);
    mainIsAnother();
    clock.learnAgain();
    await wait(500);
    expect(errorMs()).toBeLessThan(3);
  });

  test('asks nothing more once it is stopped', async () => {
    const { clock, wait, trips } = apart([2]);
    await wait(2000);
    clock.stop();
    const before = trips();
    await wait(60_000);
    expect(trips()).toBe(before);
  });
});
