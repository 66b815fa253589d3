import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listLog } from '../../tests/support/data.ts';
import type { Clock } from '../host/ports.ts';
import { createQuiet } from '../quiet/index.ts';
import { createLookAgain, type LookAgain } from './index.ts';

type Timer = { readonly atMs: number; readonly work: () => void };

/** Time that passes when a test says so. */
function handTimers(): Clock & { forward(ms: number): void } {
  let nowMs = 0;
  const timers = new Set<Timer>();
  return {
    now: () => nowMs as ReturnType<Clock['now']>,
    after(ms, work) {
      const timer = { atMs: nowMs + ms, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    forward(ms) {
      nowMs += ms;
      for (const timer of [...timers].filter(({ atMs }) => atMs <= nowMs)) {
        if (timers.delete(timer)) timer.work();
      }
    },
  };
}

let clock: ReturnType<typeof handTimers>;
let lessonOpen: boolean;
let looks: number;
/** What a look waits for until a test lets it go on. */
let goOn: () => void;
let isHeld: boolean;
const log = listLog();
let again: LookAgain;

function open(work?: () => Promise<void>) {
  const quiet = createQuiet({ lessonOpen: () => lessonOpen, periodRuns: () => false });
  again = createLookAgain({
    ...{ what: 'a look', firstLookMs: 1000, lookAfterMs: 100, quiet, clock, log },
    work:
      work ??
      (async () => {
        if (!(await again.mayGoOn())) return;
        looks += 1;
        if (isHeld) {
          await new Promise<void>((resolve) => {
            goOn = resolve;
          });
        }
      }),
  });
  return {
    teach(isOpen: boolean) {
      lessonOpen = isOpen;
      quiet.look();
    },
  };
}

beforeEach(() => {
  clock = handTimers();
  lessonOpen = false;
  looks = 0;
  isHeld = false;
  goOn = () => undefined;
});
afterEach(async () => {
  goOn();
  await again.stop();
});

describe('a look that nobody waits for', () => {
  test('begins after a rest, once for all that was told meanwhile; the first one later than the others', async () => {
    open();
    for (let told = 0; told < 5; told += 1) again.look();
    clock.forward(999);
    await settled();
    expect(looks).toBe(0);
    clock.forward(1);
    await settled();
    expect(looks).toBe(1);
    again.look();
    clock.forward(100);
    await settled();
    expect(looks).toBe(2);
  });

  test('is one at a time, and begins anew when something was told meanwhile', async () => {
    isHeld = true;
    open();
    void again.done();
    await settled();
    again.look();
    again.look();
    clock.forward(1000);
    await settled();
    expect(again.isToldAgain()).toBe(true);
    expect(looks).toBe(1);
    isHeld = false;
    goOn();
    await settled();
    expect(looks).toBe(2);
    expect(again.isToldAgain()).toBe(false);
  });

  test('waits while a lesson is open, and goes on when it has ended', async () => {
    const room = open();
    room.teach(true);
    const done = again.done();
    await settled();
    expect(looks).toBe(0);
    room.teach(false);
    await done;
    expect(looks).toBe(1);
  });

  test('that fails is told to the log, and the next one begins as if it had not', async () => {
    let fails = true;
    open(async () => {
      if (fails) throw new Error('no table');
      looks += 1;
    });
    await again.done();
    expect(log.lines.join('\n')).toContain('a look');
    fails = false;
    await again.done();
    expect(looks).toBe(1);
  });

  test('ends at the end of Lectern wherever it stands, and begins no more', async () => {
    const room = open();
    room.teach(true);
    const done = again.done();
    await settled();
    await again.stop();
    await done;
    again.look();
    clock.forward(10_000);
    await again.done();
    expect(looks).toBe(0);
    expect(again.hasStopped()).toBe(true);
  });

  test('rests as long as it says, and no longer than until the end', async () => {
    open();
    let rested = 0;
    const sleep = async () => {
      await again.sleep(50);
      rested += 1;
    };
    const first = sleep();
    clock.forward(50);
    await first;
    const second = sleep();
    await again.stop();
    await second;
    expect(rested).toBe(2);
  });
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
