import type { TimetableView } from '../../core/contract/index.ts';
import {
  type ChangeRefusal,
  type CivilDate,
  changed,
  classKey,
  emptyTimetable,
  runningAt,
  secondsToNextBell,
  type Timetable,
  type TimetableChange,
  type TimetablePart,
  timetableParts,
  weekOf,
} from '../../core/timetable/index.ts';
import { fail, type LessonId, type LocalText, ok, type Result, type UnixMs } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import { civilMomentOf } from './civil-time.ts';
import { rowsOf, timetableOf } from './rows.ts';

export type Place = { readonly date: CivilDate; readonly number: number; readonly className: string | null };
export type Planned = { readonly lessonId: LessonId; readonly title: LocalText };

export type TimetableService = {
  /** Reads what is kept. Until then there is no timetable. */
  begin(): Promise<void>;
  current(): Timetable;
  view(): TimetableView;
  change(changes: readonly TimetableChange[]): Promise<Result<TimetableView, ChangeRefusal>>;
  undo(change: number): Promise<Result<TimetableView, { code: 'stale' }>>;
  /** What is planned on these days, by date, number and class. */
  planned(from: CivilDate, until: CivilDate): Promise<(place: Place) => Planned | null>;
  /** Answers what stood there before. */
  plan(place: Place, lesson: Planned | null): Promise<LessonId | null>;
  /** The title of a lesson that stood in a period and was taken out since the start: it may have gone since. */
  titleTakenOut(lessonId: LessonId): LocalText | null;
  /** Anybody's period runs by the timetable: background work waits. */
  periodRuns(): boolean;
  now(): UnixMs;
  /** It was changed, or a bell rang. */
  onChange(hear: () => void): Stop;
  /** The PC woke, or its clock may have been set. */
  look(): void;
  stop(): void;
};

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  /** What IT decided; the parts that it gives are not changed here. */
  readonly given: Partial<Timetable> | null;
  readonly clock: Clock;
  readonly wallClock: () => UnixMs;
};

/** The wall clock of a school's PC is set while it runs, so the next bell is looked for again this often. */
const LOOK_AGAIN_MS = 60_000;

export function createTimetable({ lessons, given, clock, wallClock }: Deps): TimetableService {
  const listeners = new Set<() => void>();
  const locked = timetableParts.filter((part) => given?.[part] !== undefined);
  let timetable: Timetable = { ...emptyTimetable, ...given };
  let lastChange: number | null = null;
  let stopWaiting: Stop = () => undefined;
  let stopped = false;
  let running = '';
  // One change after the other: each begins from what the one before has written.
  let last: Promise<unknown> = Promise.resolve();
  const takenOut = new Map<LessonId, LocalText>();

  const tell = (): void => {
    for (const hear of [...listeners]) hear();
  };
  async function readAgain(): Promise<void> {
    const kept = await lessons.run('timetable.read', {});
    timetable = { ...timetableOf(kept.rows), ...given };
    lastChange = kept.lastChange;
    look();
    tell();
  }
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  /** Waits for the next bell, and tells when the period is another one than before. */
  function look(): void {
    stopWaiting();
    if (stopped || timetable.periods.length === 0 || timetable.bells.length === 0) return;
    const moment = civilMomentOf(wallClock());
    const now = runningAt(timetable, moment)
      .map(({ date, bell }) => `${date}/${bell.number}`)
      .join();
    const rang = now !== running;
    running = now;
    const seconds = secondsToNextBell(timetable, moment);
    const waitMs = seconds === null ? LOOK_AGAIN_MS : Math.min(seconds * 1000, LOOK_AGAIN_MS);
    stopWaiting = clock.after(Math.max(waitMs, 50), look);
    if (rang) tell();
  }

  const view = (): TimetableView => {
    const { date } = civilMomentOf(wallClock());
    const { number, parity } = weekOf(timetable, date);
    return { timetable, locked: [...locked], lastChange, today: { date, weekNumber: number, parity } };
  };

  return {
    begin: readAgain,
    current: () => timetable,
    view,
    change: (changes) =>
      inTurn(async () => {
        const next = changed(timetable, changes, locked);
        if (!next.ok) return next;
        await lessons.run('timetable.write', { rows: rowsOf(ofThisPc(next.value, locked)), atUnixMs: wallClock() });
        await readAgain();
        return ok(view());
      }),
    undo: (change) =>
      inTurn(async () => {
        if (!(await lessons.run('timetable.undo', { change }))) return fail({ code: 'stale' });
        await readAgain();
        return ok(view());
      }),
    async planned(from, until) {
      const rows = await lessons.run('timetable.planned', { from, until });
      const byPlace = new Map(rows.map((row) => [`${row.date}/${row.number}/${row.classKey}`, row]));
      return (place) => {
        const row = byPlace.get(`${place.date}/${place.number}/${keyOf(place)}`);
        return row ? { lessonId: row.lessonId as LessonId, title: JSON.parse(row.title) as LocalText } : null;
      };
    },
    async plan(place, lesson) {
      const { date, number } = place;
      const where = { date, number, classKey: keyOf(place) };
      const before = lesson
        ? await lessons.run('timetable.plan', {
            ...{ ...where, lessonId: lesson.lessonId, title: JSON.stringify(lesson.title) },
            atUnixMs: wallClock(),
          })
        : await lessons.run('timetable.unplan', where);
      tell();
      if (before === null) return null;
      const lessonId = before.lessonId as LessonId;
      takenOut.set(lessonId, JSON.parse(before.title) as LocalText);
      return lessonId;
    },
    titleTakenOut: (lessonId) => takenOut.get(lessonId) ?? null,
    periodRuns: () => runningAt(timetable, civilMomentOf(wallClock())).length > 0,
    now: wallClock,
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    look,
    stop() {
      stopped = true;
      stopWaiting();
    },
  };
}

const keyOf = ({ className }: Place): string => (className === null ? '' : classKey(className));

/** What policy gives is not written down: it would stay when policy goes. */
function ofThisPc(timetable: Timetable, locked: readonly TimetablePart[]): Timetable {
  const given = Object.fromEntries(locked.map((part) => [part, emptyTimetable[part]]));
  return { ...timetable, ...given };
}
