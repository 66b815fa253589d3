import {
  type Plan,
  type PlanSchool,
  type Shown,
  type Stretch,
  schoolOf,
  shownOf,
  watchedOn,
  watchFrom,
} from '../../core/plan/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { type Lesson, type LessonId, type UnixMs, unixMs } from '../../core/words/index.ts';
import type { Session } from '../classroom/index.ts';
import type { Databases } from '../database/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';

type Deps = {
  readonly session: Session;
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly planOf: (state: SessionState) => Promise<Plan | null>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Pick<Lesson, 'stage' | 'grade'> | null>;
  /** The period that runs by the timetable. */
  readonly period: () => { readonly sinceUnixMs: number; readonly seconds: number } | null;
  readonly clock: Clock;
  readonly wallClock: () => UnixMs;
  readonly log: Log;
};

type Now = Shown & {
  readonly plan: Plan | null;
  readonly periodSeconds: number;
  /** Of the stretch under way, up to the motion that the session tells of; a window counts on from there. */
  readonly openSeconds: number;
  readonly school: PlanSchool;
};

export type InClass = {
  now(): Promise<Now>;
  onChange(hear: () => void): Stop;
  settled(): Promise<void>;
};

/** Where no timetable says when the period began: a period back from now. */
const PERIOD_MS = 40 * 60_000;
/** A moment's touch is no video. */
const LEAST_SECONDS = 0.2;

/** Counts what the class sees of video (core/plan/watched.ts); a stretch is written when it ends. */
export function inClass({ session, lessons, planOf, lessonOf, period, clock, wallClock, log }: Deps): InClass {
  const listeners = new Set<() => void>();
  let writing: Promise<unknown> = Promise.resolve();
  let watch = watchFrom(session.state());

  function tell(): void {
    for (const hear of [...listeners]) hear();
  }
  function keep({ teacherId, classId, lessonId, seconds: videoSeconds }: Stretch): void {
    if (videoSeconds < LEAST_SECONDS) return;
    const whose = { teacherId: teacherId ?? '', classId: classId ?? '' };
    const untilUnixMs = wallClock();
    writing = writing
      .then(() => lessons.run('shown.keep', { ...whose, lessonId, untilUnixMs, videoSeconds }))
      .then(tell)
      .catch((error: unknown) => log.fault('minutes shown', error));
  }
  function look(state: SessionState): void {
    const before = watch.stretch;
    const next = watchedOn(watch, state, clock.now());
    watch = next.watch;
    if (next.ended) keep(next.ended);
    else if (watch.stretch !== before) tell();
  }

  session.onState(look);

  return {
    async now() {
      await writing;
      const state = session.state();
      const bell = period();
      const plan = await planOf(state);
      const sinceUnixMs = bell?.sinceUnixMs ?? unixMs(wallClock() - PERIOD_MS);
      const stretches = await lessons.run('shown.since', {
        ...{ teacherId: state.teacherId ?? '', classId: state.classId ?? '', sinceUnixMs },
      });
      const periodSeconds = bell?.seconds ?? plan?.periodSeconds ?? PERIOD_MS / 1000;
      const openSeconds = Math.min(watch.stretch?.seconds ?? 0, (wallClock() - sinceUnixMs) / 1000);
      const lesson = state.lesson && (await lessonOf(state.lesson.id));
      const school = schoolOf(plan?.lessons ?? (lesson ? [lesson] : []));
      return { plan, periodSeconds, openSeconds, school, ...shownOf(stretches, sinceUnixMs) };
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    async settled() {
      // Lectern ends: what runs now is written as if it stood.
      const { ended } = watchedOn(watch, { ...watch.state, lesson: null }, clock.now());
      if (ended) keep(ended);
      watch = watchFrom(session.state());
      await writing;
    },
  };
}
