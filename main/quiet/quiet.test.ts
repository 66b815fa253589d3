import { describe, expect, test } from 'vitest';
import { createQuiet } from './index.ts';

describe('background work', () => {
  test('waits while a lesson is open; what a person asked for does not', () => {
    let lessonOpen = false;
    const quiet = createQuiet({ lessonOpen: () => lessonOpen, periodRuns: () => false });
    expect(quiet.mayRun('background')).toBe(true);
    lessonOpen = true;
    expect(quiet.mayRun('background')).toBe(false);
    expect(quiet.mayRun('asked')).toBe(true);
    expect(quiet.reason()).toBe('lessonOpen');
  });

  test('waits in a period of the timetable too, though nobody uses Lectern in it', () => {
    let periodRuns = true;
    const quiet = createQuiet({ lessonOpen: () => false, periodRuns: () => periodRuns });
    expect(quiet.reason()).toBe('period');
    expect(quiet.mayRun('background')).toBe(false);
    expect(quiet.mayRun('asked')).toBe(true);
    periodRuns = false;
    expect(quiet.mayRun('background')).toBe(true);
  });

  test('is told when the answer changes, and only then', () => {
    let lessonOpen = false;
    const quiet = createQuiet({ lessonOpen: () => lessonOpen, periodRuns: () => false });
    const heard: unknown[] = [];
    const stop = quiet.onChange((reason) => void heard.push(reason));
    quiet.look();
    lessonOpen = true;
    quiet.look();
    quiet.look();
    lessonOpen = false;
    quiet.look();
    stop();
    lessonOpen = true;
    quiet.look();
    expect(heard).toEqual(['lessonOpen', null]);
  });
});
