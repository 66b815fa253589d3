import { describe, expect, test } from 'vitest';
import { createVirtualClock } from '../fake/index.ts';
import { createPower } from './power.ts';

describe('sleep, as plain Node can know it', () => {
  test('is a gap in the uptime that no busy PC makes', () => {
    const clock = createVirtualClock();
    let asleepSeconds = 0;
    const power = createPower(
      clock,
      () => undefined,
      () => clock.now() / 1000 + asleepSeconds,
    );
    const told: string[] = [];
    power.onSleep(() => told.push('sleep'));
    power.onWake(() => told.push('wake'));
    clock.advance(60_000);
    asleepSeconds += 10;
    clock.advance(10_000);
    expect(told).toEqual([]);
    asleepSeconds += 3600;
    clock.advance(10_000);
    expect(told).toEqual(['sleep', 'wake']);
    power.stop();
    asleepSeconds += 3600;
    clock.advance(10_000);
    expect(told).toHaveLength(2);
  });
});
