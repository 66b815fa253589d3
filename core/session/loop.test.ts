import { describe, expect, test } from 'vitest';
import { lessonOf, open, pausePoint, walk } from '../../tests/fixtures/session.ts';
import { mediaSeconds } from '../words/index.ts';

const plain = lessonOf({ cues: [] });
const loopOf = (from: number, until: number) =>
  ({ type: 'loop', loop: { fromSeconds: mediaSeconds(from), untilSeconds: mediaSeconds(until) } }) as const;

describe('a loop', () => {
  test('[S60] has its ends in order, on frames, in the lesson and a second apart', () => {
    const { say, state } = walk(plain);
    say(loopOf(40, 20));
    expect(state().loop).toEqual({ fromSeconds: 20.02, untilSeconds: 40.02 });
    say(loopOf(20, 20.2));
    expect(state().loop).toEqual({ fromSeconds: 20.02, untilSeconds: 21.02 });
    say(loopOf(500, 600));
    expect(state().loop?.untilSeconds).toBeLessThanOrEqual(120);
    expect((state().loop?.untilSeconds ?? 0) - (state().loop?.fromSeconds ?? 0)).toBeGreaterThanOrEqual(0.99);
    expect(say({ type: 'loop', loop: state().loop })).toBe('alreadySo');
  });

  test('[S60] ends with its lesson, and needs one', () => {
    const { say, state } = walk(plain);
    say(loopOf(10, 20));
    say(open(lessonOf()));
    expect(state().loop).toBeNull();
    say(loopOf(10, 20));
    say({ type: 'end' });
    expect(state().loop).toBeNull();
    expect(say(loopOf(10, 20))).toBe('noLesson');
  });

  test('[S61] goes back to its beginning by itself while the lesson plays', () => {
    const room = walk(plain);
    room.say(loopOf(10, 14));
    expect(room.state().motion.kind).toBe('paused');
    room.say({ type: 'seek', mediaSeconds: mediaSeconds(12) });
    room.play();
    expect(room.state().motion).toMatchObject({ kind: 'playing', stopsAtSeconds: 14.02 });
    room.wait(2100);
    expect(room.say({ type: 'reachedStop' })).toBeNull();
    expect(room.state().motion).toMatchObject({ kind: 'gathering', mediaSeconds: 10.02 });
    room.allReady();
    expect(room.state().motion).toMatchObject({ kind: 'playing', mediaSeconds: 10.02, stopsAtSeconds: 14.02 });
  });

  test('[S61] does not pass over a pause point', () => {
    const room = walk(lessonOf({ cues: [pausePoint(12)] }));
    room.say(loopOf(10, 14));
    room.say({ type: 'seek', mediaSeconds: mediaSeconds(11) });
    room.play();
    room.wait(1100);
    room.say({ type: 'reachedStop' });
    expect(room.state().motion).toMatchObject({ kind: 'paused', reason: 'cue', mediaSeconds: 12.02 });
    room.play();
    expect(room.state().motion).toMatchObject({ kind: 'playing', stopsAtSeconds: 14.02 });
  });

  test('[S62] lets go whoever is past its end', () => {
    const room = walk(plain);
    room.say(loopOf(10, 14));
    room.say({ type: 'seek', mediaSeconds: mediaSeconds(14.02) });
    room.play();
    expect(room.state().motion).toMatchObject({ kind: 'playing', stopsAtSeconds: 120 });
  });

  test('[S62] counts at once where the lesson plays', () => {
    const room = walk(plain);
    room.say({ type: 'seek', mediaSeconds: mediaSeconds(10) });
    room.play();
    room.wait(1000);
    room.say(loopOf(9, 13));
    expect(room.state().motion).toMatchObject({ kind: 'playing', stopsAtSeconds: 13.02 });
    room.say({ type: 'loop', loop: null });
    expect(room.state().motion).toMatchObject({ kind: 'playing', stopsAtSeconds: 120 });
  });
});
