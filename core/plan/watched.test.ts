import { describe, expect, test } from 'vitest';
import { chapter, lessonOf, pausePoint, walk } from '../../tests/fixtures/session.ts';
import { deadlineOf, expectedSeconds, type SessionCommand } from '../session/index.ts';
import { type ClassId, type MonotonicMs, mediaSeconds, type TeacherId } from '../words/index.ts';
import { isWatched, type Stretch, watchedOn, watchedSeconds, watchFrom } from './index.ts';

const lesson = lessonOf({ durationSeconds: mediaSeconds(120), cues: [chapter(0), pausePoint(60)] });

/** A class before a session whose deadlines fire by themselves; `eyes` counts what is seen, tick by tick. */
function classBefore() {
  const room = walk(lesson);
  let watch = watchFrom(room.state());
  const ended: Stretch[] = [];
  const eyes = { video: 0, stretch: 0, longest: 0 };
  const look = (at: MonotonicMs) => {
    const next = watchedOn(watch, room.state(), at);
    watch = next.watch;
    if (next.ended) ended.push(next.ended);
  };
  const say = (command: SessionCommand) => {
    room.say(command);
    look(room.now());
  };
  const tickMs = 10;
  function wait(ms: number): void {
    for (let left = ms; left > 0; left -= tickMs) {
      const deadline = deadlineOf(room.state(), room.now());
      if (deadline && deadline.afterMs <= 0) say(deadline.command);
      if (room.state().motion.kind === 'gathering') {
        room.allReady();
        look(room.now());
      }
      const seen = isWatched(room.state());
      const at = expectedSeconds(room.state(), room.now());
      room.wait(tickMs);
      const moved = seen && expectedSeconds(room.state(), room.now()) > at ? tickMs / 1000 : 0;
      eyes.video += moved;
      eyes.stretch = seen ? eyes.stretch + moved : 0;
      eyes.longest = Math.max(eyes.longest, eyes.stretch);
    }
  }
  const counted = () => {
    const open = watchedSeconds(watch, room.now());
    return {
      video: ended.reduce((sum, { seconds }) => sum + seconds, open),
      longest: Math.max(open, ...ended.map(({ seconds }) => seconds)),
    };
  };
  return { say, wait, counted, eyes, ended, state: room.state };
}

const play: SessionCommand = { type: 'play' };
const pause: SessionCommand = { type: 'pause', reason: 'teacher', presentedSeconds: null };
const seek = (seconds: number): SessionCommand => ({ type: 'seek', mediaSeconds: mediaSeconds(seconds) });
const freeze = (frozen: boolean): SessionCommand => ({ type: 'freeze', frozen, presentedSeconds: null });
const teacher = (id: string): SessionCommand => ({
  type: 'class',
  teacherId: id as TeacherId,
  classId: 'c' as ClassId,
});

describe('what a class watches', () => {
  test('is one stretch over seeks, replays and another rate, in minutes of the class', () => {
    const room = classBefore();
    room.say(play);
    room.wait(10_000);
    room.say(seek(0));
    room.wait(10_000);
    room.say({ type: 'rate', rate: 2 });
    room.wait(10_000);
    expect(room.ended).toEqual([]);
    expect(room.counted().longest).toBeCloseTo(29.7, 0);
    room.say(pause);
    expect(room.ended).toHaveLength(1);
    room.wait(60_000);
    expect(room.counted().video).toBeCloseTo(29.7, 0);
  });

  test('ends at a pause point by itself, and a loop goes on as long as it runs', () => {
    const room = classBefore();
    room.say(seek(55));
    room.say(play);
    room.wait(20_000);
    expect(room.state().motion.kind).toBe('paused');
    expect(room.counted().video).toBeCloseTo(5, 0);
    room.say({ type: 'loop', loop: { fromSeconds: mediaSeconds(61), untilSeconds: mediaSeconds(64) } });
    room.say(play);
    room.wait(30_000);
    expect(room.ended).toHaveLength(1);
    expect(room.counted().longest).toBeGreaterThan(25);
  });

  test('is nothing of what the teacher looks at behind a frozen picture', () => {
    const room = classBefore();
    room.say(play);
    room.wait(10_000);
    room.say(freeze(true));
    room.wait(20_000);
    room.say(freeze(false));
    room.wait(5000);
    expect(room.ended.map(({ seconds }) => Math.round(seconds))).toEqual([10]);
    expect(room.counted().video).toBeCloseTo(15, 0);
  });

  test('belongs to the teacher and class that were there', () => {
    const room = classBefore();
    room.say(teacher('t-1'));
    room.say(play);
    room.wait(10_000);
    room.say(teacher('t-2'));
    room.wait(5000);
    room.say(pause);
    expect(room.ended.map(({ teacherId, seconds }) => [teacherId, Math.round(seconds)])).toEqual([
      ['t-1', 10],
      ['t-2', 5],
    ]);
  });

  test('is what eyes have seen, whatever a teacher presses', () => {
    // Park and Miller's minimal generator: the same walk on every machine.
    for (const seed of [1, 20_261_127, 7777]) {
      let random = seed;
      const below = (limit: number) => {
        random = (random * 48_271) % 2_147_483_647;
        return random % limit;
      };
      const room = classBefore();
      const presses: readonly (() => SessionCommand)[] = [
        () => play,
        () => play,
        () => pause,
        () => seek(below(120)),
        () => ({ type: 'rate', rate: [0.5, 0.75, 1, 1.5, 2][below(5)] ?? 1 }),
        () => freeze(below(2) === 0),
        () => ({ type: 'blank', blank: below(2) === 0 }),
        () => ({ type: 'nextStop' }),
        () => ({
          type: 'loop',
          loop: below(2) ? { fromSeconds: mediaSeconds(10), untilSeconds: mediaSeconds(14) } : null,
        }),
      ];
      for (let n = 0; n < 150; n += 1) {
        room.say((presses[below(presses.length)] ?? presses[0])?.() ?? play);
        room.wait(below(6000));
      }
      expect(Math.abs(room.counted().video - room.eyes.video) / room.eyes.video, `seed ${seed}`).toBeLessThan(0.01);
      expect(Math.abs(room.counted().longest - room.eyes.longest)).toBeLessThan(0.5);
    }
  });
});
