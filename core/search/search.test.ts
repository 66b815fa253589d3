import { describe, expect, test } from 'vitest';
import { han } from '../../tests/support/han.ts';
import {
  expressionOf,
  fold,
  folded,
  matchAll,
  matcherOf,
  rangesOf,
  readAsPinyin,
  termsOf,
  titleOf,
  tokensOf,
} from './index.ts';

const table = han();

/** As the index looks: whether the tokens that the search asks for are there, and the title holds what they mean. */
function finds(query: string, title: string): boolean {
  const tokens = tokensOf(fold(title, table), table);
  const terms = termsOf(query, table);
  const asked = expressionOf(terms, table)
    .replaceAll(/"([^"]*)"/g, (_, token: string) => String(tokens.has(token)))
    .replaceAll(' AND ', '&&')
    .replaceAll(' OR ', '||');
  const isCandidate = terms.length > 0 && Boolean(new Function(`return ${asked}`)());
  const isMatch =
    matchAll(
      titleOf(title, table),
      terms.map((term) => matcherOf(term, table)),
    ) !== null;
  if (isMatch && !isCandidate) throw new Error(`${query}: in the title, but the index would not tell: ${asked}`);
  return isMatch && isCandidate;
}

describe('三角形的内角和 is found by', () => {
  test.each([
    ['any characters of it', '三角形'],
    ['characters in the middle', '内角'],
    ['one character', '和'],
    ['characters across words', '形的内'],
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
    ['one letter', 's'],
    ['capitals', 'SJXNJ'],
    ['full-width letters', 'ｓｊｘ'],
    ['traditional characters', '三角形的內角和'],
    ['characters and pinyin together', '三角形neijiao'],
    ['two words of two kinds', 'sjx 和'],
  ])('%s: %s', (_, query) => {
    expect(finds(query, '三角形的内角和')).toBe(true);
  });

  test.each(['四边形', 'sijiaoxing', 'sjxx', 'angle', '三角形 面积', '角三', 'jiaosan'])('not by %s', (query) => {
    expect(finds(query, '三角形的内角和')).toBe(false);
  });
});

test.each([
  ['长度的和', 'changdu'],
  ['长度的和', 'zhangdu'],
  ['长度的和', 'cd'],
  ['绿色植物', 'lvse'],
  ['绿色植物', 'lüse'],
  ['20以内的加法 (1)', '20以内'],
  ['20以内的加法 (1)', '加法（1）'],
  ['金刚石、石墨和C60', 'c60'],
  ['金刚石、石墨和C60', '石石墨'],
  ["What's the matter?", 'whats'],
  ['What would you like?', 'would like'],
  ['The angle sum of a triangle', 'riang'],
  ['圓的面積', '圆的面积'],
  ['西安事变', 'xian'],
  ['西安事变', 'xianshi'],
])('%s is found by %s', (title, query) => {
  expect(finds(query, title)).toBe(true);
});

test('letters are read as pinyin in every way, the likeliest first', () => {
  const ways = (letters: string) => readAsPinyin(letters, table).map(({ whole, begun }) => [...whole, begun].join(' '));
  expect(ways('xian').slice(0, 2)).toEqual(['xian', 'xi an']);
  expect(ways('sanji')[0]).toBe('san ji');
  expect(readAsPinyin('zh', table)).toEqual([{ whole: [], begun: 'zh' }]);
  expect(readAsPinyin('qqq', table)).toEqual([]);
  expect(readAsPinyin('a'.repeat(60), table).length).toBeLessThan(10);
});

test('what was found is marked where people read it', () => {
  const title = titleOf('三角形的内角和（复习）', table);
  const matches = matchAll(
    title,
    termsOf('sjxnj 复习', table).map((term) => matcherOf(term, table)),
  );
  expect(rangesOf(title, matches ?? []).map(([from, to]) => title.text.slice(from, to))).toEqual([
    '三角形的内角',
    '复习',
  ]);
});

test('folding drops width, case, accents and marks', () => {
  expect(folded('ＵＮＩＴ ３：Café！', table)).toBe('unit3cafe');
});

test('a search is bounded in words and in their length', () => {
  expect(termsOf('  ！？… ', table)).toEqual([]);
  expect(termsOf('a '.repeat(500), table)).toHaveLength(8);
  expect(termsOf('三'.repeat(500), table)[0]?.text).toHaveLength(60);
});
