import { describe, expect, test } from 'vitest';
import { lengthAdvice } from './lesson-length.ts';
import { mediaSeconds } from './units.ts';

const advice = (stage: Parameters<typeof lengthAdvice>[0]['stage'], minutes: number, grade: number | null = null) =>
  lengthAdvice({ stage, grade, durationSeconds: mediaSeconds(minutes * 60) });

describe('the length of a lesson against what is recommended', () => {
  test('is 15 to 20 minutes in primary school, and 20 to 25 after it', () => {
    expect(advice('primary', 17)).toEqual({ school: 'primary', fromMinutes: 15, toMinutes: 20, beyondMinutes: 0 });
    for (const stage of ['junior', 'senior'] as const) {
      expect(advice(stage, 17)).toEqual({ school: 'secondary', fromMinutes: 20, toMinutes: 25, beyondMinutes: -3 });
    }
  });

  test('is told in whole minutes: half a minute is nothing to speak of', () => {
    expect(advice('primary', 20.4)?.beyondMinutes).toBe(0);
    expect(advice('primary', 14.6)?.beyondMinutes).toBe(0);
    expect(advice('primary', 20.6)?.beyondMinutes).toBe(1);
    expect(advice('primary', 2)?.beyondMinutes).toBe(-13);
    expect(advice('senior', 45)?.beyondMinutes).toBe(20);
  });

  test('goes by the grade where no stage is told, and by the stage where both are', () => {
    expect(advice(null, 18, 6)?.school).toBe('primary');
    expect(advice(null, 18, 7)?.school).toBe('secondary');
    // Five years of primary school.
    expect(advice('junior', 18, 6)?.school).toBe('secondary');
  });

  test('is not spoken of where nothing is recommended, or a lesson has no length', () => {
    expect(advice('special', 18, 4)).toBeNull();
    expect(advice(null, 18)).toBeNull();
    expect(advice('primary', 0)).toBeNull();
  });
});
