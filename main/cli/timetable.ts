import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { TimetableNow, TimetableReading, WeekPeriod } from '../../core/contract/index.ts';
import { cellText, minuteText, takeReading } from '../../core/timetable/index.ts';
import type { UnixMs } from '../../core/words/index.ts';
import { createPeople } from '../classroom/index.ts';
import { type Databases, openLessons } from '../database/index.ts';
import { type Flags, machineClock, readSurroundings } from '../host/common/index.ts';
import { streamLog } from '../log.ts';
import { givenTimetable } from '../policy/index.ts';
import { createTimetable, createWeeks, readTimetableFile } from '../timetable/index.ts';
import type { Texts } from './texts.ts';
import { wallClock } from './wall-clock.ts';

type Say = { readonly out: (line: string) => void; readonly error: (line: string) => void };
type Call = {
  readonly verb: 'import' | 'now';
  readonly path: string | null;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly flags: Flags;
};
type Run = { readonly call: Call; readonly texts: Texts; readonly say: Say };

const LINES_SHOWN = 40;

/**
 * `lectern timetable import FILE` takes a week in from a CSV or XLSX file, `--dry-run` says how it is understood;
 * `lectern timetable now` says which period runs. Exit code 0, 1 where it was refused, 2 for a wrong call.
 */
export async function timetable(args: readonly string[], mainUrl: string, texts: Texts, say: Say): Promise<number> {
  const call = readCall(args);
  if (!call) {
    say.error(texts.timetableUsage);
    return 2;
  }
  const run = { call, texts, say };
  const reading = call.path === null ? null : await readTimetableFile(call.path);
  if (reading && !reading.ok) {
    const { code, detail = '' } = reading.error;
    say.error(call.json ? JSON.stringify(reading) : texts.timetableRefused(code, detail));
    return 1;
  }
  if (reading && call.dryRun) {
    sayReading(run, reading.value);
    return 0;
  }
  const { paths, options } = await readSurroundings(call.flags, process.env, mainUrl);
  const { backups, policy } = options;
  const lessons = await openLessons({ paths, backups, clock: machineClock(), log: streamLog(say.error) });
  if (!lessons.ok) {
    say.error(texts.timetableRefused(lessons.error.code, ''));
    return 1;
  }
  try {
    return await withTimetable(run, lessons.value, givenTimetable(policy.timetable), reading?.value ?? null);
  } finally {
    await lessons.value.close();
  }
}

async function withTimetable(
  { call, texts, say }: Run,
  lessons: Databases['lessons'],
  given: ReturnType<typeof givenTimetable>,
  reading: TimetableReading | null,
): Promise<number> {
  const service = createTimetable({ lessons, given, clock: machineClock(), wallClock });
  await service.begin();
  try {
    if (reading === null) {
      const people = createPeople({ lessons, wallClock });
      const weeks = createWeeks({ timetable: service, people: people.list, cardOf: async () => null });
      sayNow({ call, texts, say }, await weeks.now());
      return 0;
    }
    const made = await service.change(takeReading(reading, service.view().locked));
    if (!made.ok) {
      say.error(call.json ? JSON.stringify(made) : texts.timetableRefused(made.error.code, ''));
      return 1;
    }
    sayReading({ call, texts, say }, reading);
    return 0;
  } finally {
    service.stop();
  }
}

function readCall(args: readonly string[]): Call | null {
  try {
    const string = { type: 'string' } as const;
    const no = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: string, lessons: string, policy: string, language: string, 'dry-run': no, json: no },
    });
    const [verb, path, ...more] = positionals;
    const isImport = verb === 'import' && path !== undefined;
    if (!(isImport || (verb === 'now' && path === undefined)) || more.length > 0) return null;
    const { data, lessons, policy, language } = values;
    return {
      ...{ verb: isImport ? 'import' : 'now', path: isImport ? resolve(path) : null },
      ...{ dryRun: values['dry-run'], json: values.json },
      flags: { data, lessons, policy, language, window: false },
    };
  } catch {
    return null;
  }
}

function sayReading({ call, texts, say }: Run, reading: TimetableReading): void {
  if (call.json) {
    say.out(JSON.stringify({ ok: true, dryRun: call.dryRun, ...reading }));
    return;
  }
  for (const period of reading.periods.slice(0, LINES_SHOWN)) {
    say.out(`  ${texts.dayAndPeriod(period.weekday, period.number)}  ${cellText([period], texts.weeks)}`);
  }
  if (reading.periods.length > LINES_SHOWN) say.out(`  ${texts.moreSkipped(reading.periods.length - LINES_SHOWN)}`);
  for (const { row, text } of reading.left) say.out(`  ${texts.timetableLeft(row, text)}`);
  say.out(texts.timetableRead(reading.periods.length, reading.bells.length, call.dryRun));
}

function sayNow({ call, texts, say }: Run, now: TimetableNow): void {
  if (call.json) {
    say.out(JSON.stringify(now));
    return;
  }
  const { current, next } = now;
  if (current) {
    const minutesLeft = Math.ceil((current.endsAtUnixMs - wallClock()) / 60_000);
    say.out(texts.periodNow(lineOf(current, texts), minutesLeft));
  } else say.out(texts.noPeriodNow);
  if (next) say.out(texts.periodNext(lineOf(next, texts)));
}

function lineOf(period: WeekPeriod, { dayAndPeriod }: Texts): string {
  const { startsAtUnixMs, endsAtUnixMs, className, subjectName, teacherName } = period;
  const day = new Date(startsAtUnixMs).getDay() || 7;
  const who = [className, subjectName, teacherName].filter((word) => word !== null).join(' ');
  return `${dayAndPeriod(day, period.number)} ${timeOf(startsAtUnixMs)}-${timeOf(endsAtUnixMs)} ${who}`;
}

function timeOf(instant: UnixMs): string {
  const local = new Date(instant);
  return minuteText(local.getHours() * 60 + local.getMinutes());
}
