import { describe, expect, test } from 'vitest';
import { termsOf } from '../../core/search/index.ts';
import { han } from '../../tests/support/han.ts';
import { keysOf } from './search-text.ts';

const title = ['三角形的内角和', 'The angle sum of a triangle'];
const keys = keysOf(title, han());
/** As SQLite looks: every term begins some key. */
const finds = (query: string, among: readonly string[] = keys): boolean =>
  termsOf(query, han()).length > 0 &&
  termsOf(query, han()).every(({ text }) => among.some((key) => key.startsWith(text.slice(0, 40))));

describe('a title is found by', () => {
  test.each([
    ['any characters of it', '三角形'],
    ['characters in the middle', '内角'],
    ['one character', '和'],
    ['its pinyin', 'sanjiaoxing'],
    ['pinyin with spaces', 'san jiao xing'],
    ['pinyin with tones', 'sānjiǎoxíng'],
    ['half a syllable', 'sanji'],
    ['pinyin from the middle', 'neijiaohe'],
    ['initials', 'sjx'],
    ['initials with the particle', 'sjxdnjh'],
    ['initials without the particle', 'sjxnjh'],
    ['the beginning of those', 'sjxnj'],
    ['initials from the middle', 'njh'],
    ['capitals', 'SJXNJ'],
    ['full-width letters', 'ｓｊｘ'],
    ['traditional characters', '三角形的內角'],
    ['an English word', 'triangle'],
    ['part of an English word', 'riang'],
    ['two English words in any order', 'sum angle'],
    ['characters and pinyin together', '三角形neijiao'],
    ['two words of two kinds', 'sjx 和'],
  ])('%s: %s', (_, query) => {
    expect(finds(query)).toBe(true);
  });

  test.each(['四边形', 'sijiaoxing', 'sjxx', 'angel', '三角形 面积', '角三'])('not by %s', (query) => {
    expect(finds(query)).toBe(false);
  });

  test('every reading of a character that has several', () => {
    const polyphone = keysOf(['长度的和'], han());
    for (const query of ['changdu', 'zhangdu', 'cd', 'zd', 'he', 'huo']) expect(finds(query, polyphone)).toBe(true);
  });

  test('v or ü for the same sound', () => {
    const green = keysOf(['绿色植物'], han());
    expect(finds('lvse', green)).toBe(true);
    expect(finds('lüse', green)).toBe(true);
  });

  test('numbers and letters beside characters', () => {
    const mixed = keysOf(['20以内的加法 (1)'], han());
    for (const query of ['20', '20以内', '20yinei', '加法1', '加法（1）', 'jiafa'])
      expect(finds(query, mixed)).toBe(true);
  });
});
