import { describe, expect, test } from 'vitest';
import { clean, localText, unixMsOf } from './text.ts';

describe('a text', () => {
  test.each([
    ['新教材-小学英语译林版三年级上册 ', '新教材-小学英语译林版三年级上册'],
    ['有理\u0000数\u007f', '有理数'],
    ['\u202e数理有\u202c \u2066x\u2069\u200f', '数理有 x'],
    ['第一行\r\n第二行\t完', '第一行 第二行 完'],
    ['半\ud83d个', '半个'],
    ['\ufeff题目\u200b', '题目'],
    ['👩‍🏫 བོད་ཡིག', '👩‍🏫 བོད་ཡིག'],
  ])('%j is shown as %j', (told, shown) => {
    expect(clean(told)).toBe(shown);
  });

  test('is cut at 500, and no character is halved', () => {
    expect(clean('长'.repeat(1_000_000))).toHaveLength(500);
    expect(clean(`${'长'.repeat(499)}🙂`)).toBe('长'.repeat(499));
  });

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
