import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, emptyTimetable, minuteText, readTable, rowsOfText, type TableRow, takeReading } from './index.ts';

const rows = (table: readonly (readonly string[])[]): TableRow[] => table.map((cells, at) => ({ row: at + 1, cells }));
function read(table: readonly (readonly string[])[]) {
  const reading = readTable(rows(table));
  if (!reading) return null;
  const periods = reading.periods.map(({ weekday, number, week, className, subject, teacherName }) =>
    [weekday, number, className, subject, teacherName, week === 'every' ? null : week]
      .filter((one) => one !== null)
      .join(' '),
  );
  const bells = reading.bells.map(
    ({ number, startsAtMinute, endsAtMinute, name }) =>
      `${number} ${minuteText(startsAtMinute)}-${minuteText(endsAtMinute)}${name === null ? '' : ` ${name}`}`,
  );
  return { ...reading, periods: periods.sort(), bells };
}

const days = ['星期一', '星期二', '星期三', '星期四', '星期五'];

describe('[T18] a grid', () => {
  test('has days across and periods down, its class in the title, times beside the numbers', () => {
    const reading = read([
      ['四年级（2）班课程表'],
      ['', '节次', ...days],
      ['上午', '第1节\n08:00-08:40', '数学\n王老师', '语文', '', '/', '数学'],
      ['', '第2节\n08:50—09:30', '语文', '数学', '英语', '', '美术(单)/音乐(双)'],
      ['午休'],
      ['下午', '第3节\n14:00~14:40', '', '', '体育', '', ''],
    ]);
    expect(reading).toMatchObject({
      layout: 'grid',
      bells: ['1 08:00-08:40', '2 08:50-09:30', '3 14:00-14:40'],
      left: [],
    });
    expect(reading?.periods).toEqual([
      ...['1 1 四年级(2)班 数学 王老师', '1 2 四年级(2)班 语文', '2 1 四年级(2)班 语文', '2 2 四年级(2)班 数学'],
      ...['3 2 四年级(2)班 英语', '3 3 四年级(2)班 体育', '5 1 四年级(2)班 数学'],
      ...['5 2 四年级(2)班 美术 odd', '5 2 四年级(2)班 音乐 even'],
    ]);
    expect(reading?.understood.slice(-1)).toEqual([{ text: '星期五', means: 'weekday.5' }]);
  });

  test('may be a teacher’s, in English, with days that are short', () => {
    const reading = read([
      ['Teacher: Li', '', '', ''],
      ['Period', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
      ['1', 'Class 4.1 Maths', '', 'Class 4.2 Maths'],
      ['Lunch break'],
      ['P2', '', 'Class 4.1 Maths'],
    ]);
    expect(reading?.periods).toEqual(['1 1 Class 4.1 Maths Li', '2 2 Class 4.1 Maths Li', '3 1 Class 4.2 Maths Li']);
  });

  test('may name its days 一 二 三 alone', () => {
    const reading = read([
      ['节次', '一', '二', '三', '四', '五'],
      ['1', '语文', '数学', '语文', '数学', '语文'],
      ['2', '数学', '', '', '', ''],
    ]);
    expect(reading?.periods).toEqual(['1 1 语文', '1 2 数学', '2 1 数学', '3 1 语文', '4 1 数学', '5 1 语文']);
  });

  test('may lie on its side', () => {
    const reading = read([
      ['', '第一节', '第二节', '第三节'],
      ['周一', '语文', '数学', ''],
      ['周二', '数学', '', ''],
      ['周三', '', '', '英语'],
    ]);
    expect(reading?.periods).toEqual(['1 1 语文', '1 2 数学', '2 1 数学', '3 3 英语']);
  });

  test('has a number of its own for what comes before the first period and after the last', () => {
    const reading = read([
      ['', ...days],
      ['早读 7:40-8:00', '语文', '英语'],
      ['第1节 8:00-8:40', '数学', ''],
      ['课后服务 16:30-17:10', '体育', ''],
    ]);
    expect(reading?.bells).toEqual(['0 07:40-08:00 早读', '1 08:00-08:40', '2 16:30-17:10 课后服务']);
    expect(reading?.periods).toEqual(['1 0 语文', '1 1 数学', '1 2 体育', '2 0 英语']);
  });

  test('is one of several below each other', () => {
    const block = (title: string, subject: string) => [
      [title],
      ['节次', ...days],
      ['1', subject, '', ''],
      ['2', '', subject],
    ];
    const reading = read([...block('四(1)班课程表', '数学'), [''], ...block('四(2)班课程表', '语文')]);
    expect(reading?.periods).toEqual(['1 1 四(1)班 数学', '1 1 四(2)班 语文', '2 2 四(1)班 数学', '2 2 四(2)班 语文']);
  });

  test('of a whole school has a class a row, and its days over several columns', () => {
    const reading = read([
      ['2026 学年第一学期总课程表'],
      ['序号', '班级', '星期一', '', '星期二', '', '星期三', ''],
      ['', '', '1', '2', '1', '2', '1', '2'],
      ['1', '四(1)班', '语文', '数学', '数学', '', '英语', ''],
      ['2', '四(2)班', '数学\n王老师', '', '', '语文', '', ''],
    ]);
    expect(reading?.layout).toBe('classes');
    expect(reading?.periods).toEqual([
      ...['1 1 四(1)班 语文', '1 1 四(2)班 数学 王老师', '1 2 四(1)班 数学', '2 1 四(1)班 数学'],
      ...['2 2 四(2)班 语文', '3 1 四(1)班 英语'],
    ]);
  });

  test('keeps its periods where its times do not make a day', () => {
    const reading = read([
      ['节次', ...days],
      ['1 08:00-08:40', '数学'],
      ['2 08:10-08:50', '语文'],
    ]);
    expect([reading?.bells, reading?.periods.length]).toEqual([[], 2]);
  });
});

describe('[T18] a list', () => {
  test('has one period a row, whatever order its columns have', () => {
    const reading = read([
      ['课表导出'],
      ['教师姓名', '星期', '节次', '班级', '课程', '单双周', '时间', '教室'],
      ['王芳', '星期一', '第1节', '四(1)班', '数学', '', '08:00-08:40', '302'],
      ['王芳', '', '第2节', '四(2)班', '数学', '单周', '08:50-09:30', '303'],
      ['合计', '', '', '', '', '', '', '2'],
    ]);
    expect(reading).toMatchObject({
      ...{ layout: 'list', bells: ['1 08:00-08:40', '2 08:50-09:30'] },
      periods: ['1 1 四(1)班 数学 王芳', '1 2 四(2)班 数学 王芳 odd'],
      left: [{ row: 5, text: '合计 2' }],
    });
    expect(reading?.understood.at(-1)).toEqual({ text: '教室', means: null });
  });

  test('may be in English, with days as numbers and times in two columns', () => {
    const reading = read([
      ['Day', 'Period', 'Class', 'Subject', 'Teacher', 'Start', 'End'],
      ['1', '3', '4.2', 'Maths', 'Ms Li', '9:40', '10:20'],
      ['Friday', '1', '4.2', 'Art', '', '8:00', '8:40'],
    ]);
    expect(reading?.periods).toEqual(['1 3 4.2 Maths Ms Li', '5 1 4.2 Art']);
    expect(reading?.bells).toEqual(['1 08:00-08:40', '3 09:40-10:20']);
  });
});

test('[T18] what is no timetable is none', () => {
  expect(read([])).toBe(null);
  expect(
    read([
      ['课名', '年级'],
      ['三角形', '四年级'],
    ]),
  ).toBe(null);
  expect(
    read([
      ['节次', ...days],
      ['1', '', '', ''],
    ]),
  ).toBe(null);
});

test('[T18] any cells at all are read without a fault', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      ...days,
      '节次',
      '第1节',
      '1',
      '四(1)班',
      '数学',
      '王老师',
      '班级',
      '08:00-08:40',
      '早读',
      '',
      '午休',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 10 }), (table) => {
      const reading = readTable(rows(table));
      for (const { number, weekday } of reading?.periods ?? []) {
        expect(number >= 0 && number <= 20 && weekday >= 1 && weekday <= 7).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

describe('[T18] what was read is taken', () => {
  const taken = (table: readonly (readonly string[])[], locked: Parameters<typeof takeReading>[1] = []) => {
    const reading = readTable(rows(table));
    const next = reading && changed(emptyTimetable, takeReading(reading, locked), locked);
    if (!next?.ok) throw new Error('not taken');
    return next.value;
  };
  const cells = [
    ['', ...days],
    ['1 8:00-8:40', '数学', '语文'],
  ] as const;

  test('with what all periods share said once, for the whole timetable', () => {
    const { usual, periods, bells } = taken([['四(2)班课程表'], ...cells]);
    expect(usual).toEqual({ className: '四(2)班', subject: null, teacherName: null });
    expect(periods.map(({ className, subject }) => [className, subject])).toEqual([
      [null, '数学'],
      [null, '语文'],
    ]);
    expect(bells).toHaveLength(1);
  });

  test('so that each still says something', () => {
    const { usual, periods } = taken([['四(2)班课程表'], ['', ...days], ['1', '数学', '数学']]);
    expect(usual.className).toBe('四(2)班');
    expect(periods.every(({ subject }) => subject === '数学')).toBe(true);
  });

  test('without what the school has set', () => {
    const { usual, bells, periods } = taken([['四(2)班课程表'], ...cells], ['usual', 'bells']);
    expect([usual.className, bells, periods[0]?.className]).toEqual([null, [], '四(2)班']);
  });
});

test('text that was copied from a sheet has its rows and cells, line breaks in cells too', () => {
  expect(rowsOfText('节次\t周一\r\n1\t"数学\n""王"""\r\n\r\n').map(({ row, cells }) => [row, ...cells])).toEqual([
    [1, '节次', '周一'],
    [2, '1', '数学\n"王"'],
  ]);
  expect(rowsOfText('')).toEqual([]);
});
