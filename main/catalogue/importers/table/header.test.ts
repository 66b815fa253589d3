import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { durationOf } from './duration.ts';
import { findHeader } from './header.ts';
import { meanings, TableMapping, understandHeader } from './index.ts';

const means = (...cells: string[]) => understandHeader(cells).columns.map((column) => column.means);

describe('a header', () => {
  test('is understood in Chinese, in English, and with the ornaments of forms', () => {
    expect(means('课名', '学段', '年级', '学科', '版本', '册次', '单元', '时长', '讲师', '学校', '地区')).toEqual([
      ...['title', 'stage', 'grade', 'subject', 'edition', 'volume', 'unit', 'duration', 'teacher', 'school', 'region'],
    ]);
    expect(means('Lesson Title:', 'GRADE', 'Duration (min)', 'file_path', 'URL')).toEqual([
      ...['title', 'grade', 'duration', 'file', 'link'],
    ]);
    expect(means('*课程名称（必填）', ' 授课教师 ', '【选填】链接', 'ＵＲＬ')).toEqual([
      'title',
      'teacher',
      'link',
      'link',
    ]);
  });

  test('says which columns it does not understand; the number of a row is none of its lesson', () => {
    const { notUnderstood, hasTitle } = understandHeader(['序号', '标题', '密级', '']);
    expect({ notUnderstood, hasTitle }).toEqual({ notUnderstood: ['序号', '密级'], hasTitle: true });
  });

  test('takes the first of two titles, but both units', () => {
    const { columns } = understandHeader(['课名', '标题', '章', '节', '课名']);
    expect(columns.map((column) => column.means)).toEqual(['title', null, 'unit', 'unit', null]);
    expect(columns.map(({ column }) => column)).toEqual(['课名', '标题', '章', '节', '课名 [E]']);
  });

  test('names columns without a name by their letters', () => {
    const cells = Array.from({ length: 300 }, () => '');
    const columns = understandHeader(cells).columns.map(({ column }) => column);
    expect([columns[0], columns[25], columns[26], columns[255], columns.length]).toEqual([
      ...['[A]', '[Z]', '[AA]', '[IV]', 256],
    ]);
    expect(understandHeader(['', ''], [{ column: '[B]', means: 'title' }]).hasTitle).toBe(true);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '\u202e', '='.repeat(200)])(
    'of the name %j is not understood',
    (name) => {
      expect(means(name)).toEqual([null]);
      expect(understandHeader([name], [{ column: name.slice(0, 9), means: 'title' }]).columns).toHaveLength(1);
    },
  );

  test('is found below a title over all columns, and not where nothing is', () => {
    const row = (number: number, ...cells: string[]) => ({ row: number, cells });
    const found = findHeader([row(1, '课程名称'), row(3, '标题', '年级'), row(4, '三角形', '四')]);
    expect(found?.row).toBe(3);
    expect(findHeader([row(1, '课名'), row(2, '三角形')])?.row).toBe(1);
    expect(findHeader([row(1, '甲', '乙')])).toBeNull();
    expect(findHeader([])).toBeNull();
  });
});

test('a mapping names only what there is', () => {
  expect(v.is(TableMapping, [{ column: '甲', means: null }])).toBe(true);
  for (const meaning of meanings) expect(v.is(TableMapping, [{ column: '甲', means: meaning }])).toBe(true);
  for (const wrong of [[{ column: '甲' }], [{ column: '甲', means: '__proto__' }], [{ column: 5, means: null }], {}]) {
    expect(v.is(TableMapping, wrong)).toBe(false);
  }
});

describe('a length', () => {
  test.each([
    ['45', null, 2700],
    ['2400', null, 2400],
    ['90', 'seconds', 90],
    ['240', 'minutes', 14_400],
    ['45分钟', null, 2700],
    ['1小时5分30秒', null, 3930],
    ['38:20', null, 2300],
    ['00:45:12', null, 2712],
    ['12′30″', null, 750],
    ['45 min', 'seconds', 2700],
    ['0.03125', 'minutes', 2700],
    ['３５分', null, 2100],
    ['0', null, null],
    ['一节课', null, null],
    ['约45', null, null],
    ['999999999', null, null],
    ['1'.repeat(100), null, null],
    ['', null, null],
  ] as const)('of %s in %s is %s', (cell, unit, seconds) => {
    expect(durationOf(cell, unit)).toBe(seconds);
  });
});
