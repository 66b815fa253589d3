import { type Plan, type Shown, shownOf } from '../../core/plan/index.ts';
import { expectedSeconds, type SessionState } from '../../core/session/index.ts';
import { type UnixMs, unixMs } from '../../core/words/index.ts';
import type { Session } from '../classroom/index.ts';
import type { Databases } from '../database/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';

type Deps = {
  readonly session: Session;
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly planOf: (state: SessionState) => Promise<Plan | null>;
  /** The period that runs by the timetable. */
  readonly period: () => { readonly sinceUnixMs: number; readonly seconds: number } | null;
  readonly clock: Clock;
  readonly wallClock: () => UnixMs;
  readonly log: Log;
};

export type InClass = {
  now(): Promise<Shown & { readonly plan: Plan | null; readonly periodSeconds: number }>;
  onChange(hear: () => void): Stop;
  settled(): Promise<void>;
};

/** Where no timetable says when the period began: a period back from now. */
const PERIOD_MS = 40 * 60_000;
/** A moment's touch is no video. */
const LEAST_SECONDS = 0.2;

/** Counts what the class sees of video: each time that the lesson runs is one stretch, written when it stands again. */
export function inClass({ session, lessons, planOf, period, clock, wallClock, log }: Deps): InClass {
  const listeners = new Set<() => void>();
  let writing: Promise<unknown> = Promise.resolve();
  /** The state from which the running lesson is counted. */
  let running: SessionState | null = null;

  function keep(from: SessionState): void {
    const { lesson, motion } = from;
    if (!lesson || motion.kind !== 'playing') return;
    const videoSeconds = (expectedSeconds(from, clock.now()) - motion.mediaSeconds) / from.rate;
    if (videoSeconds < LEAST_SECONDS) return;
    const whose = { teacherId: from.teacherId ?? '', classId: from.classId ?? '' };
    writing = writing
      .then(() => lessons.run('shown.keep', { ...whose, lessonId: lesson.id, untilUnixMs: wallClock(), videoSeconds }))
      .then(() => {
        for (const hear of [...listeners]) hear();
      })
      .catch((error: unknown) => log.fault('minutes shown', error));
  }

  session.onState((state) => {
    if (running && state.motion === running.motion && state.rate === running.rate) return;
    if (running) keep(running);
    running = state.motion.kind === 'playing' ? state : null;
  });

  return {
    async now() {
      await writing;
      const state = session.state();
      const bell = period();
      const plan = await planOf(state);
      const stretches = await lessons.run('shown.since', {
        ...{ teacherId: state.teacherId ?? '', classId: state.classId ?? '' },
        sinceUnixMs: bell?.sinceUnixMs ?? unixMs(wallClock() - PERIOD_MS),
      });
      return { plan, periodSeconds: bell?.seconds ?? plan?.periodSeconds ?? PERIOD_MS / 1000, ...shownOf(stretches) };
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    async settled() {
      if (running) keep(running);
      running = null;
      await writing;
    },
  };
}
