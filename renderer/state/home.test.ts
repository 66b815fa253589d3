import { describe, expect, test } from 'vitest';
import type { CallMain, TimetableWeek } from '../../core/contract/index.ts';
import type { CivilDate } from '../../core/timetable/index.ts';
import type { UnixMs } from '../../core/words/index.ts';
import { createHomeStore } from './home.ts';
import type { Listen } from './listen.ts';

type Answers = Record<string, (request: never) => unknown>;

const weekOf = (monday: string, endsAtUnixMs: number) =>
  ({
    ...{ hasTimetable: true, monday, today: '2026-11-28' },
    days: [{ periods: [{ endsAtUnixMs }] }],
  }) as unknown as TimetableWeek;

function opened(more: Answers = {}) {
  const asked: string[] = [];
  const hearers = new Map<string, () => void>();
  const answers: Answers = {
    'timetable.now': () => ({ current: null, next: null }),
    'timetable.week': () => weekOf('2026-11-23', 2000),
    'library.recent': () => ({ lessons: [], total: 0 }),
    'library.themes': () => ({ themes: [{ name: '科普教育', lessons: 3 }] }),
    ...more,
  };
  const call = (async (name: string, request: never) => {
    asked.push(name);
    const value = answers[name]?.(request);
    return value === undefined ? { ok: false, error: { code: 'internal' } } : { ok: true, value };
  }) as unknown as CallMain;
  const listen = ((name: string, hear: () => void) => hearers.set(name, hear)) as unknown as Listen;
  return {
    asked,
    store: createHomeStore(call, listen, () => 1000 as UnixMs),
    tell: (name: string) => hearers.get(name)?.(),
  };
}

describe('what the home page shows', () => {
  test('is read in parts; the part that cannot be read is empty, not awaited for ever', async () => {
    const { store } = opened({ 'timetable.week': () => undefined, 'library.recent': () => undefined });
    expect(store.get()).toEqual({ periods: null, lists: null });
    await store.refresh();
    expect(store.get().periods).toMatchObject({ current: null, week: null });
    expect(store.get().lists).toMatchObject({ recent: { total: 0 }, themes: [{ lessons: 3 }] });
  });

  test('is the next week when the last period of this one is over', async () => {
    const weeks: Record<string, TimetableWeek> = { '2026-11-30': weekOf('2026-11-30', 9000) };
    const { store } = opened({
      'timetable.week': ({ date }: { date: CivilDate | null }) =>
        date === null ? weekOf('2026-11-23', 900) : weeks[date],
    });
    await store.refresh();
    expect(store.get().periods?.week?.monday).toBe('2026-11-30');
  });

  test('asks where the classes stopped in the lesson of the next period', async () => {
    const next = { planned: { lessonId: 'a', lesson: { id: 'a' } } };
    const { store } = opened({
      'timetable.now': () => ({ current: null, next }),
      'library.lesson': () => ({ stops: [{ classId: 'c2', stopSeconds: 3 }] }),
    });
    await store.refresh();
    expect(store.get().periods?.plannedStops).toEqual([{ classId: 'c2', stopSeconds: 3 }]);
  });

  test('is read again when the timetable changes, and then the lists are left alone', async () => {
    const { asked, tell, store } = opened();
    await store.refresh();
    asked.length = 0;
    tell('timetable.changed');
    await expect.poll(() => asked).toEqual(['timetable.now', 'timetable.week']);
  });
});
