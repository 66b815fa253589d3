import { describe, expect, test } from 'vitest';
import { lessonOf, open, track, walk } from '../../tests/fixtures/session.ts';
import type { LessonId } from '../words/index.ts';
import { layoutRects } from './layout.ts';
import { markedRecording, recordingOf, shapesOf, wholeAround } from './regions.ts';

const regions = {
  screen: { x: 0, y: 0.1, width: 0.75, height: 0.75 },
  explanation: { x: 0.75, y: 0.1, width: 0.25, height: 0.8 },
};
const recording = lessonOf({ tracks: [track('composite', { width: 1600, height: 900 })] });
const marked = { ...recording, regions };

describe('one recording with two regions', () => {
  test('[S56] is laid out as two tracks of the regions’ shapes, and as one picture while it is not marked', () => {
    expect(shapesOf(recording)).toBe(recording.tracks);
    const rects = layoutRects({ kind: 'sideBySide', corner: 'topRight' }, shapesOf(marked));
    expect(Object.keys(rects).sort()).toEqual(['explanation', 'screen']);
    const { screen, explanation } = rects;
    expect(((screen?.width ?? 0) * 16) / ((screen?.height ?? 1) * 9)).toBeCloseTo(1200 / 675, 6);
    expect(((explanation?.width ?? 0) * 16) / ((explanation?.height ?? 1) * 9)).toBeCloseTo(400 / 720, 6);
    expect(Object.keys(layoutRects({ kind: 'screenOnly', corner: 'topRight' }, shapesOf(marked)))).toEqual(['screen']);
  });

  test('[S56] marks do not count where there are tracks of their own', () => {
    expect(markedRecording({ ...lessonOf(), regions })).toBeNull();
    expect(recordingOf(lessonOf())).toBeNull();
    expect(recordingOf(recording)?.role).toBe('composite');
  });

  test('the whole recording lies around a region that fills its box', () => {
    expect(wholeAround({ x: 0.5, y: 0.25, width: 0.25, height: 0.5 })).toEqual({ x: -2, y: -0.5, width: 4, height: 2 });
  });

  test('[S56] can be marked and unmarked while it is projected; a word for another lesson is stale', () => {
    const { say, state } = walk(null);
    expect(say({ type: 'regions', lessonId: recording.id, regions })).toBe('noLesson');
    say(open(recording));
    expect(say({ type: 'regions', lessonId: recording.id, regions })).toBeNull();
    expect(state().lesson?.regions).toEqual(regions);
    expect(say({ type: 'regions', lessonId: 'test:other' as LessonId, regions: null })).toBe('stale');
    say({ type: 'regions', lessonId: recording.id, regions: null });
    expect(state().lesson).toEqual(recording);
  });
});
