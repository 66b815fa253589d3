import { describe, expect, test } from 'vitest';
import { chapter, lessonOf, pausePoint } from '../../tests/fixtures/session.ts';
import { chapterAt, nextChapter, nextStop, previousChapter, previousStop, stopAt } from './stops.ts';

const lesson = lessonOf();

describe('pause points and chapters', () => {
  test('[S18] the next stop lies after the frame on show, even when its time is late within that frame', () => {
    const late = lessonOf({ cues: [pausePoint(30.035), pausePoint(90)] });
    expect(nextStop(late, 30.02)?.atSeconds).toBe(90);
    expect(nextStop(lesson, 30.02)?.atSeconds).toBe(90);
    expect(nextStop(lesson, 29.98)?.atSeconds).toBe(30);
    expect(nextStop(lesson, 119)).toBeNull();
  });

  test('[S19] every time within a stop’s frame is at the stop', () => {
    expect(stopAt(lesson, 30)?.atSeconds).toBe(30);
    expect(stopAt(lesson, 30.039)?.atSeconds).toBe(30);
    expect(stopAt(lesson, 30.04)).toBeNull();
    expect(stopAt(lesson, 29.99)).toBeNull();
  });

  test('[S20] "previous" goes back to the mark just passed only when that was a while ago', () => {
    expect(previousStop(lesson, 95)?.atSeconds).toBe(90);
    expect(previousStop(lesson, 90.5)?.atSeconds).toBe(30);
    expect(previousStop(lesson, 30.02)).toBeNull();
    expect(previousChapter(lesson, 61)?.atSeconds).toBe(20);
    expect(nextChapter(lesson, 20.02)?.atSeconds).toBe(60);
  });

  test('a time lies in the chapter that began last', () => {
    expect(chapterAt(lesson, 0)?.atSeconds).toBe(0);
    expect(chapterAt(lesson, 19.99)?.atSeconds).toBe(0);
    expect(chapterAt(lesson, 20)?.atSeconds).toBe(20);
    expect(chapterAt(lessonOf({ cues: [chapter(5)] }), 1)).toBeNull();
  });
});
