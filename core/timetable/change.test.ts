import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBell,
  type Bell,
  bellPatterns,
  bellsOf,
  type CivilDate,
  changed,
  dayMinute,
  emptyTimetable,
  isInOrder,
  lengthenBell,
  minuteText,
  moveBell,
  readCell,
  type Timetable,
  type TimetableChange,
} from './index.ts';

const bells = [...bellsOf(bellPatterns.primary)];
const date = (text: string) => text as CivilDate;
const texts = (all: readonly Bell[]) =>
  all.map(({ startsAtMinute, endsAtMinute }) => `${minuteText(startsAtMinute)}-${minuteText(endsAtMinute)}`);
const cell = (weekday: 1 | 2, number: number, text: string): TimetableChange => ({
  ...{ kind: 'cell', weekday, number, periods: [...readCell(text, { weekday, number })] },
});
function good(timetable: Timetable, ...changes: TimetableChange[]): Timetable {
  const next = changed(timetable, changes);
  if (!next.ok) throw new Error(next.error.code);
  return next.value;
}

describe('bells', () => {
  test('of a primary school are 40 minutes with breaks of 10', () => {
    expect(texts(bells)).toEqual([
      ...['08:00-08:40', '08:50-09:30', '09:40-10:20', '10:30-11:10'],
      ...['14:00-14:40', '14:50-15:30', '15:40-16:20'],
    ]);
  });

  test('[T11] that are moved take along what follows, up to lunch', () => {
    expect(texts(moveBell(bells, 1, dayMinute(9 * 60)))).toEqual([
      ...['08:00-08:40', '09:00-09:40', '09:50-10:30', '10:40-11:20'],
      ...['14:00-14:40', '14:50-15:30', '15:40-16:20'],
    ]);
    expect(moveBell(bells, 1, dayMinute(8 * 60 + 10))).toBe(bells);
    expect(moveBell(bells, 0, dayMinute(11 * 60))).toBe(bells);
  });

  test('[T12] that are made longer push what follows', () => {
    expect(texts(lengthenBell(bells, 2, dayMinute(10 * 60 + 25))).slice(2, 4)).toEqual(['09:40-10:25', '10:35-11:15']);
    expect(lengthenBell(bells, 2, dayMinute(9 * 60))).toBe(bells);
  });

  test('[T13] are added as the last one is', () => {
    expect(texts(addBell(bells)).at(-1)).toBe('16:30-17:10');
    expect(addBell([])).toHaveLength(1);
    let many: readonly Bell[] = bells;
    for (let count = 0; count < 40; count += 1) many = addBell(many);
    expect(isInOrder(many)).toBe(true);
  });

  test('[T11] [T12] [T14] stay in order whatever is done to them', () => {
    const step = fc.record({
      kind: fc.constantFrom('move' as const, 'lengthen' as const, 'add' as const),
      at: fc.integer({ min: 0, max: 8 }),
      minutes: fc.integer({ min: 0, max: 1440 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now: readonly Bell[] = bells;
        for (const { kind, at, minutes } of steps) {
          if (kind === 'move') now = moveBell(now, at, dayMinute(minutes));
          else now = kind === 'lengthen' ? lengthenBell(now, at, dayMinute(minutes)) : addBell(now);
          expect(isInOrder(now)).toBe(true);
        }
      }),
    );
  });

  test('[T14] that overlap, or are of one number, are refused', () => {
    const twice = [bells[0], { ...bells[1], number: 1 }] as Bell[];
    const overlapping = [bells[0], { ...bells[1], startsAtMinute: dayMinute(500) }] as Bell[];
    for (const wrong of [twice, overlapping]) {
      expect(changed(emptyTimetable, [{ kind: 'bells', bells: wrong }])).toEqual({
        ...{ ok: false, error: { code: 'bellsOverlap' } },
      });
    }
  });
});

describe('a change', () => {
  test('of a cell replaces what stood in it and nothing else', () => {
    const first = good(emptyTimetable, cell(1, 1, '数学'), cell(1, 2, '语文'), cell(2, 1, '英语'));
    const second = good(first, cell(1, 1, '美术'));
    expect(second.periods.map(({ weekday, number, subject }) => [weekday, number, subject])).toEqual([
      ...[[1, 1, '美术'] as const, [1, 2, '语文'] as const, [2, 1, '英语'] as const],
    ]);
    expect(good(second, cell(1, 1, '')).periods).toHaveLength(2);
  });

  test('of a cell puts its periods where the cell is, wherever they were copied from', () => {
    const copied = { ...cell(2, 5, '数学'), weekday: 1, number: 1 } as TimetableChange;
    expect(good(emptyTimetable, copied).periods).toMatchObject([{ weekday: 1, number: 1 }]);
  });

  test('[T15] is made whole or not at all, and never to what policy gives', () => {
    const wrong: TimetableChange = { kind: 'term', term: { startsOn: date('2026-09-02'), endsOn: date('2026-09-01') } };
    expect(changed(emptyTimetable, [cell(1, 1, '数学'), wrong])).toMatchObject({ error: { code: 'datesWrong' } });
    expect(changed(emptyTimetable, [cell(1, 1, '数学')], ['periods'])).toMatchObject({
      error: { code: 'setByPolicy' },
    });
  });

  test('[T16] does not leave the same line twice', () => {
    const twice = [...readCell('四1 数学; 四1 数学; 四2 数学', { weekday: 1, number: 1 })];
    expect(good(emptyTimetable, { kind: 'periods', periods: twice }).periods).toHaveLength(2);
  });

  test('adds, replaces and removes exceptions by their first day', () => {
    const holiday = (until: string, name: string): TimetableChange => ({
      kind: 'addException',
      exception: { kind: 'holiday', from: date('2026-10-01'), until: date(until), name },
    });
    const two = good(emptyTimetable, holiday('2026-10-03', '国庆'), holiday('2026-10-07', '国庆节'));
    expect(two.exceptions).toMatchObject([{ until: '2026-10-07', name: '国庆节' }]);
    const none = good(two, { kind: 'removeException', of: 'holiday', from: date('2026-10-01') });
    expect(none.exceptions).toEqual([]);
    expect(changed(two, [holiday('2026-09-30', '?')])).toMatchObject({ error: { code: 'datesWrong' } });
  });

  test('clears all', () => {
    expect(good(good(emptyTimetable, cell(1, 1, '数学')), { kind: 'clear' })).toEqual(emptyTimetable);
  });
});
