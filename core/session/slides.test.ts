import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cue, mediaSeconds } from '../words/index.ts';
import { isRemovable, noCorrection, type SlideCorrection, slidesOf, withoutSlide, withSlide } from './slides.ts';

const chapter = (atSeconds: number): Cue =>
  ({ kind: 'chapter', id: `c${atSeconds}`, atSeconds: mediaSeconds(atSeconds), title: { en: 'a' } }) as Cue;
const pause = (atSeconds: number): Cue => ({ kind: 'pause', id: 'p', atSeconds: mediaSeconds(atSeconds) }) as Cue;
const at = mediaSeconds;

describe('the slides of a lesson', () => {
  test('begin with the first, and where a change was found', () => {
    expect(slidesOf([12.5, 30], [])).toEqual([0, 12.5, 30]);
  });

  test('are never fewer than the chapters, which say better when they begin', () => {
    expect(slidesOf([12.5, 30], [chapter(0), chapter(12), chapter(13), chapter(50)])).toEqual([0, 12, 13, 30, 50]);
    expect(slidesOf([], [chapter(1), chapter(2)])).toEqual([1, 2]);
  });

  test('have nothing to do with pause points', () => {
    expect(slidesOf([12.5], [pause(20)])).toEqual([0, 12.5]);
  });
});

describe('slides put right by hand', () => {
  test('are there where one was added, and gone where one was taken away', () => {
    const one = withSlide(noCorrection, at(20));
    expect(slidesOf([12.5, 30], [], one)).toEqual([0, 12.5, 20, 30]);
    expect(slidesOf([12.5, 30], [], withoutSlide(one, at(30)))).toEqual([0, 12.5, 20]);
    expect(slidesOf([12.5, 30], [], withoutSlide(one, at(20)))).toEqual([0, 12.5, 30]);
  });

  test('stay so when the changes are found anew, a little earlier or later', () => {
    const one = withoutSlide(withSlide(noCorrection, at(20)), at(12.5));
    expect(slidesOf([13.25, 30.25], [], one)).toEqual([0, 20, 30.25]);
  });

  test('that were taken away are back when they are added again', () => {
    const one = withSlide(withoutSlide(noCorrection, at(12.5)), at(12.6));
    expect(slidesOf([12.5, 30], [], one)).toEqual([0, 12.5, 30]);
    expect(one.removed).toEqual([]);
  });

  test('are one slide where it was pressed twice', () => {
    const one = withSlide(withSlide(noCorrection, at(20)), at(20.3));
    expect(slidesOf([], [], one)).toHaveLength(2);
  });

  test('keep every chapter and the first slide, whatever is done', () => {
    const cues = [chapter(0), chapter(12), chapter(40)];
    const change = fc.record({ add: fc.boolean(), seconds: fc.double({ min: 0, max: 60, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(change), fc.array(fc.double({ min: 0, max: 60, noNaN: true })), (changes, found) => {
        const correction = changes.reduce<SlideCorrection>(
          (before, { add, seconds }) => (add ? withSlide : withoutSlide)(before, at(seconds)),
          noCorrection,
        );
        const slides = slidesOf(found, cues, correction);
        expect(slides).toEqual(expect.arrayContaining([0, 12, 40]));
        expect(slides).toEqual([...slides].sort((a, b) => a - b));
      }),
    );
    expect(isRemovable(12, cues)).toBe(false);
    expect(isRemovable(0, [])).toBe(false);
    expect(isRemovable(30, cues)).toBe(true);
  });
});
