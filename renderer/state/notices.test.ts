import { expect, test } from 'vitest';
import { createNotices } from './notices.ts';

test('a notice is there until it is hidden, and an old one cannot hide a new one', () => {
  const notices = createNotices();
  notices.say('one');
  const first = notices.get();
  notices.say('two');
  notices.hide(first?.id ?? -1);
  expect(notices.get()?.text).toBe('two');
  notices.hide(notices.get()?.id ?? -1);
  expect(notices.get()).toBeNull();
});

test('what was done can be taken back once, by its own button', () => {
  const notices = createNotices();
  let undone = 0;
  notices.did('removed', () => {
    undone += 1;
  });
  const undo = notices.get()?.undo;
  undo?.();
  undo?.();
  expect(undone).toBe(1);
  expect(notices.get()).toBeNull();
});

test('Ctrl+Z takes back the last thing first, also after its notice has gone', () => {
  const notices = createNotices();
  const undone: string[] = [];
  notices.did('a', () => undone.push('a'));
  notices.did('b', () => undone.push('b'));
  notices.say('by the way');
  expect([notices.undoLast(), notices.undoLast(), notices.undoLast()]).toEqual([true, true, false]);
  expect(undone).toEqual(['b', 'a']);
});
