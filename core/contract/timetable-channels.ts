import * as v from 'valibot';
import {
  Bell,
  CivilDate,
  changeRefusals,
  DayException,
  Period,
  PeriodNumber,
  Timetable,
  TimetableChange,
  TimetablePart,
  Weekday,
} from '../timetable/index.ts';
import { ClassId, LessonCard, LessonId, LocalText, Subject, TeacherId, UnixMs } from '../words/index.ts';
import { channel } from './channel.ts';
import { People } from './classroom-channels.ts';

const Parity = v.nullable(v.picklist(['odd', 'even']));
const className = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)));

/** The timetable with what a person has to know to change it. */
export const TimetableView = v.object({
  timetable: Timetable,
  /** Given by the school's policy: shown, not changed. */
  locked: v.array(TimetablePart),
  /** The change that `timetable.undo` takes back; null: there is none. */
  lastChange: v.nullable(v.number()),
  today: v.object({ date: CivilDate, weekNumber: v.nullable(v.number()), parity: Parity }),
});
export type TimetableView = v.InferOutput<typeof TimetableView>;

/** A period on a date, as the home page and the console show it. */
export const WeekPeriod = v.object({
  date: CivilDate,
  number: PeriodNumber,
  /** 早读; null: it is called by its number. */
  name: v.nullable(v.string()),
  startsAtUnixMs: UnixMs,
  endsAtUnixMs: UnixMs,
  className: v.nullable(v.string()),
  /** The class of this PC that is meant; null: it is not among them yet, `timetable.takeClass` adds it. */
  classId: v.nullable(ClassId),
  /** As the school calls it. */
  subjectName: v.nullable(v.string()),
  /** For its colour and paper; null: none of ours. */
  subject: v.nullable(Subject),
  teacherName: v.nullable(v.string()),
  teacherId: v.nullable(TeacherId),
  planned: v.nullable(
    v.object({
      lessonId: LessonId,
      /** Kept, so that it shows when the lesson has gone. */
      title: LocalText,
      lesson: v.nullable(LessonCard),
    }),
  ),
});
export type WeekPeriod = v.InferOutput<typeof WeekPeriod>;

export const TimetableDay = v.object({
  date: CivilDate,
  weekday: Weekday,
  /** Null: nothing is taught. Another weekday than its own: a make-up day. */
  taughtAs: v.nullable(Weekday),
  /** Why it is not as its weekday says: 国庆节. */
  exception: v.nullable(DayException),
  periods: v.array(WeekPeriod),
});
export type TimetableDay = v.InferOutput<typeof TimetableDay>;

export const TimetableWeek = v.object({
  /** False: nobody typed a timetable, there is nothing to show. */
  hasTimetable: v.boolean(),
  monday: CivilDate,
  today: CivilDate,
  /** 第 11 周; null outside the term or where nobody said when it began. */
  weekNumber: v.nullable(v.number()),
  parity: Parity,
  /** Monday to Sunday. */
  days: v.array(TimetableDay),
});
export type TimetableWeek = v.InferOutput<typeof TimetableWeek>;

export const TimetableNow = v.object({
  current: v.nullable(WeekPeriod),
  next: v.nullable(WeekPeriod),
});
export type TimetableNow = v.InferOutput<typeof TimetableNow>;

/** What of a file or a pasted text was understood; nothing is changed until `timetable.change` is called with it. */
export const TimetableReading = v.object({
  /** `grid`: days across or down; `list`: one period a row; `classes`: one class a row, all days across. */
  layout: v.picklist(['grid', 'list', 'classes']),
  periods: v.array(Period),
  /** Empty where the file says no times. */
  bells: v.array(Bell),
  /** What each column, or each day, was taken for: the header's own text and our word for it. */
  understood: v.array(v.object({ text: v.string(), means: v.nullable(v.string()) })),
  /** Cells and rows that were left out, with where they stand. */
  left: v.array(v.object({ row: v.number(), text: v.string() })),
});
export type TimetableReading = v.InferOutput<typeof TimetableReading>;

/** Three million bytes: far more than a year's table of a large school, and less than a message may hold. */
const fileCharactersMax = 3_900_000;

export const timetableChannels = {
  'timetable.read': channel({ who: ['console'], request: v.object({}), answer: TimetableView, errors: [] }),
  /** Several changes are one, to be taken back by one undo. */
  'timetable.change': channel({
    who: ['console'],
    request: v.object({ changes: v.pipe(v.array(TimetableChange), v.minLength(1), v.maxLength(500)) }),
    answer: TimetableView,
    errors: changeRefusals,
  }),
  /** Takes the last change back. `stale`: another one came after it. */
  'timetable.undo': channel({
    who: ['console'],
    request: v.object({ change: v.number() }),
    answer: TimetableView,
    errors: ['stale'],
  }),
  /** The week of the date, this week where none is said; what the chosen teacher or class has in it. */
  'timetable.week': channel({
    who: ['console'],
    request: v.object({ date: v.nullable(CivilDate) }),
    answer: TimetableWeek,
    errors: [],
  }),
  'timetable.now': channel({ who: ['console'], request: v.object({}), answer: TimetableNow, errors: [] }),
  /** Puts a lesson into a period of a date, or takes it out. */
  'timetable.planLesson': channel({
    who: ['console'],
    request: v.object({
      ...{ date: CivilDate, number: PeriodNumber, className },
      lessonId: v.nullable(LessonId),
    }),
    answer: v.object({
      /** What stood there before: to be planned again by an undo. */
      before: v.nullable(LessonId),
    }),
    errors: ['lessonGone'],
  }),
  /** The class and the teacher of a period become those of the room; who is not on this PC yet is added. */
  'timetable.takeClass': channel({
    who: ['console'],
    request: v.object({ className, teacherName: className }),
    answer: People,
    errors: ['personGone'],
  }),
  /** Reads a CSV or XLSX file, or text copied from a sheet, and says what it understands. */
  'timetable.import': channel({
    who: ['console'],
    request: v.object({
      source: v.variant('kind', [
        v.object({
          kind: v.literal('file'),
          base64: v.pipe(v.string(), v.maxLength(fileCharactersMax), v.base64()),
        }),
        v.object({ kind: v.literal('text'), text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
      ]),
    }),
    answer: TimetableReading,
    errors: ['noTimetable', 'sourceNotKnown', 'sourceDamaged', 'sourceTooLarge', 'sourceUnreadable'],
  }),
} as const;
