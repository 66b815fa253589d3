import { useEffect, useState } from 'react';
import {
  type DryRun,
  dryRunBegun,
  dryRunKept,
  dryRunStands,
  dryRunTo,
  isAtEnd,
  segmentsOfPlan,
} from '../../core/plan/index.ts';
import { nextStop } from '../../core/session/index.ts';
import { mediaSeconds } from '../../core/words/index.ts';
import type { Actions } from '../teach/index.ts';
import type { Preparing } from './usePreparing.ts';

export type DryRunning = {
  /** Null: none is on. */
  readonly run: DryRun | null;
  /** The lesson stands where its segment ends: the next press goes on to another one. */
  readonly atEnd: boolean;
  begin(): void;
  /** To where the lesson would halt next; what lies between counts as seen. */
  skip(): void;
  /** Plays, pauses, and at the end of a segment goes on to the next one; past the last one the run is over. */
  goOn(): void;
  stop(): void;
  /** How a run that went to its end is left. */
  readonly isOver: boolean;
};

const nowMs = () => performance.now();

/** The whole period played here without a class: what the lesson halts for is the teacher's to say, by the clock. */
export function useDryRun(preparing: Preparing, actions: Actions): DryRunning {
  const { plan, state, desk, session, goTo, here } = preparing;
  const [run, setRun] = useState<DryRun | null>(null);
  const segments = segmentsOfPlan(plan);
  const segment = run ? segments[run.at] : undefined;
  const isThere = segment !== undefined && state.lesson?.id === segment.lessonId;
  const stands = isThere && state.motion.kind === 'paused';
  useEffect(() => {
    setRun((before) => before && dryRunStands(before, stands, nowMs()));
  }, [stands]);

  const begins = (at: number): void => {
    const next = segments[at];
    if (next) goTo(next.lessonId, next.fromSeconds);
  };
  const atEnd =
    stands && (isAtEnd(segment, state.motion.mediaSeconds) || state.motion.mediaSeconds > segment.toSeconds);
  return {
    run,
    atEnd,
    isOver: run !== null && run.at >= segments.length,
    begin() {
      if (segments.length === 0) return;
      actions.pause();
      setRun(dryRunBegun);
      begins(0);
    },
    skip() {
      if (!segment || !state.lesson || !isThere) return;
      const stop = nextStop(state.lesson, here())?.atSeconds ?? segment.toSeconds;
      actions.pause();
      session.dispatch({ type: 'seek', mediaSeconds: mediaSeconds(Math.min(stop, segment.toSeconds)) });
    },
    goOn() {
      if (!run) return;
      if (!atEnd) return actions.toggle();
      const next = dryRunTo(run, run.at + 1, nowMs());
      setRun(next);
      begins(next.at);
      const kept = next.at >= segments.length && dryRunKept(plan, next);
      if (kept) desk.edit(kept);
    },
    stop() {
      actions.pause();
      const kept = run && run.at < segments.length && dryRunKept(plan, run);
      if (kept) desk.edit(kept);
      setRun(null);
    },
  };
}
