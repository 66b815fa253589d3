import { describe, expect, test } from 'vitest';
import { chapter, lessonOf, open, pausePoint, walk } from '../../tests/fixtures/session.ts';
import { type LessonId, type MediaSeconds, mediaSeconds } from '../words/index.ts';

const upTo = (seconds: number) => lessonOf({ preparedSeconds: mediaSeconds(seconds) });
const { id } = lessonOf();
const prepared = (seconds: number | null) =>
  ({
    type: 'prepared',
    lessonId: id,
    preparedSeconds: seconds === null ? null : (mediaSeconds(seconds) as MediaSeconds),
  }) as const;

describe('a lesson whose film is still converted', () => {
  test('[S63] goes nowhere past what is there: by seek, step, chapter or pause point', () => {
    const { say, state } = walk(upTo(40));
    say({ type: 'seek', mediaSeconds: mediaSeconds(100) });
    expect(state().motion).toMatchObject({ kind: 'paused', mediaSeconds: 40.02, reason: 'teacher' });
    say({ type: 'seekBy', deltaSeconds: 10 });
    expect(state().motion.mediaSeconds).toBe(40.02);
    expect(say({ type: 'nextStop' })).toBe('noSuchStop');
    expect(say({ type: 'nextChapter' })).toBe('noSuchStop');
    say({ type: 'previousStop' });
    expect(state().motion).toMatchObject({ mediaSeconds: 30.02, reason: 'cue' });
    say({ type: 'loop', loop: { fromSeconds: mediaSeconds(30), untilSeconds: mediaSeconds(90) } });
    expect(state().loop?.untilSeconds).toBe(40.02);
  });

  test('[S63] opens where a class stopped, or as near to it as there is', () => {
    const { say, state } = walk(null);
    say(open(upTo(40), 100));
    expect(state().motion.mediaSeconds).toBe(40.02);
  });

  test('[S63] halts where its film ends for now, says why, and does not begin again from the start', () => {
    const room = walk(lessonOf({ cues: [chapter(0), pausePoint(90)], preparedSeconds: mediaSeconds(40) }));
    room.say({ type: 'seek', mediaSeconds: mediaSeconds(38) });
    room.play();
    expect(room.state().motion).toMatchObject({ kind: 'playing', stopsAtSeconds: 40 });
    room.wait(2200);
    room.say({ type: 'reachedStop' });
    expect(room.state().motion).toMatchObject({
      kind: 'paused',
      reason: 'preparing',
      mediaSeconds: 40.02,
      cueId: null,
    });
    room.play();
    expect(room.state().motion).toMatchObject({ kind: 'playing', mediaSeconds: 40.02 });
  });

  test('[S63] is at its end only where its own end is there', () => {
    const room = walk(lessonOf({ cues: [], preparedSeconds: mediaSeconds(120) }));
    room.say({ type: 'seek', mediaSeconds: mediaSeconds(119) });
    room.play();
    room.wait(1200);
    room.say({ type: 'reachedStop' });
    expect(room.state().motion).toMatchObject({ kind: 'paused', reason: 'end' });
  });

  test('[S64] plays on past what was its end, to the next pause point or the new end', () => {
    const room = walk(upTo(40));
    room.say({ type: 'seek', mediaSeconds: mediaSeconds(35) });
    room.play();
    room.wait(1000);
    const before = room.state().motion;
    expect(room.say(prepared(60))).toBeNull();
    expect(room.state().motion).toEqual({ ...before, stopsAtSeconds: 60 });
    expect(room.say(prepared(60))).toBe('alreadySo');
    room.say(prepared(null));
    expect(room.state().motion).toMatchObject({ kind: 'playing', stopsAtSeconds: 90 });
    expect(room.state().lesson).not.toHaveProperty('preparedSeconds');
    expect(room.say(prepared(70))).toBe('stale');
  });

  test('[S64] stands where it stood, and another lesson hears nothing of it', () => {
    const { say, state } = walk(upTo(40));
    say({ type: 'seek', mediaSeconds: mediaSeconds(38) });
    const before = state().motion;
    say(prepared(60));
    expect(state().motion).toEqual(before);
    expect(say({ ...prepared(70), lessonId: 'another:lesson' as LessonId })).toBe('stale');
    say({ type: 'end' });
    expect(say(prepared(80))).toBe('noLesson');
  });
});

test('[S65] the slides of the open lesson are put right while it goes on as it is', () => {
  const room = walk(lessonOf());
  room.play();
  const { motion } = room.state();
  const slides = { type: 'slides', lessonId: id, slideSeconds: [0, 12].map(mediaSeconds) } as const;
  expect(room.say(slides)).toBeNull();
  expect(room.state()).toMatchObject({ motion, lesson: { slideSeconds: [0, 12] } });
  expect(room.say({ ...slides, lessonId: 'another:lesson' as LessonId })).toBe('stale');
});
