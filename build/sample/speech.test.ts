import { describe, expect, test } from 'vitest';
import { readable, readNumber, synthesisText, withThirdTones } from './speech.ts';

describe('figures read aloud', () => {
  test.each([
    [0, '零'],
    [7, '七'],
    [10, '十'],
    [18, '十八'],
    [35, '三十五'],
    [90, '九十'],
    [105, '一百零五'],
    [110, '一百一十'],
    [118, '一百一十八'],
    [180, '一百八十'],
  ])('%i is %s', (value, words) => {
    expect(readNumber(value)).toBe(words);
  });

  test('degrees are spoken, and every short stop is a comma', () => {
    expect(readable('角二是64°、角三是48°。')).toBe('角二是六十四度，角三是四十八度。');
  });
});

describe('pinyin for the synthesiser', () => {
  test('一 changes its tone before 百, light syllables have the fifth tone', () => {
    expect(synthesisText('内角的和是180°。')).toBe('nei4 jiao3 de5 he2 shi4 yi4 bai3 ba1 shi2 du4 .');
  });

  test('of two third tones the first rises', () => {
    expect(withThirdTones(['ding3', 'dian3', 'dui4'])).toEqual(['ding2', 'dian3', 'dui4']);
  });
});
