import * as v from 'valibot';
import { DayException, emptyTimetable, Period, Timetable } from '../../core/timetable/index.ts';
import type { ExceptionRow, TimetableRows } from '../database/index.ts';

export function rowsOf({ bells, periods, exceptions, term, usual }: Timetable): TimetableRows {
  return { bells, periods, exceptions: exceptions.map(exceptionRow), setting: { ...term, ...usual } };
}

function exceptionRow(one: DayException): ExceptionRow {
  const { kind, name } = one;
  if (kind === 'holiday') return { kind, name, fromDate: one.from, untilDate: one.until, weekday: null, week: null };
  return { kind, name, fromDate: one.date, untilDate: one.date, weekday: one.weekday, week: one.week };
}

/** Rows that were saved out of a damaged file may be anything: what is no part of a timetable is left out. */
export function timetableOf({ bells, periods, exceptions, setting }: TimetableRows): Timetable {
  const { startsOn, endsOn, className, subject, teacherName } = setting;
  const parts = {
    bells: v.safeParse(Timetable.entries.bells, bells),
    term: v.safeParse(Timetable.entries.term, { startsOn, endsOn }),
    usual: v.safeParse(Timetable.entries.usual, { className, subject, teacherName }),
  };
  return {
    bells: parts.bells.success ? parts.bells.output : emptyTimetable.bells,
    periods: periods.flatMap((row) => good(Period, row)),
    exceptions: exceptions.map(exceptionOf).flatMap((one) => good(DayException, one)),
    term: parts.term.success ? parts.term.output : emptyTimetable.term,
    usual: parts.usual.success ? parts.usual.output : emptyTimetable.usual,
  };
}

function good<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema>[] {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? [parsed.output] : [];
}

function exceptionOf({ kind, fromDate, untilDate, weekday, week, name }: ExceptionRow): unknown {
  return kind === 'holiday'
    ? { kind, from: fromDate, until: untilDate, name }
    : { kind, date: fromDate, weekday, week, name };
}
