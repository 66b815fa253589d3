import { describe, expect, test } from 'vitest';
import { createVirtualClock } from '../fake/index.ts';
import { createAttached } from './attached.ts';
import { leaveWhenEmpty } from './leave-when-empty.ts';

function setUp() {
  const clock = createVirtualClock();
  const attached = createAttached(clock);
  let left = 0;
  const stop = leaveWhenEmpty(attached, clock, () => {
    left += 1;
  });
  return { clock, attached, stop, left: () => left };
}

describe('leaving when the last window has gone', () => {
  test('takes 10 s from its going, which a page opened by hand shows after 3 s', () => {
    const { clock, attached, left } = setUp();
    attached.connect(attached.admit('console'))();
    clock.advance(12_999);
    expect(left()).toBe(0);
    clock.advance(1);
    expect(left()).toBe(1);
  });

  test('waits for every window, and is called off by a new one', () => {
    const { clock, attached, left } = setUp();
    const [console, screen] = [attached.admit('console'), attached.admit('screen')];
    for (const windowId of [console, screen]) {
      attached.hold(windowId);
      attached.connect(windowId);
    }
    attached.release(console);
    clock.advance(60_000);
    expect(left()).toBe(0);
    attached.release(screen);
    clock.advance(9999);
    attached.connect(attached.admit('console'));
    clock.advance(60_000);
    expect(left()).toBe(0);
  });

  test('does not begin before there was a window, nor by a reload', () => {
    const { clock, attached, left } = setUp();
    clock.advance(3_600_000);
    const windowId = attached.admit('console');
    for (let reloads = 0; reloads < 20; reloads += 1) {
      attached.connect(windowId)();
      clock.advance(2500);
    }
    expect(left()).toBe(0);
  });
});
