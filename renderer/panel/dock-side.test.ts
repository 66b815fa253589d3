import { describe, expect, test } from 'vitest';
import { afterTouch, type DockSide, type SideRun, wantedSide } from './dock-side.ts';

const touchedAt = (...sides: (DockSide | null)[]) =>
  sides.reduce<SideRun | null>((run, side) => afterTouch(run, side), null);

describe('the side at which the dock stands', () => {
  test('is that of the last touch while the tools are away', () => {
    expect(wantedSide(touchedAt('right', 'left'), false)).toBe('left');
    expect(wantedSide(touchedAt('left', null), false)).toBe('left');
    expect(wantedSide(touchedAt(null), false)).toBeNull();
  });

  test('stays under a hand that draws across, and follows one that writes on the other side', () => {
    expect(wantedSide(touchedAt('right', 'left', 'right', 'left'), true)).toBeNull();
    expect(wantedSide(touchedAt('left', 'left', 'left'), true)).toBeNull();
    expect(wantedSide(touchedAt('right', 'left', 'left', null, 'left', 'left'), true)).toBe('left');
  });
});
