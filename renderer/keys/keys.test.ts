import { describe, expect, test } from 'vitest';
import { actionOf, isSingle } from './match.ts';
import { actionsOf, type Chord, chordText, type KeyAction, keyGroups, keyTable, rowOf } from './table.ts';

const actions = Object.keys(keyTable) as KeyAction[];

function pressed(code: string, held: { shift?: boolean; ctrl?: boolean; alt?: boolean; repeat?: boolean } = {}) {
  const { shift = false, ctrl = false, alt = false, repeat = false } = held;
  return { code, shiftKey: shift, ctrlKey: ctrl, altKey: alt, metaKey: false, repeat };
}

describe('the key table', () => {
  test('gives no key to two actions', () => {
    const owner = new Map<string, KeyAction>();
    for (const action of actions) {
      const { chords, remote = [] } = rowOf(action);
      // A plan is made in a view of its own, with keys that may mean something else in class.
      const view = rowOf(action).group === 'prepare' ? 'prepare ' : '';
      for (const chord of [...chords, ...remote]) {
        const text = view + chordText(chord);
        expect(owner.get(text) ?? action, text).toBe(action);
        owner.set(text, action);
      }
    }
    expect(owner.size).toBeGreaterThan(actions.length - 1);
  });

  test('asks for Shift or Ctrl for all that hides or replaces what the class sees', () => {
    for (const action of ['freeze', 'black', 'board', 'end', 'clear', 'spotlight', 'curtain', 'countdown'] as const) {
      expect(
        rowOf(action).chords.every((chord) => chord.shift || chord.ctrl),
        action,
      ).toBe(true);
    }
  });

  test.each(['KeyB', 'KeyF', 'KeyW', 'KeyN'])('leaves %s alone: a slip of the finger does nothing', (code) => {
    expect(actionOf(pressed(code), true)).toBeNull();
  });

  test('shows every action in one group of the sheet', () => {
    const shown = keyGroups.flatMap((group) => actionsOf(group));
    expect([...shown].sort()).toEqual([...actions].sort());
  });
});

describe('a key that is pressed', () => {
  test.each<[string, Parameters<typeof pressed>[1], KeyAction]>([
    ['Space', {}, 'play'],
    ['ArrowLeft', {}, 'back5'],
    ['ArrowLeft', { ctrl: true }, 'back10'],
    ['ArrowLeft', { shift: true }, 'frameBack'],
    ['KeyB', { shift: true }, 'black'],
    ['KeyF', { shift: true }, 'freeze'],
    ['KeyW', { shift: true }, 'board'],
    ['KeyZ', { ctrl: true }, 'undo'],
    ['KeyZ', { ctrl: true, shift: true }, 'redo'],
    ['KeyY', { ctrl: true }, 'redo'],
    ['Slash', { shift: true }, 'keys'],
  ])('%s %o does %s', (code, held, action) => expect(actionOf(pressed(code, held), true)).toBe(action));

  test.each<[string, KeyAction]>([
    ['PageUp', 'previousStop'],
    ['PageDown', 'nextStop'],
    ['Period', 'black'],
    ['F5', 'play'],
  ])('of a presenter remote, %s, does %s', (code, action) => expect(actionOf(pressed(code), true)).toBe(action));

  test('acts once while it is held, unless repeating is its use', () => {
    expect(actionOf(pressed('KeyB', { shift: true, repeat: true }), true)).toBeNull();
    expect(actionOf(pressed('Space', { repeat: true }), true)).toBeNull();
    expect(actionOf(pressed('ArrowRight', { repeat: true }), true)).toBe('forward5');
  });

  test('with Alt is the system’s', () => {
    expect(actionOf(pressed('ArrowLeft', { alt: true }), true)).toBeNull();
  });

  test('alone can be switched off where it types a character; with Shift or Ctrl it still acts', () => {
    expect(actionOf(pressed('KeyP'), true)).toBe('pen');
    expect(actionOf(pressed('KeyP'), false)).toBeNull();
    expect(actionOf(pressed('Period'), false)).toBeNull();
    expect(actionOf(pressed('Space'), false)).toBe('play');
    expect(actionOf(pressed('KeyB', { shift: true }), false)).toBe('black');
  });
});

describe('keys in print', () => {
  test.each<[Chord, string]>([
    [{ code: 'KeyB', shift: true }, 'Shift B'],
    [{ code: 'ArrowLeft', ctrl: true }, 'Ctrl ←'],
    [{ code: 'Digit2' }, '2'],
    [{ code: 'BracketLeft' }, '['],
    [{ code: 'Slash', shift: true, print: '?' }, '?'],
  ])('%o reads %s', (chord, text) => expect(chordText(chord)).toBe(text));

  test('know which are single characters', () => {
    expect(isSingle({ code: 'Digit1' })).toBe(true);
    expect(isSingle({ code: 'PageUp' })).toBe(false);
    expect(isSingle({ code: 'KeyE', shift: true })).toBe(false);
  });
});
