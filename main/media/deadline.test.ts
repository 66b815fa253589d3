import { afterEach, expect, test, vi } from 'vitest';
import { startDeadline } from './deadline.ts';

afterEach(() => vi.useRealTimers());

test('is due after its time, is put off while something is heard, and not after it was stopped', () => {
  vi.useFakeTimers();
  let due = 0;
  const deadline = startDeadline(1000, () => {
    due += 1;
  });
  vi.advanceTimersByTime(900);
  deadline.again();
  vi.advanceTimersByTime(900);
  expect(due).toBe(0);
  vi.advanceTimersByTime(100);
  expect(due).toBe(1);
  deadline.again();
  deadline.stop();
  vi.advanceTimersByTime(5000);
  expect(due).toBe(1);
});

test('begins anew on a PC that slept over it', () => {
  let dueAt = 0;
  const now = vi.spyOn(performance, 'now');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  now.mockReturnValue(0);
  startDeadline(1000, () => {
    dueAt += 1;
  });
  now.mockReturnValue(3_600_000);
  vi.advanceTimersByTime(1000);
  expect(dueAt).toBe(0);
  now.mockReturnValue(3_601_000);
  vi.advanceTimersByTime(1000);
  expect(dueAt).toBe(1);
  now.mockRestore();
});
