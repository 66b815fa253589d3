import { describe, expect, test } from 'vitest';
import { CONSOLE, lessonOf, open, SCREEN, track, walk } from '../../tests/fixtures/session.ts';
import { type ClassId, mediaSeconds, type PageId, type TeacherId } from '../words/index.ts';
import { gatheringWindows, leadingWindow } from './leading.ts';
import { soundTrack, soundWindow } from './sound.ts';
import { viewOf } from './view.ts';

const board = { type: 'board', pageId: 'board/a' as PageId, paper: 'squares' } as const;
const freeze = (frozen: boolean, seconds: number | null = null) =>
  ({ type: 'freeze', frozen, presentedSeconds: seconds === null ? null : mediaSeconds(seconds) }) as const;

describe('who leads and who sounds', () => {
  test('[S14] the large screen leads, else the console', () => {
    const { say, state } = walk();
    expect(leadingWindow(state())?.windowId).toBe(SCREEN);
    say({ type: 'detach', windowId: SCREEN });
    expect(leadingWindow(state())?.windowId).toBe(CONSOLE);
    say({ type: 'detach', windowId: CONSOLE });
    expect(leadingWindow(state())).toBeNull();
  });

  test('[S21] one window sounds; none while the picture is black, frozen, or not the lesson', () => {
    const { say, state } = walk();
    expect(soundWindow(state())).toBe(SCREEN);
    say(freeze(true));
    expect(soundWindow(state())).toBeNull();
    say(freeze(false));
    say({ type: 'blank', blank: true });
    expect(soundWindow(state())).toBeNull();
    say({ type: 'blank', blank: false });
    say(board);
    expect(soundWindow(state())).toBeNull();
    say({ type: 'closeBoard' });
    say({ type: 'detach', windowId: SCREEN });
    expect(soundWindow(state())).toBe(CONSOLE);
  });

  test('of two tracks with sound the presenter’s is heard', () => {
    expect(soundTrack([track('screen', { hasSound: true }), track('explanation')])?.role).toBe('explanation');
    expect(soundTrack([track('screen', { hasSound: true })])?.role).toBe('screen');
    expect(soundTrack([track('screen')])).toBeNull();
  });
});

describe('black and boards', () => {
  test('[S22] black halts the lesson, and playing brings the picture back', () => {
    const lesson = walk();
    lesson.play();
    lesson.wait(1000);
    lesson.say({ type: 'blank', blank: true });
    expect(lesson.state()).toMatchObject({ blank: true, motion: { kind: 'paused', reason: 'blank' } });
    lesson.play();
    expect(lesson.state()).toMatchObject({ blank: false, motion: { kind: 'playing' } });
  });

  test('[S22] a board halts the lesson; closing it shows the lesson where it stood', () => {
    const lesson = walk();
    lesson.play();
    lesson.wait(1000);
    lesson.say(board);
    expect(lesson.state()).toMatchObject({ showing: { kind: 'board' }, motion: { kind: 'paused', reason: 'board' } });
    const { motion } = lesson.state();
    lesson.say({ type: 'closeBoard' });
    expect(lesson.state()).toMatchObject({ showing: { kind: 'lesson' }, motion });
    expect(lesson.say({ type: 'closeBoard' })).toBe('alreadySo');
  });

  test('a board without a lesson leaves nothing behind when it closes', () => {
    const { say, state } = walk(null);
    say(board);
    say({ type: 'closeBoard' });
    expect(state().showing.kind).toBe('nothing');
  });

  test('where nothing is shown there is nothing to blacken or to freeze', () => {
    const { say } = walk(null);
    expect(say({ type: 'blank', blank: true })).toBe('nothingShown');
    expect(say(freeze(true))).toBe('nothingShown');
  });

  test('black is the class’s, and with one display the console’s', () => {
    const { say, state } = walk();
    say({ type: 'blank', blank: true });
    expect([viewOf(state(), 'screen').blank, viewOf(state(), 'console').blank]).toEqual([true, false]);
    say({ type: 'detach', windowId: SCREEN });
    expect(viewOf(state(), 'console').blank).toBe(true);
  });
});

describe('freeze', () => {
  test('[S23] [S24] the class keeps picture, layout, captions and ink while the teacher looks ahead', () => {
    const { say, state } = walk();
    say({ type: 'captions', languages: ['en'] });
    say({ type: 'seek', mediaSeconds: mediaSeconds(10) });
    say(freeze(true, 9.97));
    say({ type: 'inkHeld', inkSequence: 41 });
    say({ type: 'layout', kind: 'screenOnly' });
    say({ type: 'captions', languages: [] });
    say({ type: 'seek', mediaSeconds: mediaSeconds(70) });
    const held = viewOf(state(), 'screen');
    expect(held).toMatchObject({ layout: { kind: 'sideBySide' }, captions: ['en'], inkUpTo: 41 });
    expect(held.motion).toMatchObject({ kind: 'paused', fixing: false });
    expect(held.motion.mediaSeconds).toBeCloseTo(9.98, 9);
    const live = viewOf(state(), 'console');
    expect(live).toMatchObject({ layout: { kind: 'screenOnly' }, captions: [], inkUpTo: null });
    expect(live.motion.mediaSeconds).toBeCloseTo(70.02, 9);
  });

  test('[S14] [S23] only the console moves and leads while the picture is frozen', () => {
    const { say, state } = walk();
    say(freeze(true));
    expect(gatheringWindows(state())).toEqual([CONSOLE]);
    expect(leadingWindow(state())?.windowId).toBe(CONSOLE);
    say({ type: 'play' });
    expect(state().motion).toMatchObject({ kind: 'gathering', missing: [CONSOLE] });
  });

  test('without a large screen there is nothing to hold', () => {
    const { say } = walk();
    say({ type: 'detach', windowId: SCREEN });
    expect(say(freeze(true))).toBe('nothingShown');
  });

  test('[S3] the number of the held ink is stale once the picture was let go', () => {
    const { say } = walk();
    expect(say({ type: 'inkHeld', inkSequence: 3 })).toBe('stale');
    expect(say(freeze(false))).toBe('alreadySo');
  });
});

describe('a layout set by hand', () => {
  const inset = { x: 0.2, y: 0.3, width: 0.25 };

  test('[S55] is kept beside the kind of layout, and null lays it as drawn', () => {
    const { say, state } = walk();
    expect(say({ type: 'tuneLayout', split: 0.6 })).toBeNull();
    expect(say({ type: 'tuneLayout', split: 0.6 })).toBe('alreadySo');
    say({ type: 'tuneLayout', inset });
    say({ type: 'layout', kind: 'pictureInPicture' });
    expect(state().layout).toEqual({ kind: 'pictureInPicture', corner: 'topRight', split: 0.6, inset });
    say({ type: 'layout', kind: 'pictureInPicture', corner: 'topRight' });
    expect(state().layout).toEqual({ kind: 'pictureInPicture', corner: 'topRight', split: 0.6 });
    say({ type: 'tuneLayout', split: null });
    expect(state().layout).toEqual({ kind: 'pictureInPicture', corner: 'topRight' });
  });

  test('[S55] belongs to its lesson: another one is laid as drawn, or as it was left', () => {
    const { say, state } = walk();
    say({ type: 'layout', kind: 'pictureInPicture' });
    say({ type: 'tuneLayout', inset });
    say(open(lessonOf()));
    expect(state().layout).toEqual({ kind: 'pictureInPicture', corner: 'topRight' });
    const left = { kind: 'sideBySide', corner: 'topLeft', split: 0.7 } as const;
    say({ ...open(lessonOf()), layout: left } as ReturnType<typeof open>);
    expect(state().layout).toEqual(left);
  });
});

describe('lessons and classes', () => {
  test('[S26] a new lesson begins standing, at normal rate, neither black nor frozen; the room stays as it was', () => {
    const lesson = walk();
    lesson.say({ type: 'volume', volume: 0.4, muted: false });
    lesson.say({ type: 'layout', kind: 'screenOnly' });
    lesson.say({ type: 'rate', rate: 2 });
    lesson.say(freeze(true));
    lesson.say({ type: 'blank', blank: true });
    lesson.say(open(lessonOf(), 12));
    expect(lesson.state()).toMatchObject({
      blank: false,
      frozen: null,
      rate: 1,
      volume: 0.4,
      layout: { kind: 'screenOnly' },
      motion: { kind: 'paused', reason: 'opened' },
      followers: [{ windowId: CONSOLE }, { windowId: SCREEN }],
    });
    expect(lesson.state().motion.mediaSeconds).toBeCloseTo(12.02, 9);
  });

  test('after the end nothing is shown and the windows are still known', () => {
    const { say, state } = walk();
    expect(say({ type: 'end' })).toBeNull();
    expect(state()).toMatchObject({ lesson: null, showing: { kind: 'nothing' }, followers: [{}, {}] });
    expect(say({ type: 'end' })).toBe('alreadySo');
  });

  test('the class can change in the middle of a lesson', () => {
    const { say, state } = walk();
    const chosen = { teacherId: 't1' as TeacherId, classId: 'c1' as ClassId };
    expect(say({ type: 'class', ...chosen })).toBeNull();
    expect(state()).toMatchObject(chosen);
    expect(say({ type: 'class', ...chosen })).toBe('alreadySo');
  });

  test('[S3] a window that attaches again is the same one', () => {
    const { say, state } = walk();
    expect(say({ type: 'attach', windowId: SCREEN, role: 'screen' })).toBe('alreadySo');
    say({ type: 'attach', windowId: SCREEN, role: 'console' });
    expect(state().followers).toHaveLength(2);
    expect(say({ type: 'detach', windowId: SCREEN })).toBeNull();
    expect(say({ type: 'detach', windowId: SCREEN })).toBe('unknownWindow');
  });
});
