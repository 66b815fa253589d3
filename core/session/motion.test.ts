import { describe, expect, test } from 'vitest';
import {
  CONSOLE,
  constantFrames,
  digestOf,
  lessonOf,
  pausePoint,
  SCREEN,
  track,
  walk,
} from '../../tests/fixtures/session.ts';
import { mediaSeconds, type WindowId } from '../words/index.ts';
import { expectedSeconds } from './clock.ts';

const pause = (presentedSeconds: number | null, reason: 'teacher' | 'pen' = 'teacher') =>
  ({
    type: 'pause',
    reason,
    presentedSeconds: presentedSeconds === null ? null : mediaSeconds(presentedSeconds),
  }) as const;
const seek = (seconds: number) => ({ type: 'seek', mediaSeconds: mediaSeconds(seconds) }) as const;
const fix = (seconds: number) => ({ type: 'fixFrame', presentedSeconds: mediaSeconds(seconds) }) as const;

describe('playing', () => {
  test('[S10] play waits for every window, then starts all of them 150 ms ahead', () => {
    const { say, state, now } = walk();
    say({ type: 'play' });
    expect(state().motion).toMatchObject({ kind: 'gathering', missing: [CONSOLE, SCREEN] });
    const gathering = state().motion.kind === 'gathering' ? state().revision : -1;
    expect(say({ type: 'ready', windowId: SCREEN, gathering })).toBeNull();
    expect(state().motion).toMatchObject({ kind: 'gathering', missing: [CONSOLE] });
    expect(say({ type: 'ready', windowId: CONSOLE, gathering })).toBeNull();
    expect(state().motion).toMatchObject({ kind: 'playing', atMonotonicMs: now() + 150, stopsAtSeconds: 30 });
  });

  test('[S10] a window that never gets ready does not hold up the class', () => {
    const { say, state } = walk();
    say({ type: 'play' });
    expect(say({ type: 'startAnyway', gathering: state().revision })).toBeNull();
    expect(state().motion.kind).toBe('playing');
  });

  test('[S11] a word for an older gathering is stale, a second word of the same window is not known', () => {
    const { say, state } = walk();
    say({ type: 'play' });
    const first = state().revision;
    say({ type: 'ready', windowId: CONSOLE, gathering: first });
    expect(say({ type: 'ready', windowId: CONSOLE, gathering: first })).toBe('unknownWindow');
    say(seek(50));
    expect(state().motion).toMatchObject({ kind: 'gathering', missing: [CONSOLE, SCREEN] });
    expect(say({ type: 'ready', windowId: SCREEN, gathering: first })).toBe('stale');
    expect(say({ type: 'startAnyway', gathering: first })).toBe('stale');
  });

  test('[S11] a window that goes while all wait is not waited for', () => {
    const { say, state } = walk();
    say({ type: 'play' });
    say({ type: 'ready', windowId: CONSOLE, gathering: state().revision });
    say({ type: 'detach', windowId: SCREEN });
    expect(state().motion.kind).toBe('playing');
  });

  test('[S11] a window that comes late is not waited for', () => {
    const { say, state } = walk();
    say({ type: 'play' });
    say({ type: 'attach', windowId: 'late' as WindowId, role: 'screen' });
    expect(state().motion).toMatchObject({ missing: [CONSOLE, SCREEN] });
  });

  test('with no window at all the lesson starts at once', () => {
    const { say, state } = walk();
    say({ type: 'detach', windowId: SCREEN });
    say({ type: 'detach', windowId: CONSOLE });
    say({ type: 'play' });
    expect(state().motion.kind).toBe('playing');
  });

  test('[S16] on the last frame play begins from the start', () => {
    const { say, state } = walk(lessonOf({ cues: [] }));
    say(seek(120));
    expect(state().motion.mediaSeconds).toBeCloseTo(119.98, 9);
    say({ type: 'play' });
    expect(state().motion.mediaSeconds).toBeCloseTo(0.02, 9);
  });

  test('[S7] a change of rate keeps the place', () => {
    const lesson = walk();
    lesson.play();
    lesson.wait(4000);
    const before = expectedSeconds(lesson.state(), lesson.now());
    lesson.say({ type: 'rate', rate: 1.5 });
    expect(expectedSeconds(lesson.state(), lesson.now())).toBeCloseTo(before, 9);
    lesson.wait(1000);
    expect(expectedSeconds(lesson.state(), lesson.now())).toBeCloseTo(before + 1.5, 9);
  });

  test('[S7] a change of rate between the word and the start leaves the start where it was', () => {
    const lesson = walk();
    lesson.say({ type: 'play' });
    lesson.allReady();
    const { motion } = lesson.state();
    lesson.wait(50);
    lesson.say({ type: 'rate', rate: 2 });
    expect(lesson.state().motion).toEqual(motion);
  });

  test('[S4] without a lesson nothing moves', () => {
    const { say } = walk(null);
    for (const type of ['play', 'nextStop', 'previousStop', 'nextChapter', 'previousChapter', 'reachedStop'] as const) {
      expect(say({ type })).toBe('noLesson');
    }
    expect(say(pause(null))).toBe('noLesson');
    expect(say(seek(1))).toBe('noLesson');
  });
});

describe('pausing', () => {
  test('[S12] a pause that names its frame stands in the middle of it at once', () => {
    const lesson = walk();
    lesson.play();
    lesson.wait(2000);
    lesson.say(pause(1.97, 'pen'));
    expect(lesson.state().motion).toMatchObject({ kind: 'paused', fixing: false, reason: 'pen', cueId: null });
    expect(lesson.state().motion.mediaSeconds).toBeCloseTo(1.98, 9);
  });

  test('[S12] a pause that names none waits for the leading window’s frame', () => {
    const lesson = walk();
    lesson.play();
    lesson.wait(2000);
    lesson.say(pause(null));
    expect(lesson.state().motion).toMatchObject({ kind: 'paused', fixing: true });
    expect(lesson.say(fix(1.9))).toBeNull();
    expect(lesson.state().motion).toMatchObject({ fixing: false, reason: 'teacher' });
    expect(lesson.state().motion.mediaSeconds).toBeCloseTo(1.9, 9);
    expect(lesson.say(fix(1.9))).toBe('stale');
  });

  test('[S12] main gives up asking', () => {
    const lesson = walk();
    lesson.play();
    lesson.wait(2000);
    lesson.say(pause(null));
    expect(lesson.say({ type: 'fixAnyway' })).toBeNull();
    expect(lesson.state().motion).toMatchObject({ fixing: false });
    expect(lesson.state().motion.mediaSeconds).toBeCloseTo(2.02, 9);
  });

  test('[S13] a frame far from where the lesson is, is not believed', () => {
    const lesson = walk();
    lesson.play();
    lesson.wait(10_000);
    lesson.say(pause(3));
    expect(lesson.state().motion).toMatchObject({ fixing: true });
    expect(lesson.say(fix(3))).toBe('stale');
  });

  test('a pause while all wait stands where they wait', () => {
    const { say, state } = walk();
    say(seek(10));
    say({ type: 'play' });
    say(pause(null));
    expect(state().motion).toMatchObject({ kind: 'paused', fixing: false });
    expect(say(pause(null))).toBe('notPlaying');
  });

  test('[S8] where only a table knows the frames, the leading window is asked for every standing time', () => {
    const table = { kind: 'table', digest: digestOf('table'), count: 900 } as const;
    const { say, state } = walk(lessonOf({ tracks: [track('composite', { frames: table })], cues: [] }));
    expect(state().motion).toMatchObject({ kind: 'paused', fixing: true, reason: 'opened' });
    say(fix(0.013));
    say(seek(7));
    expect(state().motion).toMatchObject({ fixing: true, mediaSeconds: 7 });
    say(fix(7.011));
    expect(state().motion).toMatchObject({ fixing: false, mediaSeconds: 7.011 });
  });

  test('[S8] the screen track’s frames count, whichever the layout shows', () => {
    const screen = track('screen', { frames: constantFrames(10, 1200) });
    const { say, state } = walk(lessonOf({ tracks: [track('explanation'), screen] }));
    say({ type: 'layout', kind: 'explanationOnly' });
    say(seek(5.02));
    expect(state().motion.mediaSeconds).toBeCloseTo(5.05, 9);
  });
});

describe('seeking', () => {
  test('[S15] while standing it goes at once, stays standing and keeps to the lesson', () => {
    const { say, state } = walk();
    say(seek(45.5));
    expect(state().motion).toMatchObject({ kind: 'paused', fixing: false });
    expect(state().motion.mediaSeconds).toBeCloseTo(45.5, 9);
    say({ type: 'seekBy', deltaSeconds: -10 });
    expect(state().motion.mediaSeconds).toBeCloseTo(35.5, 9);
    say({ type: 'seekBy', deltaSeconds: -1000 });
    expect(state().motion.mediaSeconds).toBeCloseTo(0.02, 9);
    say(seek(1e9));
    expect(state().motion.mediaSeconds).toBeCloseTo(119.98, 9);
  });

  test('a place of a drag is known for one, standing and playing, until the next seek', () => {
    const lesson = walk();
    const { say, state } = lesson;
    say({ ...seek(45.5), passing: true });
    expect(state().motion).toMatchObject({ kind: 'paused', passing: true });
    say(seek(45.5));
    expect(state().motion).not.toHaveProperty('passing');
    lesson.play();
    say({ ...seek(10), passing: true });
    expect(state().motion).toMatchObject({ kind: 'gathering', passing: true });
    say({ type: 'pause', reason: 'teacher', presentedSeconds: null });
    expect(state().motion).not.toHaveProperty('passing');
  });

  test('[S10] while playing it waits for all again, counted from where the lesson is now', () => {
    const lesson = walk();
    lesson.play();
    lesson.wait(5000);
    lesson.say({ type: 'seekBy', deltaSeconds: 5 });
    expect(lesson.state().motion).toMatchObject({ kind: 'gathering', missing: [CONSOLE, SCREEN] });
    expect(lesson.state().motion.mediaSeconds).toBeCloseTo(10.02, 9);
  });
});

describe('pause points', () => {
  test('[S17] the lesson halts there, at its frame, and says which it is', () => {
    const lesson = walk();
    lesson.play();
    expect(lesson.say({ type: 'reachedStop' })).toBe('stale');
    lesson.wait(29_985);
    expect(lesson.say({ type: 'reachedStop' })).toBeNull();
    expect(lesson.state().motion).toMatchObject({ kind: 'paused', reason: 'cue', cueId: 'pause-30', fixing: false });
    expect(lesson.state().motion.mediaSeconds).toBeCloseTo(30.02, 9);
  });

  test('[S18] playing on does not halt there again', () => {
    const lesson = walk();
    lesson.say(seek(30));
    lesson.play();
    expect(lesson.state().motion).toMatchObject({ kind: 'playing', stopsAtSeconds: 90 });
  });

  test('[S17] the end is the last stop', () => {
    const lesson = walk(lessonOf({ cues: [] }));
    lesson.say(seek(119));
    lesson.play();
    lesson.wait(2000);
    lesson.say({ type: 'reachedStop' });
    expect(lesson.state().motion).toMatchObject({ kind: 'paused', reason: 'end', cueId: null });
  });

  test('[S19] a seek onto its frame stands at it', () => {
    const { say, state } = walk();
    say(seek(30.03));
    expect(state().motion).toMatchObject({ reason: 'cue', cueId: 'pause-30' });
    say({ type: 'seekBy', deltaSeconds: 1 });
    expect(state().motion).toMatchObject({ reason: 'teacher', cueId: null });
  });

  test('[S20] next and previous stand there even when the lesson played; chapters play on', () => {
    const lesson = walk();
    lesson.play();
    lesson.say({ type: 'nextStop' });
    expect(lesson.state().motion).toMatchObject({ kind: 'paused', cueId: 'pause-30' });
    lesson.play();
    lesson.say({ type: 'nextChapter' });
    expect(lesson.state().motion).toMatchObject({ kind: 'gathering' });
    expect(lesson.state().motion.mediaSeconds).toBeCloseTo(60.02, 9);
  });

  test('[S20] where there is none it says so; back beyond the first goes to the beginning', () => {
    const { say, state } = walk(lessonOf({ cues: [pausePoint(10)] }));
    say(seek(11));
    expect(say({ type: 'nextStop' })).toBe('noSuchStop');
    expect(say({ type: 'nextChapter' })).toBe('noSuchStop');
    expect(say({ type: 'previousStop' })).toBeNull();
    expect(state().motion.mediaSeconds).toBeCloseTo(0.02, 9);
    expect(say({ type: 'previousStop' })).toBe('noSuchStop');
    expect(say({ type: 'previousChapter' })).toBe('noSuchStop');
  });
});

describe('sleep', () => {
  test('a lesson that nobody can see stands still', () => {
    const lesson = walk();
    lesson.play();
    lesson.wait(3000);
    expect(lesson.say({ type: 'sleep', reason: 'sleep' })).toBeNull();
    expect(lesson.state().motion).toMatchObject({ kind: 'paused', reason: 'sleep', fixing: false });
    expect(lesson.say({ type: 'sleep', reason: 'sleep' })).toBe('alreadySo');
  });
});
