import type { CallMain } from '../../core/contract/index.ts';
import type { InkRecord } from '../../core/ink/index.ts';
import { type FollowerRole, type SessionState, soundTrack, type Track } from '../../core/session/index.ts';
import { type RecordId, unixMs, type WindowId } from '../../core/words/index.ts';
import { createOutbox } from '../../renderer/ink/outbox.ts';
import { createFrameTables } from '../../renderer/player/frame-tables.ts';
import { connectClock } from '../../renderer/player/main-clock.ts';
import { createPlayer, type Part, partsOf } from '../../renderer/player/player.ts';
import { createSessionLink, type Listen } from '../../renderer/player/session-link.ts';
import { takeTurn } from '../../renderer/player/sound-turn.ts';
import type { Pushed } from './main.ts';
import type { Random } from './random.ts';
import { createDriftingClock, type Time } from './time.ts';
import type { SimTurns } from './turns.ts';
import { createSimMedia, type SimMedia } from './video.ts';

/** One life of a window: the product's link, clock, player and outbox around modelled media. */
export type SimWindow = {
  readonly windowId: WindowId;
  readonly role: FollowerRole;
  readonly state: () => SessionState | null;
  readonly media: () => ReadonlyMap<Part, SimMedia>;
  readonly presentedSeconds: () => number | null;
  readonly hear: (pushed: Pushed) => void;
  readonly draw: (id: RecordId) => void;
  readonly unsaved: () => number;
  readonly call: CallMain;
  readonly roadIsOpen: () => void;
  readonly jump: (ms: number) => void;
  readonly stall: (ms: number) => void;
  readonly kill: () => void;
};

type Deps = {
  readonly time: Time;
  readonly random: Random;
  readonly windowId: WindowId;
  readonly role: FollowerRole;
  readonly call: CallMain;
  readonly turns: SimTurns;
  readonly onSaved: (id: RecordId, sequence: number) => void;
};

export function createSimWindow({ time, random, windowId, role, call, turns, onSaved }: Deps): SimWindow {
  const owner = {};
  const clock = createDriftingClock(time, random.between(-50, 50), random.between(0, 1e6));
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const listen: Listen = (name, hear) => {
    const heard = listeners.get(name) ?? new Set();
    listeners.set(name, heard.add(hear));
    return () => heard.delete(hear);
  };
  const link = createSessionLink(call, listen, clock);
  const mainClock = connectClock(call, clock);
  const quiet = () => undefined;
  const tables = createFrameTables(() => Promise.reject(new Error('no tables here')), quiet);
  const player = createPlayer({ call, clock: mainClock, local: clock, tables, windowId, role, fault: quiet });
  const media = new Map<Part, SimMedia>();
  const unmounts = new Map<Part, () => void>();
  let alive = true;

  const outbox = createOutbox({
    commit: (record) => call('ink.commit', record),
    after: (ms, signal) =>
      new Promise((resolve) => {
        clock.after(ms, resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
    stored: ({ id }, sequence) => onSaved(id, sequence),
    refused: quiet,
    changed: quiet,
  });

  function mount(part: Part, track: Track, state: SessionState): void {
    const framesPerSecond =
      track.frames.kind === 'constant' ? track.frames.rateNumerator / track.frames.rateDenominator : 25;
    const durationSeconds = state.lesson?.durationSeconds ?? 0;
    const one = createSimMedia(time, random.fork(), {
      kind: part === 'sound' ? 'audio' : 'video',
      durationSeconds,
      framesPerSecond,
    });
    media.set(part, one);
    const unmount = player.mount(part, track, one);
    unmounts.set(part, () => {
      unmount();
      one.kill();
      media.delete(part);
    });
  }

  /** What React does with LessonPicture: elements come and go after the player has heard of the state. */
  function show(state: SessionState): void {
    const wanted = new Set(partsOf(state, role, windowId));
    for (const part of [...unmounts.keys()]) {
      if (wanted.has(part)) continue;
      unmounts.get(part)?.();
      unmounts.delete(part);
    }
    for (const part of wanted) {
      if (unmounts.has(part) || !state.lesson) continue;
      const track =
        part === 'sound' ? soundTrack(state.lesson.tracks) : state.lesson.tracks.find((one) => one.role === part);
      if (!track) continue;
      if (part === 'sound') takeSound(track);
      else mount(part, track, state);
    }
  }

  function takeSound(track: Track): void {
    const giveBack = takeTurn(turns.of(owner), () => {
      const state = link.state();
      if (alive && state?.lesson) mount('sound', track, state);
      const unmount = unmounts.get('sound');
      unmounts.set('sound', () => {
        unmount?.();
        giveBack();
      });
    });
    if (!unmounts.has('sound')) unmounts.set('sound', giveBack);
  }

  link.subscribe(player.update);
  link.subscribe(show);

  return {
    windowId,
    role,
    state: link.state,
    media: () => media,
    presentedSeconds: player.presentedSeconds,
    hear({ name, payload }) {
      if (!alive) return;
      for (const hear of listeners.get(name) ?? []) hear(payload as never);
    },
    draw: (id) => outbox.push(strokeOf(id, windowId)),
    unsaved: outbox.waiting,
    call,
    roadIsOpen() {
      mainClock.learnAgain();
      link.attachAgain();
      outbox.retry();
    },
    jump: clock.jump,
    stall: (ms) => media.forEach((one) => void one.stall(ms)),
    kill() {
      alive = false;
      clock.kill();
      link.stop();
      mainClock.stop();
      player.stop();
      outbox.close();
      for (const one of media.values()) one.kill();
      media.clear();
      turns.free(owner);
    },
  };
}

function strokeOf(id: RecordId, writer: WindowId): InkRecord {
  return {
    id,
    pageId: 'board/sim' as InkRecord['pageId'],
    teacherId: null,
    classId: null,
    writer,
    madeUnixMs: unixMs(0),
    kind: 'stroke',
    tool: 'pen',
    surface: 'picture',
    colour: 'red',
    width: 0.01,
    hasPressure: false,
    points: [0.1, 0.1, 0.5, 0],
  };
}
