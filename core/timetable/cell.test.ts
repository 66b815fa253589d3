import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText, classKey, looksLikeClass, readCell } from './index.ts';

const place = { weekday: 1 as const, number: 3 };
const read = (text: string) =>
  readCell(text, place).map(({ className, subject, teacherName, week }) => [
    ...[className, subject, teacherName],
    ...(week === 'every' ? [] : [week]),
  ]);

describe('[T17] a cell', () => {
  test.each([
    ['', []],
    ['—', []],
    ['数学', [[null, '数学', null]]],
    ['四2', [['四2', null, null]]],
    ['四2 数学', [['四2', '数学', null]]],
    ['数学 四(2)班', [['四(2)班', '数学', null]]],
    ['四（2）班/数学/王老师', [['四(2)班', '数学', '王老师']]],
    ['数学 张伟', [[null, '数学', '张伟']]],
    ['四2 班会', [['四2', '班会', null]]],
    ['王老师', [[null, null, '王老师']]],
    ['语文\n张三', [[null, '语文', '张三']]],
    ['四(2)班\n数学\n王老师', [['四(2)班', '数学', '王老师']]],
    [
      '语文\n张三\n数学\n李四',
      [
        [null, '语文', '张三'],
        [null, '数学', '李四'],
      ],
    ],
    [
      '四1 数学；四2 数学',
      [
        ['四1', '数学', null],
        ['四2', '数学', null],
      ],
    ],
    [
      '数学(单)/美术(双)',
      [
        [null, '数学', null, 'odd'],
        [null, '美术', null, 'even'],
      ],
    ],
    ['美术（双周）', [[null, '美术', null, 'even']]],
    ['Class 4.2 Maths Ms Li', [['Class 4.2', 'Maths', 'Ms Li']]],
    ['Grade 4 Class 2 English', [['Grade 4 Class 2', 'English', null]]],
    ['道德与法治', [[null, '道德与法治', null]]],
  ] as const)('%j says %j', (text, said) => {
    expect(read(text)).toEqual(said);
  });

  test('knows a class of this PC by its name, whatever it is', () => {
    const said = readCell('maths tigers Ms Li', place, ['Tigers']);
    expect(said).toMatchObject([{ className: 'tigers', subject: 'maths', teacherName: 'Ms Li' }]);
  });

  test('is shown as it is typed: what is read from it again is the same', () => {
    const word = fc.constantFrom(
      '数学',
      '语文',
      '四2',
      '五(1)班',
      '王老师',
      '班会',
      '(单)',
      'Maths',
      '; ',
      ' ',
      '/',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const first = readCell(words.join(' '), place);
        const again = readCell(cellText(first, { odd: '单', even: '双' }), place);
        expect(again).toEqual(first);
      }),
    );
  });

  test('of any characters is read without a fault, and no name is longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { className, subject, teacherName } of readCell(text, place)) {
          for (const name of [className, subject, teacherName]) expect((name ?? '').length).toBeLessThanOrEqual(40);
        }
      }),
    );
  });
});

describe('a class', () => {
  test.each([
    '四(2)班',
    '四（2）班',
    '四年级2班',
    '四年级(2)班',
    '4(2)',
    '四2',
    '四 2 班',
    '402班',
    '402',
    '4.2',
    '4-2班',
    'Class 4.2',
    'Grade 4 Class 2',
    'G4C2',
    'class 2 grade 4',
    '四年级二班',
  ])('%s is 4.2', (name) => {
    expect([classKey(name), looksLikeClass(name)]).toEqual(['4.2', true]);
  });

  test.each([
    ['初二3班', '8.3'],
    ['初二(3)班', '8.3'],
    ['高一十二班', '10.12'],
    ['十二班', '十二班'],
    ['12班', '12班'],
    ['足球班', '足球班'],
    ['Tigers', 'tigers'],
  ])('%s has the key %s', (name, key) => {
    expect(classKey(name)).toBe(key);
  });

  test.each(['数学', '班会', '王老师', '语文', '3', '第3节'])('%s is none', (word) => {
    expect(looksLikeClass(word)).toBe(false);
  });
});
