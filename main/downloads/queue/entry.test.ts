import { describe, expect, test } from 'vitest';
import { type LessonId, type UnixMs, unixMs } from '../../../core/words/index.ts';
import { type Entry, type EntryState, next, noBytes } from './entry.ts';

const now = 1_800_000_000_000 as UnixMs;
const entry = (state: EntryState): Entry =>
  ({
    lessonId: 'school/a' as LessonId,
    title: {},
    subject: null,
    bytes: 1,
    from: noBytes,
    position: 1,
    hurried: false,
    state,
  }) as Entry;
const waiting = entry({ kind: 'waiting', tries: 0 });
const failOnce = (from: Entry, code: 'noNetwork' | 'withdrawn' | 'fileGone' = 'noNetwork') =>
  next(next(from, { type: 'began' }), { type: 'failed', code, detail: '', atUnixMs: now });

describe('a download', () => {
  test('that failed is tried again, later each time, and remembers how often it did', () => {
    let last = waiting;
    const after: (number | null)[] = [];
    for (let times = 0; times < 8; times += 1) {
      last = failOnce(last);
      if (last.state.kind === 'failed') after.push((last.state.againUnixMs ?? 0) - now);
      last = next(last, { type: 'due' });
    }
    expect(after.map((ms) => (ms ?? 0) / 60_000)).toEqual([1, 5, 15, 60, 180, 360, 360, 360]);
    expect(last.state).toEqual({ kind: 'waiting', tries: 8 });
  });

  test('that only somebody can help is not tried again by itself, and begins anew when one says so', () => {
    const failed = failOnce(waiting, 'withdrawn');
    expect(failed.state).toMatchObject({ kind: 'failed', againUnixMs: null });
    expect(next(failed, { type: 'resumed' }).state).toEqual({ kind: 'waiting', tries: 0 });
    expect(failOnce(waiting, 'fileGone').state).toMatchObject({ againUnixMs: now + 60_000 });
  });

  test('that was paused waits for somebody, whatever else happens', () => {
    const paused = next(next(waiting, { type: 'began' }), { type: 'paused' });
    for (const type of ['held', 'due'] as const) expect(next(paused, { type })).toBe(paused);
    expect(next(paused, { type: 'resumed' }).state.kind).toBe('waiting');
    expect(next(paused, { type: 'asked' }).state.kind).toBe('waiting');
  });

  test('that is done stays so, unless it is asked for again', () => {
    const done = next(next(waiting, { type: 'began' }), { type: 'came', atUnixMs: unixMs(now) });
    for (const type of ['paused', 'resumed', 'held', 'due'] as const) expect(next(done, { type })).toBe(done);
    expect(next(done, { type: 'asked' }).state.kind).toBe('waiting');
  });

  test('that runs and may not any more waits, with its tries', () => {
    const again = next(failOnce(waiting), { type: 'due' });
    expect(next(next(again, { type: 'began' }), { type: 'held' }).state).toEqual({ kind: 'waiting', tries: 1 });
    expect(next(waiting, { type: 'held' })).toBe(waiting);
  });
});
