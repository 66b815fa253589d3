import { describe, expect, test } from 'vitest';
import { skipped } from './gate.ts';
import { localTextOf, shownText } from './shown-text.ts';

describe('a text of a source', () => {
  test.each([
    ['\u202e数理有\u202c \u2066x\u2069\u200f', '数理有 x'],
    ['第一行\r\n第二行\t\u3000完', '第一行 第二行 完'],
    ['有理\u0000数\u007f\u00ad', '有理数'],
    ['半\ud83d个', '半个'],
    ['\ufeff题目\u200b', '题目'],
    ['👩‍🏫 བོད་ཡིག', '👩‍🏫 བོད་ཡིག'],
  ])('%j is shown as %j', (told, shown) => {
    expect(shownText(told)).toBe(shown);
  });

  test('is cut at 500, and no character is halved', () => {
    expect(shownText('长'.repeat(1_000_000))).toHaveLength(500);
    expect(shownText(`${'长'.repeat(499)}🙂`)).toBe('长'.repeat(499));
  });

  test('is Chinese where it has one Chinese character, and nothing where nothing is left', () => {
    expect(localTextOf('Unit 1 你好')).toEqual({ 'zh-CN': 'Unit 1 你好' });
    expect(localTextOf('Unit 1')).toEqual({ en: 'Unit 1' });
    expect(localTextOf('\u202e \u0000')).toBeNull();
  });

  test('is bearable in a report, wherever it was broken', () => {
    const { position, detail } = skipped('x'.repeat(9000), 'badName', `\u202e${'y'.repeat(9000)}`);
    expect([position.length, detail.length]).toEqual([300, 200]);
  });
});
