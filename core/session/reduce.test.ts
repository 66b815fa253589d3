import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CONSOLE, digestOf, lessonOf, open, SCREEN, SESSION, track, walk } from '../../tests/fixtures/session.ts';
import {
  type ClassId,
  type MonotonicMs,
  mediaSeconds,
  monotonicMs,
  type PageId,
  type WindowId,
} from '../words/index.ts';
import { expectedSeconds } from './clock.ts';
import type { SessionCommand } from './command.ts';
import { initialState } from './initial.ts';
import { reduce } from './reduce.ts';
import { soundWindow } from './sound.ts';
import { Corner, LayoutKind, SessionState } from './state.ts';
import { stopCues } from './stops.ts';
import { viewOf } from './view.ts';

const windows = fc.constantFrom(CONSOLE, SCREEN, 'screen-2' as WindowId);
const seconds = fc.double({ min: -5, max: 130, noNaN: true }).map(mediaSeconds);
const presented = fc.option(seconds, { nil: null });
const gathering = fc.nat(60);
const plain = fc.constantFrom<SessionCommand>(
  { type: 'play' },
  { type: 'nextStop' },
  { type: 'previousStop' },
  { type: 'nextChapter' },
  { type: 'previousChapter' },
  { type: 'closeBoard' },
  { type: 'reachedStop' },
  { type: 'fixAnyway' },
  { type: 'end' },
  { type: 'sleep', reason: 'sleep' },
  { type: 'board', pageId: 'board/x' as PageId, paper: 'blank' },
  { type: 'class', teacherId: null, classId: 'c' as ClassId },
  open(lessonOf()),
  open(lessonOf({ tracks: [track('composite', { hasSound: false })], cues: [] }), 40),
  open(null),
);
const commands: fc.Arbitrary<SessionCommand> = fc.oneof(
  { weight: 4, arbitrary: plain },
  fc.record({
    type: fc.constant('pause' as const),
    reason: fc.constantFrom('teacher', 'pen'),
    presentedSeconds: presented,
  }),
  fc.record({ type: fc.constant('seek' as const), mediaSeconds: seconds }),
  fc.record({ type: fc.constant('seekBy' as const), deltaSeconds: seconds }),
  fc.record({ type: fc.constant('rate' as const), rate: fc.constantFrom(0.5, 0.75, 1, 1.5, 2) }),
  fc.record({ type: fc.constant('volume' as const), volume: fc.constantFrom(0, 1), muted: fc.boolean() }),
  fc.record({ type: fc.constant('blank' as const), blank: fc.boolean() }),
  fc.record({ type: fc.constant('freeze' as const), frozen: fc.boolean(), presentedSeconds: presented }),
  fc.record({ type: fc.constant('inkHeld' as const), inkSequence: fc.nat() }),
  fc.record({
    type: fc.constant('layout' as const),
    kind: fc.constantFrom(...LayoutKind.options),
    corner: fc.constantFrom(...Corner.options),
  }),
  { weight: 3, arbitrary: fc.record({ type: fc.constant('ready' as const), windowId: windows, gathering }) },
  fc.record({
    type: fc.constant('document' as const),
    document: fc.constant({ digest: digestOf('hand-out'), lessonId: null, title: { en: 'x' }, mediaType: 'image/png' }),
    pageIndex: fc.nat(9),
  }),
  fc.record({
    type: fc.constant('turn' as const),
    digest: fc.constant(digestOf('hand-out')),
    pageIndex: fc.integer({ min: -2, max: 12 }),
    scroll: fc.constantFrom(0, 0.5, 1),
  }),
  fc.record({
    type: fc.constant('pages' as const),
    digest: fc.constant(digestOf('hand-out')),
    pageCount: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ type: fc.constant('fit' as const), fit: fc.constantFrom('page' as const, 'width' as const) }),
  fc.record({ type: fc.constant('closeDocument' as const) }),
  fc.record({ type: fc.constant('startAnyway' as const), gathering }),
  fc.record({ type: fc.constant('fixFrame' as const), presentedSeconds: seconds }),
  fc.record({ type: fc.constant('attach' as const), windowId: windows, role: fc.constantFrom('console', 'screen') }),
  fc.record({ type: fc.constant('detach' as const), windowId: windows }),
);
type Timed = { readonly command: SessionCommand; readonly afterMs: number };
const histories: fc.Arbitrary<Timed[]> = fc.array(
  fc.record({ command: commands, afterMs: fc.constantFrom(0, 10, 149, 400, 5000, 40_000) }),
  { maxLength: 60 },
);

/** Runs a history and shows each state, with the one before and the answer between. */
function run(
  history: readonly Timed[],
  look: (state: SessionState, before: SessionState, at: MonotonicMs, accepted: boolean) => void,
) {
  let state = walk().state();
  let now = 10_000;
  for (const { command, afterMs } of history) {
    now += afterMs;
    const before = state;
    const result = reduce(before, command, monotonicMs(now));
    if (result.ok) state = result.value;
    look(state, before, monotonicMs(now), result.ok);
  }
}

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}

describe('any history of commands', () => {
  test('[S1] gives the same twice, and leaves the states handed in untouched', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const first: SessionState[] = [];
        run(history, (state) => first.push(frozen(state)));
        let step = 0;
        run(history, (state) => expect(state).toEqual(first[step++]));
      }),
    );
  });

  test('[S2] raises the revision by one for each accepted command and changes nothing for a refused one', () => {
    fc.assert(
      fc.property(histories, (history) => {
        run(history, (state, before, _, accepted) => {
          if (accepted) expect(state.revision).toBe(before.revision + 1);
          else expect(state).toBe(before);
        });
      }),
    );
  });

  test('leaves a state that the contract takes', () => {
    fc.assert(
      fc.property(histories, (history) => {
        run(history, (state) => expect(v.safeParse(SessionState, state).success).toBe(true));
      }),
      { numRuns: 40 },
    );
  });

  test('[S5] [S15] [S17] keeps the lesson within itself and never lets it run past a stop', () => {
    fc.assert(
      fc.property(histories, (history) => {
        run(history, (state, _before, at) => {
          if (!state.lesson) return;
          const later = expectedSeconds(state, monotonicMs(at + 1e7));
          expect(later).toBeGreaterThanOrEqual(0);
          expect(later).toBeLessThanOrEqual(state.lesson.durationSeconds);
          const { motion } = state;
          if (motion.kind !== 'playing') return;
          const passed = stopCues(state.lesson).filter(
            ({ atSeconds }) => atSeconds > motion.mediaSeconds + 0.04 && atSeconds < motion.stopsAtSeconds,
          );
          expect(passed).toEqual([]);
        });
      }),
    );
  });

  test('[S21] never lets a window sound that is not there, or that shows something else', () => {
    fc.assert(
      fc.property(histories, (history) => {
        run(history, (state) => {
          const windowId = soundWindow(state);
          if (windowId === null) return;
          const follower = state.followers.find((one) => one.windowId === windowId);
          expect(follower).toBeDefined();
          expect(viewOf(state, follower?.role ?? 'console')).toMatchObject({
            blank: false,
            showing: { kind: 'lesson' },
          });
        });
      }),
    );
  });

  test('[S11] waits only for windows that are there', () => {
    fc.assert(
      fc.property(histories, (history) => {
        run(history, ({ motion, followers }) => {
          if (motion.kind !== 'gathering') return;
          expect(motion.missing.length).toBeGreaterThan(0);
          for (const windowId of motion.missing) expect(followers.map((one) => one.windowId)).toContain(windowId);
        });
      }),
    );
  });

  test('[S10] numbers gatherings upwards', () => {
    fc.assert(
      fc.property(histories, (history) => {
        let last = -1;
        run(history, ({ motion }, before) => {
          if (motion.kind !== 'gathering' || before.motion === motion) return;
          if (before.motion.kind === 'gathering' && before.motion.gathering === motion.gathering) return;
          expect(motion.gathering).toBeGreaterThan(last);
          last = motion.gathering;
        });
      }),
    );
  });
});

test('[S1] the first state shows nothing and is what the contract takes', () => {
  expect(v.safeParse(SessionState, initialState(SESSION)).success).toBe(true);
  expect(initialState(SESSION).showing.kind).toBe('nothing');
});
