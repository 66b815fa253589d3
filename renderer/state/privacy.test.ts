import { describe, expect, test } from 'vitest';
import type { Displays } from '../../core/contract/index.ts';
import { createCell } from './cell.ts';
import { createPrivacy, isPrivateShown } from './privacy.ts';

const lie = (arrangement: Displays['arrangement'], kind: 'none' | 'lost' = 'none'): Displays => ({
  ...{ displays: [], arrangement, consoleDisplayId: null, testCard: false },
  largeScreen: kind === 'none' ? { kind } : { kind, displayId: null },
});
const byHand = (windowId: string | null): Displays => ({
  ...lie('one'),
  largeScreen: { kind: 'byHand', address: '/screen', windowId: windowId as never },
});

describe('notes, names and the next question', () => {
  test('are drawn where the teacher has a display of her own', () => {
    expect(isPrivateShown(lie('extended'), false)).toBe(true);
    expect(isPrivateShown(byHand('screen-1'), false)).toBe(true);
  });

  test('are hidden until asked for where a class sees this display: one, mirrored, unknown, the large screen gone', () => {
    for (const displays of [lie('one'), lie('mirrored'), lie('one', 'lost'), byHand(null), null]) {
      expect(isPrivateShown(displays, false)).toBe(false);
      expect(isPrivateShown(displays, true)).toBe(true);
    }
  });

  test('are put away again when the displays lie otherwise, and when nothing is before the class any more', () => {
    const displays = createCell<Displays | null>(lie('one'));
    const session = createCell<{ showing: { kind: string } } | null>({ showing: { kind: 'lesson' } });
    const privacy = createPrivacy({ displays, session });
    privacy.ask(true);
    displays.set(lie('one', 'lost'));
    expect(privacy.asked.get()).toBe(true);
    displays.set(lie('mirrored'));
    expect(privacy.asked.get()).toBe(false);
    privacy.ask(true);
    session.set({ showing: { kind: 'board' } });
    expect(privacy.asked.get()).toBe(true);
    session.set({ showing: { kind: 'nothing' } });
    expect(privacy.asked.get()).toBe(false);
  });

  test('are not out again when a large screen that was opened by hand is closed', () => {
    const displays = createCell<Displays | null>(byHand(null));
    const privacy = createPrivacy({ displays, session: createCell(null) });
    privacy.ask(true);
    displays.set(byHand('screen-1'));
    displays.set(byHand(null));
    expect(privacy.asked.get()).toBe(false);
  });
});
