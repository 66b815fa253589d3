import { type TimetableChange, type TimetablePart, timetableParts } from './change.ts';
import type { TableReading } from './table-reading.ts';
import type { Period, Usual } from './timetable.ts';

const fields = ['className', 'teacherName', 'subject'] as const;

/**
 * The changes that put what was read in the place of what is there. What all periods share is the owner's, and is not
 * said again in each, as long as each still says something.
 */
export function takeReading(
  { periods, bells }: Pick<TableReading, 'periods' | 'bells'>,
  locked: readonly TimetablePart[] = [],
): TimetableChange[] {
  let short: readonly Period[] = periods;
  let usual: Usual = { className: null, subject: null, teacherName: null };
  const may = new Set(timetableParts.filter((part) => !locked.includes(part)));
  for (const field of may.has('usual') ? fields : []) {
    const [first = null, ...others] = new Set(periods.map((period) => period[field]));
    const shorter = short.map((period) => ({ ...period, [field]: null }));
    if (first === null || others.length > 0 || !shorter.every(saysSomething)) continue;
    short = shorter;
    usual = { ...usual, [field]: first };
  }
  return [
    ...(bells.length > 0 && may.has('bells') ? [{ kind: 'bells' as const, bells: [...bells] }] : []),
    ...(may.has('usual') ? [{ kind: 'usual' as const, usual }] : []),
    { kind: 'periods' as const, periods: [...short] },
  ];
}

const saysSomething = (period: Period): boolean => fields.some((field) => period[field] !== null);
