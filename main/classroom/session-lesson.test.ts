import { describe, expect, test } from 'vitest';
import { type Cue, mediaSeconds } from '../../core/words/index.ts';
import { slideSeconds } from './session-lesson.ts';

const chapter = (atSeconds: number): Cue =>
  ({ kind: 'chapter', id: `c${atSeconds}`, atSeconds: mediaSeconds(atSeconds), title: { en: 'a' } }) as Cue;
const pause = (atSeconds: number): Cue => ({ kind: 'pause', id: 'p', atSeconds: mediaSeconds(atSeconds) }) as Cue;

describe('the slides of a lesson', () => {
  test('begin with the first, and where a change was found', () => {
    expect(slideSeconds([12.5, 30], [])).toEqual([0, 12.5, 30]);
  });

  test('are never fewer than the chapters, which say better when they begin', () => {
    expect(slideSeconds([12.5, 30], [chapter(0), chapter(12), chapter(13), chapter(50)])).toEqual([0, 12, 13, 30, 50]);
    expect(slideSeconds([], [chapter(1), chapter(2)])).toEqual([1, 2]);
  });

  test('have nothing to do with pause points', () => {
    expect(slideSeconds([12.5], [pause(20)])).toEqual([0, 12.5]);
  });
});
