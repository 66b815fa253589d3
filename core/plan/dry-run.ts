import { minutesOf } from './budget.ts';
import type { PlanEdit } from './change.ts';
import { type Plan, segmentsOfPlan } from './plan.ts';
import { stopsIn } from './stops.ts';

/**
 * A period tried without a class: the lesson plays as it will, and the time in which it stands is what the teacher
 * talks and pupils think. What is skipped of the video counts as seen, so that a dry run may be a short one.
 */
export type DryRun = {
  /** Which of the plan's segments it is in. */
  readonly at: number;
  /** How long the lesson stood, by segment. */
  readonly stoodSeconds: readonly number[];
  /** Since when it stands now; null: it moves. */
  readonly sinceMs: number | null;
};

export const dryRunBegun: DryRun = { at: 0, stoodSeconds: [], sinceMs: null };

/** The lesson stands since now, or moves on. */
export function dryRunStands(run: DryRun, stands: boolean, nowMs: number): DryRun {
  if (stands === (run.sinceMs !== null)) return run;
  return stands ? { ...run, sinceMs: nowMs } : { ...added(run, nowMs), sinceMs: null };
}

/** To another segment, or past the last one. What was talked after the one before is that one's. */
export function dryRunTo(run: DryRun, at: number, nowMs: number): DryRun {
  return { ...added(run, nowMs), at, sinceMs: run.sinceMs === null ? null : nowMs };
}

export type DryRunTimes = {
  /** So far, in the time of a class. */
  readonly takenSeconds: number;
  /** By the plan, at this place. */
  readonly dueSeconds: number;
  readonly stoodSeconds: number;
  /** Of the whole plan, and what of that is not video. */
  readonly wholeSeconds: number;
  readonly plannedStandSeconds: number;
};

/** `seconds`: where the lesson is in the run's segment. */
export function dryRunTimes(plan: Plan, run: DryRun, seconds: number, nowMs: number): DryRunTimes {
  const segments = segmentsOfPlan(plan);
  const minutes = segments.map((segment) => minutesOf(plan, segment));
  const now = segments[run.at];
  const seen = now ? Math.min(Math.max(0, seconds - now.fromSeconds), now.toSeconds - now.fromSeconds) : 0;
  const passed = now ? stopsIn(plan, now).filter(({ atSeconds }) => atSeconds < now.fromSeconds + seen) : [];
  const before = minutes.slice(0, run.at);
  const sum = (of: (one: (typeof minutes)[number]) => number, all = minutes) => all.reduce((n, one) => n + of(one), 0);
  const stands = (one: (typeof minutes)[number]) => one.talkSeconds + one.thinkSeconds;
  const stoodSeconds = added(run, nowMs).stoodSeconds.reduce((n, one) => n + one, 0);
  const videoSeconds = sum((one) => one.videoSeconds, before) + seen;
  return {
    takenSeconds: videoSeconds + stoodSeconds,
    dueSeconds: videoSeconds + sum(stands, before) + passed.reduce((n, one) => n + (one.thinkSeconds ?? 0), 0),
    stoodSeconds,
    wholeSeconds: sum((one) => one.videoSeconds) + sum(stands),
    plannedStandSeconds: sum(stands),
  };
}

/** Kept in the plan, for the segments that were tried to their end; null: there is none. */
export function dryRunKept(plan: Plan, { at, stoodSeconds }: DryRun): PlanEdit | null {
  const tried = segmentsOfPlan(plan).slice(0, at);
  const puts = tried.map((segment, n) => ({ ...segment, triedSeconds: Math.round(stoodSeconds[n] ?? 0) }));
  return puts.length > 0 ? { puts } : null;
}

/** As long as it took, in whole minutes: what is not thinking is talk. */
export function talkAsTried(plan: Plan): PlanEdit | null {
  const puts = segmentsOfPlan(plan).flatMap((segment) => {
    const { triedSeconds } = segment;
    if (triedSeconds === undefined) return [];
    const talkSeconds = Math.ceil(Math.max(0, triedSeconds - minutesOf(plan, segment).thinkSeconds) / 60) * 60;
    return talkSeconds === segment.talkSeconds ? [] : [{ ...segment, talkSeconds }];
  });
  return puts.length > 0 ? { puts } : null;
}

function added(run: DryRun, nowMs: number): DryRun {
  if (run.sinceMs === null) return run;
  const stoodSeconds = Array.from({ length: Math.max(run.stoodSeconds.length, run.at + 1) }, (_, n) =>
    n === run.at ? (run.stoodSeconds[n] ?? 0) + (nowMs - (run.sinceMs ?? nowMs)) / 1000 : (run.stoodSeconds[n] ?? 0),
  );
  return { ...run, stoodSeconds };
}
