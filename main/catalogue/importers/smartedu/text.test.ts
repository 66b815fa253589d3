import { describe, expect, test } from 'vitest';
import { localText, unixMsOf } from './text.ts';

describe('a text', () => {
  test('is in the languages in which it is told', () => {
    expect(localText({ plain: '甲', global: { 'zh-CN': '乙', en: 'B' } })).toEqual({ 'zh-CN': '乙', en: 'B' });
    expect(localText({ plain: '甲', global: undefined })).toEqual({ 'zh-CN': '甲' });
    expect(localText({ plain: null, global: '乙' })).toEqual({ 'zh-CN': '乙' });
    expect(localText({ plain: 'Unit 1', global: { en: 'Unit 1' } })).toEqual({ en: 'Unit 1' });
    expect(localText({ plain: ' \u200b', global: { 'zh-CN': '' } })).toBeNull();
  });
});

test.each([
  ['2024-12-10T17:33:28.078+0800', Date.UTC(2024, 11, 10, 9, 33, 28, 78)],
  ['2024-01-01T12:00:00+08:00', Date.UTC(2024, 0, 1, 4)],
  ['2024-01-01T12:00:00Z', Date.UTC(2024, 0, 1, 12)],
  ['2024-01-01T12:00:00', null],
  ['2024-13-45T12:00:00+0800', null],
  ['1960-01-01T12:00:00+0800', null],
  ['gestern', null],
  [null, null],
])('the time %s is %s', (told, unixMs) => {
  expect(unixMsOf(told)).toBe(unixMs);
});
