import { expect, test } from 'vitest';
import { wordsIn } from '../words/index.ts';
import { editionText, placeText } from './place.ts';

const place = { grade: 4, volume: 'lower', unit: { 'zh-CN': '第五单元', en: 'Unit 5' }, edition: null } as const;

test('a place in the curriculum reads as people of that language say it', () => {
  expect(placeText(place, wordsIn('zh-CN'))).toBe('四年级下册 · 第五单元');
  expect(placeText(place, wordsIn('en'))).toBe('Grade 4, book 2 · Unit 5');
});

test('what is not known is left out', () => {
  expect(placeText({ grade: null, volume: null, unit: null, edition: null }, wordsIn('zh-CN'))).toBe('');
  expect(placeText({ ...place, volume: null, unit: null }, wordsIn('en'))).toBe('Grade 4');
});

test('an edition is its publisher and its year', () => {
  expect(editionText({ edition: { publisher: '人教版', year: 2022 } })).toBe('人教版 2022');
  expect(editionText({ edition: { publisher: '人教版', year: null } })).toBe('人教版');
  expect(editionText({ edition: null })).toBe('');
});
