import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessonOf, open, walk } from '../../tests/fixtures/session.ts';
import type { LessonId, PageId } from '../words/index.ts';
import { countdownLeft } from './aids.ts';
import { viewOf } from './view.ts';
import { draggedBy, heldZoom, seenRect, WHOLE, zoomedAt, zoomedTo } from './zoom.ts';

const twice = { scale: 2, x: 0.3, y: 0.6 };
const spotlight = { kind: 'spotlight', x: 0.4, y: 0.5, radius: 0.2 } as const;
const curtain = { kind: 'curtain', side: 'left', share: 0.5 } as const;
const board = { type: 'board', pageId: 'board/a' as PageId, paper: 'squares' } as const;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const scale = fc.double({ min: 1, max: 8, noNaN: true });
const zooms = fc.record({ scale, x: share, y: share }).map(heldZoom);
const freeze = (frozen: boolean) => ({ type: 'freeze', frozen, presentedSeconds: null }) as const;

describe('the enlarged picture', () => {
  test('[S50] is held to the picture’s edges', () => {
    const { say, state } = walk();
    expect(say({ type: 'zoom', zoom: { scale: 4, x: 0, y: 1 } })).toBeNull();
    expect(state().zoom).toEqual({ scale: 4, x: 0.125, y: 0.875 });
    expect(viewOf(state(), 'screen').zoom).toEqual(viewOf(state(), 'console').zoom);
    expect(say({ type: 'zoom', zoom: { scale: 1, x: 0, y: 0 } })).toBeNull();
    expect(state().zoom).toEqual(WHOLE);
    expect(say({ type: 'zoom', zoom: WHOLE })).toBe('alreadySo');
  });

  test('[S50] never shows anything beside the picture, whatever the hand does', () => {
    const factor = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(zooms, share, share, factor, (zoom, x, y, by) => {
        for (const next of [
          zoomedAt(zoom, { x, y }, by),
          draggedBy(zoom, { x: x * 2 - 1, y: y * 2 - 1 }),
          zoomedTo(zoom, { x: x / 2, y: y / 2, width: 0.5 * x, height: 0.5 * y }),
        ]) {
          const whole = seenRect(next, { x: 0, y: 0, width: 1, height: 1 });
          expect(Math.max(whole.x, whole.y)).toBeLessThanOrEqual(1e-9);
          expect(Math.min(whole.x + whole.width, whole.y + whole.height)).toBeGreaterThanOrEqual(1 - 1e-9);
        }
      }),
    );
  });

  test('grows around what lies under the pointer', () => {
    const point = { x: 0.4, y: 0.45, width: 0, height: 0 };
    const before = seenRect(twice, point);
    const after = seenRect(zoomedAt(twice, before, 1.5), point);
    expect(after.x).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(before.y, 9);
  });

  test('a rectangle drawn on it is afterwards as wide or as high as the picture, in its middle', () => {
    const zoom = zoomedTo(WHOLE, { x: 0.5, y: 0.25, width: 0.25, height: 0.2 });
    expect(zoom).toEqual({ scale: 4, x: 0.625, y: 0.35 });
    expect(zoomedTo(WHOLE, { x: 0.5, y: 0.5, width: 0, height: 0 }).scale).toBe(8);
  });

  test('where nothing is shown there is nothing to enlarge or to light', () => {
    const { say } = walk(null);
    expect(say({ type: 'zoom', zoom: twice })).toBe('nothingShown');
    expect(say({ type: 'aid', aid: spotlight })).toBe('nothingShown');
    expect(say({ type: 'countdown', seconds: 60 })).toBe('nothingShown');
  });
});

describe('spotlight, curtain and magnifier', () => {
  test('[S51] one takes the place of the other, and one word takes it away', () => {
    const { say, state } = walk();
    say({ type: 'aid', aid: spotlight });
    expect(say({ type: 'aid', aid: spotlight })).toBe('alreadySo');
    say({ type: 'aid', aid: curtain });
    expect(state().aid).toEqual(curtain);
    say({ type: 'aid', aid: null });
    expect(state().aid).toBeNull();
    expect(say({ type: 'aid', aid: null })).toBe('alreadySo');
  });

  test('[S52] a board, the lesson after it and another lesson are shown whole', () => {
    const { say, state } = walk();
    const enlarge = () => {
      say({ type: 'zoom', zoom: twice });
      say({ type: 'aid', aid: curtain });
    };
    const asNew = { zoom: WHOLE, aid: null };
    enlarge();
    say({ type: 'captions', languages: ['en'] });
    expect(state()).toMatchObject({ zoom: twice, aid: curtain });
    say(board);
    expect(state()).toMatchObject(asNew);
    enlarge();
    say({ type: 'closeBoard' });
    expect(state()).toMatchObject(asNew);
    enlarge();
    say(open(lessonOf({ id: 'test:other' as LessonId })));
    expect(state()).toMatchObject(asNew);
  });

  test('[S53] a held picture keeps its own', () => {
    const { say, state } = walk();
    say({ type: 'zoom', zoom: twice });
    say({ type: 'aid', aid: spotlight });
    say(freeze(true));
    say({ type: 'zoom', zoom: WHOLE });
    say({ type: 'aid', aid: null });
    expect(viewOf(state(), 'screen')).toMatchObject({ zoom: twice, aid: spotlight });
    expect(viewOf(state(), 'console')).toMatchObject({ zoom: WHOLE, aid: null });
    say(freeze(false));
    expect(viewOf(state(), 'screen')).toMatchObject({ zoom: WHOLE, aid: null });
  });
});

describe('the countdown', () => {
  const left = ({ state, now }: ReturnType<typeof walk>) => {
    const { countdown } = state();
    return countdown && countdownLeft(countdown, now());
  };

  test('[S54] goes by main’s clock, is held, lengthened, and stands at zero when it is over', () => {
    const lesson = walk();
    expect(lesson.say({ type: 'holdCountdown', held: true })).toBe('stale');
    lesson.say({ type: 'countdown', seconds: 90 });
    lesson.wait(20_000);
    expect(left(lesson)).toBe(70);
    lesson.say({ type: 'holdCountdown', held: true });
    lesson.wait(60_000);
    expect(left(lesson)).toBe(70);
    lesson.say({ type: 'lengthenCountdown', bySeconds: 60 });
    expect(left(lesson)).toBe(130);
    lesson.say({ type: 'holdCountdown', held: false });
    lesson.wait(30_000);
    lesson.say({ type: 'lengthenCountdown', bySeconds: -60 });
    expect(left(lesson)).toBe(40);
    lesson.wait(60_000);
    expect(left(lesson)).toBe(0);
    expect(lesson.say({ type: 'countdown', seconds: null })).toBeNull();
    expect(lesson.say({ type: 'countdown', seconds: null })).toBe('alreadySo');
  });

  test('[S54] goes on over a board, and ends with the lesson', () => {
    const lesson = walk();
    lesson.say({ type: 'countdown', seconds: 60 });
    lesson.say(board);
    lesson.wait(5000);
    expect(left(lesson)).toBe(55);
    lesson.say({ type: 'end' });
    expect(lesson.state().countdown).toBeNull();
  });

  test('[S54] ends with its lesson when another one opens, and one that ran before the first lesson goes on', () => {
    const lesson = walk();
    lesson.say({ type: 'countdown', seconds: 60 });
    lesson.say(open(lessonOf()));
    expect(lesson.state().countdown).toBeNull();
    lesson.say({ type: 'end' });
    lesson.say(board);
    lesson.say({ type: 'countdown', seconds: 60 });
    lesson.say(open(lessonOf()));
    expect(left(lesson)).toBe(60);
  });
});
