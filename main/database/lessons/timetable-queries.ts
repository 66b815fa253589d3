import type { ReadDb, WriteDb } from '../db.ts';
import { read, write } from '../query.ts';

export type BellRow = {
  readonly number: number;
  readonly name: string | null;
  readonly startsAtMinute: number;
  readonly endsAtMinute: number;
};
export type PeriodRow = {
  readonly weekday: number;
  readonly number: number;
  readonly week: string;
  readonly className: string | null;
  readonly subject: string | null;
  readonly teacherName: string | null;
};
export type ExceptionRow = {
  readonly kind: string;
  readonly fromDate: string;
  readonly untilDate: string;
  readonly weekday: number | null;
  readonly week: string | null;
  readonly name: string | null;
};
export type TimetableSettingRow = {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly className: string | null;
  readonly subject: string | null;
  readonly teacherName: string | null;
};
export type TimetableRows = {
  readonly bells: readonly BellRow[];
  readonly periods: readonly PeriodRow[];
  readonly exceptions: readonly ExceptionRow[];
  readonly setting: TimetableSettingRow;
};
export type PlannedRow = {
  readonly date: string;
  readonly number: number;
  readonly classKey: string;
  readonly lessonId: string;
  /** LocalText as JSON. */
  readonly title: string;
};
type PlannedPlace = Pick<PlannedRow, 'date' | 'number' | 'classKey'>;
export type PlannedLessonRow = Pick<PlannedRow, 'lessonId' | 'title'>;

/** How many changes can be taken back. */
const CHANGES_KEPT = 30;

const nothingSet: TimetableSettingRow = {
  ...{ startsOn: null, endsOn: null, className: null, subject: null, teacherName: null },
};

export const plannedSql = `SELECT date, number, class_key AS classKey, lesson_id AS lessonId, title
  FROM planned_lesson WHERE date BETWEEN @from AND @until`;

export const timetableQueries = {
  'timetable.read': read((db, _: Record<string, never>) => ({ rows: rowsOf(db), lastChange: lastChange(db) })),
  /** Writes the whole timetable and keeps what was there, all in one transaction. */
  'timetable.write': write((db, { rows, atUnixMs }: { rows: TimetableRows; atUnixMs: number }) => {
    const before = JSON.stringify(rowsOf(db));
    const { rowid } = db.run('INSERT INTO timetable_change (made_unix_ms, before) VALUES (@atUnixMs, @before)', {
      ...{ atUnixMs, before },
    });
    db.run('DELETE FROM timetable_change WHERE sequence <= @oldest', { oldest: rowid - CHANGES_KEPT });
    put(db, rows);
    return rowid;
  }),
  /** False: the change is not the last one. */
  'timetable.undo': write((db, { change }: { change: number }) => {
    if (lastChange(db) !== change) return false;
    const kept = db.get<{ before: string }>('SELECT before FROM timetable_change WHERE sequence = @change', { change });
    if (!kept) return false;
    put(db, JSON.parse(kept.before) as TimetableRows);
    db.run('DELETE FROM timetable_change WHERE sequence = @change', { change });
    return true;
  }),
  'timetable.planned': read((db, { from, until }: { from: string; until: string }) =>
    db.all<PlannedRow>(plannedSql, { from, until }),
  ),
  /** Answers the lesson that stood there before. */
  'timetable.plan': write((db, { atUnixMs, ...row }: PlannedRow & { atUnixMs: number }) => {
    const before = plannedAt(db, row);
    db.run(
      `INSERT INTO planned_lesson (date, number, class_key, lesson_id, title, made_unix_ms)
       VALUES (@date, @number, @classKey, @lessonId, @title, @atUnixMs)
       ON CONFLICT (date, number, class_key) DO UPDATE SET
         lesson_id = @lessonId, title = @title, made_unix_ms = @atUnixMs`,
      { ...row, atUnixMs },
    );
    return before;
  }),
  'timetable.unplan': write((db, place: PlannedPlace) => {
    const before = plannedAt(db, place);
    const { date, number, classKey } = place;
    db.run('DELETE FROM planned_lesson WHERE date = @date AND number = @number AND class_key = @classKey', {
      ...{ date, number, classKey },
    });
    return before;
  }),
};

function plannedAt(db: ReadDb, { date, number, classKey }: PlannedPlace): PlannedLessonRow | null {
  const sql = `SELECT lesson_id AS lessonId, title FROM planned_lesson
    WHERE date = @date AND number = @number AND class_key = @classKey`;
  return db.get<PlannedLessonRow>(sql, { date, number, classKey }) ?? null;
}

function lastChange(db: ReadDb): number | null {
  return db.get<{ last: number | null }>('SELECT max(sequence) AS last FROM timetable_change')?.last ?? null;
}

function rowsOf(db: ReadDb): TimetableRows {
  return {
    bells: db.all<BellRow>(
      'SELECT number, name, starts_at_minute AS startsAtMinute, ends_at_minute AS endsAtMinute FROM bell ORDER BY 3',
    ),
    periods: db.all<PeriodRow>(
      `SELECT weekday, number, week, class_name AS className, subject, teacher_name AS teacherName
       FROM period ORDER BY id`,
    ),
    exceptions: db.all<ExceptionRow>(
      'SELECT kind, from_date AS fromDate, until_date AS untilDate, weekday, week, name FROM day_exception ORDER BY id',
    ),
    setting:
      db.get<TimetableSettingRow>(
        `SELECT starts_on AS startsOn, ends_on AS endsOn, class_name AS className, subject,
         teacher_name AS teacherName FROM timetable_setting`,
      ) ?? nothingSet,
  };
}

function put(db: WriteDb, { bells, periods, exceptions, setting }: TimetableRows): void {
  for (const table of ['bell', 'period', 'day_exception', 'timetable_setting']) db.run(`DELETE FROM ${table}`);
  for (const bell of bells) {
    db.run('INSERT INTO bell VALUES (@number, @name, @startsAtMinute, @endsAtMinute)', { ...bell });
  }
  for (const period of periods) {
    db.run(
      `INSERT INTO period (weekday, number, week, class_name, subject, teacher_name)
       VALUES (@weekday, @number, @week, @className, @subject, @teacherName)`,
      { ...period },
    );
  }
  for (const exception of exceptions) {
    db.run(
      `INSERT INTO day_exception (kind, from_date, until_date, weekday, week, name)
       VALUES (@kind, @fromDate, @untilDate, @weekday, @week, @name)`,
      { ...exception },
    );
  }
  db.run('INSERT INTO timetable_setting VALUES (1, @startsOn, @endsOn, @className, @subject, @teacherName)', {
    ...setting,
  });
}
