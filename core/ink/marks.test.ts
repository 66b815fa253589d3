import { describe, expect, test } from 'vitest';
import { type LessonId, mediaSeconds, type PageId, type PlanId } from '../words/index.ts';
import { anchorOf, boardPage, lessonMarks, lessonPage, pageAt, planPage } from './index.ts';

const lesson = 'sample:triangle@2026' as LessonId;
const other = 'sample:circle' as LessonId;

describe('a page', () => {
  test('[I13] is its anchor, there and back', () => {
    const page = lessonPage(lesson, mediaSeconds(12.34));
    expect(page).toBe('lesson/sample:triangle@2026@12340');
    expect(anchorOf(page)).toEqual({ kind: 'lesson', lessonId: lesson, mediaSeconds: 12.34 });
    const prepared = planPage('plan-1' as PlanId, lesson, mediaSeconds(12.34));
    expect(anchorOf(prepared)).toEqual({ kind: 'plan', planId: 'plan-1', lessonId: lesson, mediaSeconds: 12.34 });
    expect(anchorOf(boardPage('1'))).toEqual({ kind: 'board', name: '1' });
    expect(anchorOf('something' as PageId)).toBeNull();
  });

  test('[I13] of the same frame is taken, whoever rounded its middle otherwise', () => {
    const there = lessonPage(lesson, mediaSeconds(10.02));
    expect(pageAt(lesson, mediaSeconds(10.025), [there], 0.02)).toBe(there);
    expect(pageAt(lesson, mediaSeconds(10.06), [there], 0.02)).toBe(lessonPage(lesson, mediaSeconds(10.06)));
    expect(pageAt(other, mediaSeconds(10.02), [there], 0.02)).toBe(lessonPage(other, mediaSeconds(10.02)));
  });

  test('of two that are near the nearer is taken', () => {
    const pages = [10.0, 10.03].map((seconds) => lessonPage(lesson, mediaSeconds(seconds)));
    expect(pageAt(lesson, mediaSeconds(10.018), pages, 0.02)).toBe(pages[1]);
  });
});

describe('marks on the timeline', () => {
  test('are the pages of this lesson that show something, by time', () => {
    const at = (id: LessonId, seconds: number, strokes: number) => ({
      pageId: lessonPage(id, mediaSeconds(seconds)),
      strokes,
    });
    const pages = [at(lesson, 30, 2), at(lesson, 5, 1), at(lesson, 9, 0), at(other, 1, 4)];
    const board = { pageId: boardPage('1'), strokes: 3 };
    expect(lessonMarks(lesson, [...pages, board]).map(({ mediaSeconds, strokes }) => [mediaSeconds, strokes])).toEqual([
      [5, 1],
      [30, 2],
    ]);
  });
});
