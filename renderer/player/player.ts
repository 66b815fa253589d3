import type { CallMain } from '../../core/contract/index.ts';
import {
  type FollowerRole,
  gridTrack,
  layoutRects,
  leadingWindow,
  markedRecording,
  playedTracks,
  qualityOf,
  type SessionState,
  settled,
  shapesOf,
  soundTrack,
  soundWindow,
  type Track,
  viewOf,
} from '../../core/session/index.ts';
import { type MediaSeconds, mediaSeconds, type TrackRole, type WindowId } from '../../core/words/index.ts';
import { createFollower, type Follower } from './follower.ts';
import type { FrameTables } from './frame-tables.ts';
import { goalAt } from './goal.ts';
import { createPlayLatency, type PlayLatency } from './latency.ts';
import type { MainClock } from './main-clock.ts';
import type { Media } from './media.ts';
import { createStandIn, type ScrubPicture, type StandIn } from './stand-in.ts';
import type { LocalClock } from './timing.ts';

/** A media element's part in the window: a visible track, or the one sound. */
export type Part = TrackRole | 'sound';

/** What is seen of a part until its own picture is there. */
export type BeforePicture = {
  /** Its small copy. */
  readonly small?: ScrubPicture | undefined;
  /** Its own picture is there. */
  readonly onThere: () => void;
};

/** All that plays in one window, kept to the session. Knows no DOM: it is handed elements. */
export type Player = {
  /** Takes in a new state of the session. */
  readonly update: (state: SessionState) => void;
  /** An element for this part is there, and what stands in for it; the returned function takes it away again. */
  readonly mount: (part: Part, track: Track, media: Media, before?: BeforePicture) => () => void;
  /** The middle of the frame that this part stands at and has on show; null while it is on its way or moves. */
  readonly standsAt: (part: Part) => number | null;
  /** The middle of the frame that this track is to show while the lesson stands; null while it moves. */
  readonly frameOf: (track: Track) => number | null;
  /** The middle of the frame this window shows: what `pause` and `freeze` are asked with. */
  readonly presentedSeconds: () => MediaSeconds | null;
  /** For main's log. */
  readonly fault: (message: string) => void;
  readonly stop: () => void;
};

export type PlayerDeps = {
  readonly call: CallMain;
  readonly clock: Pick<MainClock, 'now' | 'onCorrected'>;
  readonly local: LocalClock;
  readonly tables: FrameTables;
  readonly windowId: WindowId;
  readonly role: FollowerRole;
  readonly fault: (message: string) => void;
};

/**
 * Nobody hears where a paused sound stands, and its seek decodes beside those of the pictures: on two cores the class
 * would see the frame a fifth later.
 */
const SOUND_RESTS_MS = 1000;

type Mounted = { readonly track: Track; readonly follower: Follower; readonly standIn: StandIn | null };

export function createPlayer(deps: PlayerDeps): Player {
  const { call, clock, local, tables, windowId, role, fault } = deps;
  const mounted = new Map<Part, Mounted>();
  const latencies = new Map<Part, PlayLatency>();
  let state: SessionState | null = null;
  /** The lesson was running in this window when it was asked to stand still. */
  let ran = false;
  let saidReady = -1;
  let saidFrame = -1;
  let stopped = false;

  function update(next: SessionState): void {
    const before = state;
    if (before?.motion.kind !== next.motion.kind) ran = before?.motion.kind === 'playing';
    state = next;
    sayFrame(next);
    for (const part of mounted.keys()) tell(part);
    watchMainPart();
    sayReady();
  }

  /** The state comes before the elements that it asks for: one of another lesson is about to be taken away. */
  function tell(part: Part): void {
    const one = mounted.get(part);
    if (!one || !state?.lesson) return;
    const tracks = part === 'sound' ? state.lesson.tracks : playedTracks(state.lesson, qualityOf(state));
    if (!tracks.some(({ digest }) => digest === one.track.digest)) return;
    const { frames, scrub } = one.track;
    const line = { motion: viewOf(state, role).motion, rate: state.rate };
    if (one.standIn && scrub) one.standIn.follow(line, tables.of(scrub.frames));
    one.follower.follow({ ...line, frames, table: tables.of(frames) });
  }

  function watchMainPart(): void {
    const main = mainPart();
    for (const [part, { follower }] of mounted) follower.watchFrames(part === main);
  }

  function latencyOf(part: Part): PlayLatency {
    const known = latencies.get(part) ?? createPlayLatency();
    latencies.set(part, known);
    return known;
  }

  /** The visible part whose frames the lesson's time is counted in, or the first there is. */
  function mainPart(): Part | null {
    const lesson = state?.lesson;
    const grid = lesson ? gridTrack(lesson)?.role : undefined;
    if (grid && mounted.has(grid)) return grid;
    return [...mounted.keys()].find((part) => part !== 'sound') ?? null;
  }

  function presentedSeconds(): MediaSeconds | null {
    const part = mainPart();
    const presented = part ? mounted.get(part)?.follower.presentedSeconds() : null;
    if (presented === null || presented === undefined || !state?.lesson) return null;
    const grid = gridTrack(state.lesson);
    return settled(state.lesson, presented, grid ? tables.of(grid.frames) : null);
  }

  function standsAt(part: Part): number | null {
    const follower = mounted.get(part)?.follower;
    return follower?.isPlaced() ? follower.presentedSeconds() : null;
  }

  function frameOf({ frames }: Track): number | null {
    if (!state) return null;
    const { motion } = viewOf(state, role);
    return motion.kind === 'paused' && !motion.fixing
      ? goalAt(motion.mediaSeconds, frames, tables.of(frames)).seconds
      : null;
  }

  function sayReady(): void {
    if (!state || stopped) return;
    const { motion } = viewOf(state, role);
    if (motion.kind !== 'gathering' || motion.gathering === saidReady || !motion.missing.includes(windowId)) return;
    const isReady = partsOf(state, role, windowId).every((part) => {
      const one = mounted.get(part);
      // Neither a broken file nor a sound whose turn has not come holds up the class.
      return one ? one.follower.isPlaced() || one.follower.failed() : part === 'sound';
    });
    if (!isReady) return;
    saidReady = motion.gathering;
    void call('session.command', { type: 'ready', windowId, gathering: motion.gathering });
  }

  /** As the leading window, says which frame all are to show. Before its own videos are told to go anywhere. */
  function sayFrame({ lesson, motion, revision, ...rest }: SessionState): void {
    if (motion.kind !== 'paused' || !motion.fixing || !lesson || saidFrame === revision) return;
    if (leadingWindow(rest)?.windowId !== windowId) return;
    const grid = gridTrack(lesson);
    const table = grid ? tables.of(grid.frames) : null;
    const byHand = motion.reason === 'teacher' || motion.reason === 'pen';
    if (grid?.frames.kind === 'table' && table === null) return;
    saidFrame = revision;
    const presented = byHand && ran ? presentedSeconds() : null;
    const frameSeconds = presented ?? settled(lesson, motion.mediaSeconds, table);
    void call('session.command', { type: 'fixFrame', presentedSeconds: mediaSeconds(frameSeconds) });
  }

  const again = () => {
    if (state && !stopped) update(state);
  };
  const corrected = () => {
    again();
    for (const { follower } of mounted.values()) follower.clockCorrected();
  };
  const unlistens = [tables.onArrived(again), clock.onCorrected(corrected)];

  return {
    update,
    mount(part, track, media, before) {
      const small = before?.small;
      const standIn = small ? createStandIn({ picture: small, local, mainNow: clock.now, fault }) : null;
      const follower = createFollower({
        media,
        local,
        mainNow: clock.now,
        latency: latencyOf(part),
        restsMs: part === 'sound' ? SOUND_RESTS_MS : 0,
        standIn,
        onPlaced() {
          standIn?.fullIsThere();
          before?.onThere();
          if (follower.failed()) fault(`${part} of ${track.digest.slice(0, 8)} does not play`);
          sayReady();
        },
      });
      mounted.set(part, { track, follower, standIn });
      tell(part);
      watchMainPart();
      return () => {
        standIn?.stop();
        follower.stop();
        if (mounted.get(part)?.follower === follower) mounted.delete(part);
        watchMainPart();
      };
    },
    presentedSeconds,
    standsAt,
    frameOf,
    fault,
    stop() {
      stopped = true;
      for (const unlisten of unlistens) unlisten();
      for (const { follower, standIn } of mounted.values()) {
        standIn?.stop();
        follower.stop();
      }
      mounted.clear();
    },
  };
}

/** The parts this window must have an element for; what is not here neither loads nor decodes. */
export function partsOf(state: SessionState, role: FollowerRole, windowId: WindowId): readonly Part[] {
  const { lesson } = state;
  if (!lesson) return [];
  const pictures = Object.keys(layoutRects(viewOf(state, role).layout, shapesOf(lesson))) as TrackRole[];
  // Both regions are cut out of the one recording.
  const shown: readonly Part[] = markedRecording(lesson) ? ['composite'] : pictures;
  const sounds = soundWindow(state) === windowId && soundTrack(lesson.tracks) !== null;
  return sounds ? [...shown, 'sound'] : shown;
}
