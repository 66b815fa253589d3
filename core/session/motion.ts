import { type CueId, type MonotonicMs, mediaSeconds, monotonicMs, type WindowId } from '../words/index.ts';
import { expectedSeconds } from './clock.ts';
import { endSeconds, frameEndSeconds, framesNeedTable, settled } from './grid.ts';
import { haltSeconds, isLoopEnd } from './halts.ts';
import { gatheringWindows } from './leading.ts';
import type { Motion, PauseReason, SessionLesson, SessionState } from './state.ts';
import { changed, refused, type Step, type Steps, withLesson } from './step.ts';
import { stopAt } from './stops.ts';

/**
 * How the lesson moves. Nothing here waits: main's timers bring `startAnyway`, `fixAnyway` and `reachedStop`,
 * the windows bring `ready` and `fixFrame`, and a message that comes too late is refused as `stale`.
 */

/** A start is set this far ahead, so that the word reaches every window before it is due. */
const START_AHEAD_MS = 150;
/** A window that claims another frame than about the expected one is lost itself. */
const PRESENTED_WITHIN_SECONDS = 1;
/** Timers may fire a little early; a stop this near has been reached. */
const STOP_EARLY_SECONDS = 0.05;

type MotionType =
  | 'play'
  | 'pause'
  | 'seek'
  | 'seekBy'
  | 'rate'
  | 'ready'
  | 'startAnyway'
  | 'reachedStop'
  | 'fixFrame'
  | 'fixAnyway'
  | 'sleep';

export const motionSteps: Steps<MotionType> = {
  play: (state, _, at) =>
    withLesson(state, (lesson) => {
      if (state.motion.kind !== 'paused') return refused('alreadySo');
      // What plays is seen: a black picture or a board before the lesson would hide it.
      const seen: SessionState = { ...state, blank: false, showing: { kind: 'lesson' } };
      const here = state.motion.mediaSeconds;
      return gather(seen, lesson, isEnd(lesson, here) ? 0 : here, at);
    }),
  pause: (state, { reason, presentedSeconds }, at) =>
    withLesson(state, (lesson) => {
      const { motion } = state;
      if (motion.kind === 'paused') return refused('notPlaying');
      if (motion.kind === 'gathering') return paused(state, lesson, motion.mediaSeconds, reason);
      const expected = expectedSeconds(state, at);
      return isPlausible(presentedSeconds, expected)
        ? paused(state, lesson, presentedSeconds, reason, { fixing: false })
        : paused(state, lesson, expected, reason, { fixing: true });
    }),
  seek: (state, { mediaSeconds: to, passing }, at) =>
    withLesson(state, (lesson) => {
      const step = goTo(state, lesson, to, at);
      if (!passing || !step.ok || step.value.motion.kind === 'playing') return step;
      return changed(step.value, { motion: { ...step.value.motion, passing } });
    }),
  seekBy: (state, { deltaSeconds }, at) =>
    withLesson(state, (lesson) => goTo(state, lesson, expectedSeconds(state, at) + deltaSeconds, at)),
  rate: (state, { rate }, at) => {
    if (rate === state.rate) return refused('alreadySo');
    return changed(state, { rate, motion: rebased(state, at) });
  },
  ready: (state, { windowId, gathering }, at) =>
    withLesson(state, (lesson) => {
      const { motion } = state;
      if (motion.kind !== 'gathering' || motion.gathering !== gathering) return refused('stale');
      if (!motion.missing.includes(windowId)) return refused('unknownWindow');
      return arrived(
        state,
        lesson,
        motion.missing.filter((one) => one !== windowId),
        at,
      );
    }),
  startAnyway: (state, { gathering }, at) =>
    withLesson(state, (lesson) => {
      if (state.motion.kind !== 'gathering' || state.motion.gathering !== gathering) return refused('stale');
      return arrived(state, lesson, [], at);
    }),
  reachedStop: (state, _, at) =>
    withLesson(state, (lesson) => {
      const { motion } = state;
      if (motion.kind !== 'playing') return refused('stale');
      if (expectedSeconds(state, at) < motion.stopsAtSeconds - STOP_EARLY_SECONDS * state.rate) return refused('stale');
      const cue = stopAt(lesson, motion.stopsAtSeconds);
      if (!cue && isLoopEnd(state.loop, motion.stopsAtSeconds)) {
        return gather(state, lesson, state.loop.fromSeconds, at);
      }
      const reason = cue ? 'cue' : hasItsEnd(lesson) ? 'end' : 'preparing';
      return paused(state, lesson, motion.stopsAtSeconds, reason, { cueId: cue?.id });
    }),
  fixFrame: (state, { presentedSeconds }) =>
    withLesson(state, (lesson) => {
      const { motion } = state;
      if (motion.kind !== 'paused' || !motion.fixing) return refused('stale');
      if (!isPlausible(presentedSeconds, motion.mediaSeconds)) return refused('stale');
      const fixed = { ...motion, mediaSeconds: settled(lesson, presentedSeconds), fixing: false };
      return changed(state, { motion: fixed });
    }),
  fixAnyway: (state) => {
    const { motion } = state;
    if (motion.kind !== 'paused' || !motion.fixing) return refused('stale');
    return changed(state, { motion: { ...motion, fixing: false } });
  },
  sleep: (state, { reason }, at) => {
    const still = halted(state, reason, at);
    return still === state ? refused('alreadySo') : changed(still, {});
  },
};

/** The state with its lesson standing still, as it is where it already does. */
export function halted(state: SessionState, reason: PauseReason, at: MonotonicMs): SessionState {
  const { lesson, motion } = state;
  if (!lesson || motion.kind === 'paused') return state;
  return { ...state, motion: standing(lesson, expectedSeconds(state, at), reason, {}) };
}

type Standing = { readonly fixing?: boolean; readonly cueId?: CueId | undefined };

/**
 * A pause at a time. Where the frames are known by a table only, the leading window is asked for the frame
 * even when the time itself is certain.
 */
export function standing(
  lesson: SessionLesson,
  seconds: number,
  reason: PauseReason,
  { fixing, cueId }: Standing = {},
): Motion {
  return {
    kind: 'paused',
    mediaSeconds: settled(lesson, seconds),
    fixing: fixing ?? framesNeedTable(lesson),
    reason,
    cueId: cueId ?? stopAt(lesson, seconds)?.id ?? null,
  };
}

function paused(
  state: SessionState,
  lesson: SessionLesson,
  seconds: number,
  reason: PauseReason,
  details: Standing = {},
): Step {
  return changed(state, { motion: standing(lesson, seconds, reason, details) });
}

/** Goes to a time: at once where the lesson stands, by a gathering where it moves. */
export function goTo(state: SessionState, lesson: SessionLesson, seconds: number, at: MonotonicMs): Step {
  return state.motion.kind === 'paused' ? standAt(state, lesson, seconds) : gather(state, lesson, seconds, at);
}

/** Goes to a time and stands there, whether it moved or not. */
export function standAt(state: SessionState, lesson: SessionLesson, seconds: number): Step {
  const cue = stopAt(lesson, seconds);
  return paused(state, lesson, seconds, cue ? 'cue' : 'teacher', { cueId: cue?.id });
}

/** All seek and wait for each other. The coming revision is its number: it rises and is never used twice. */
function gather(state: SessionState, lesson: SessionLesson, seconds: number, at: MonotonicMs): Step {
  const gathering = {
    kind: 'gathering',
    mediaSeconds: settled(lesson, seconds),
    gathering: state.revision + 1,
  } as const;
  return arrived({ ...state, motion: { ...gathering, missing: [] } }, lesson, gatheringWindows(state), at);
}

/** Those that are missing stay awaited; with nobody missing the lesson starts, a little ahead of now. */
export function arrived(
  state: SessionState,
  lesson: SessionLesson,
  missing: readonly WindowId[],
  at: MonotonicMs,
): Step {
  const { motion } = state;
  if (motion.kind !== 'gathering') return changed(state, {});
  if (missing.length > 0) return changed(state, { motion: { ...motion, missing: [...missing] } });
  return changed(state, { motion: playingFrom(state, lesson, motion.mediaSeconds, monotonicMs(at + START_AHEAD_MS)) });
}

function playingFrom(
  { loop }: Pick<SessionState, 'loop'>,
  lesson: SessionLesson,
  seconds: number,
  atMonotonicMs: MonotonicMs,
): Motion {
  const stopsAtSeconds = haltSeconds(lesson, loop, seconds);
  return { kind: 'playing', mediaSeconds: mediaSeconds(seconds), atMonotonicMs, stopsAtSeconds };
}

/** The same motion told from now on, so that a new rate counts from now; a start that lies ahead stays. */
function rebased(state: SessionState, at: MonotonicMs): Motion {
  const { motion } = state;
  if (motion.kind !== 'playing' || at < motion.atMonotonicMs) return motion;
  return { ...motion, mediaSeconds: expectedSeconds(state, at), atMonotonicMs: at };
}

/** Its end is its own, and not that of what has been converted. */
const hasItsEnd = (lesson: SessionLesson): boolean => endSeconds(lesson) === lesson.durationSeconds;

/** On the last frame there is nothing left to play: playing begins again from the start. */
function isEnd(lesson: SessionLesson, seconds: number): boolean {
  if (!hasItsEnd(lesson)) return false;
  return (
    frameEndSeconds(lesson, seconds) >= lesson.durationSeconds || seconds >= settled(lesson, lesson.durationSeconds)
  );
}

function isPlausible(presentedSeconds: number | null, expected: number): presentedSeconds is number {
  return presentedSeconds !== null && Math.abs(presentedSeconds - expected) <= PRESENTED_WITHIN_SECONDS;
}
