import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TimetableReading } from '../../core/contract/index.ts';
import { cellText } from '../../core/timetable/index.ts';
import { workbook, zipped } from '../../tests/fixtures/catalogue/table/written.ts';
import { readFileAt, readSource } from './import-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-timetable-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const fixture = (name: string) => fileURLToPath(new URL(`../../tests/fixtures/timetable/${name}`, import.meta.url));
const sent = (bytes: Buffer) => readSource({ kind: 'file', base64: bytes.toString('base64') }, folder);
/** Merged: the title, both halves of the day, and a double period on Thursday. */
const merged = `<mergeCells>${['A1:G1', 'A3:A5', 'A6:A7', 'F6:F7'].map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
const teacherWang = [
  ['2026—2027 学年第一学期 王老师课程表'],
  ['', '节次', '星期一', '星期二', '星期三', '星期四', '星期五'],
  ['上午', '第1节', '四(1)班\n数学', '', '四(2)班\n数学', '', '四(1)班\n数学'],
  ['', '第2节', '四(2)班\n数学', '四(1)班\n数学', '', '四(2)班\n数学', ''],
  ['', '第3节', '', '', '', '', ''],
  ['下午', '第4节', '五(1)班\n科学', '', '', '五(1)班\n科学', ''],
  ['', '第5节', '', '', '', '', ''],
];

type Answer = Awaited<ReturnType<typeof readFileAt>>;

function read(answer: Answer): TimetableReading {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}
const cells = ({ periods }: TimetableReading) =>
  periods.map((one) => `${one.weekday}.${one.number} ${cellText([one], { odd: 'odd', even: 'even' })}`).sort();

describe('a file of a timetable', () => {
  test('may be a CSV of a Chinese office program, with the class in its title', async () => {
    const reading = read(await readFileAt(fixture('class-4-2.gb18030.csv')));
    expect(reading).toMatchObject({ layout: 'grid', left: [] });
    expect(reading.bells.map(({ number, startsAtMinute }) => [number, startsAtMinute])).toEqual([
      ...[[1, 480] as const, [2, 530] as const, [3, 580] as const, [4, 840] as const, [5, 890] as const],
    ]);
    expect(cells(reading)).toHaveLength(22);
    expect(cells(reading)).toContain('1.3 四年级(2)班 体育 赵老师');
    expect(cells(reading)).toContain('4.5 四年级(2)班 音乐 (even)');
  });

  test('may be a list in English', async () => {
    expect(cells(read(await readFileAt(fixture('ms-li.csv'))))).toEqual([
      ...['1.1 4.1 English Ms Li', '1.3 4.2 English Ms Li (odd)', '3.2 4.1 English Ms Li'],
    ]);
  });

  test('may be a workbook with merged cells: a double period is two', async () => {
    const reading = read(await sent(zipped(workbook(teacherWang, merged))));
    expect(cells(reading)).toEqual(
      [
        ...['1.1 四(1)班 数学 王老师', '1.2 四(2)班 数学 王老师', '1.4 五(1)班 科学 王老师', '2.2 四(1)班 数学 王老师'],
        ...['3.1 四(2)班 数学 王老师', '4.2 四(2)班 数学 王老师', '4.4 五(1)班 科学 王老师', '5.1 四(1)班 数学 王老师'],
        ...['4.5 五(1)班 科学 王老师'],
      ].sort(),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('may be text copied from a sheet', async () => {
    const text = '\t周一\t周二\t周三\n1\t数学\t语文\t\n2\t\t\t美术';
    expect(cells(read(await readSource({ kind: 'text', text }, folder)))).toEqual(['1.1 数学', '2.1 语文', '3.2 美术']);
  });
});

describe('what is no timetable is refused by its own code', () => {
  test.each([
    ['a list of lessons', 'noTimetable', Buffer.from('课名,年级\n三角形,四年级\n')],
    ['an empty file', 'noTimetable', Buffer.alloc(0)],
    ['a workbook of something else', 'noTimetable', zipped(workbook([['课名'], ['三角形']]))],
    ['an old workbook', 'sourceNotKnown', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a picture', 'sourceNotKnown', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['a zip that is cut off', 'sourceDamaged', zipped(workbook([['课名']])).subarray(0, 200)],
  ] as const)('%s: %s', async (_, code, bytes) => {
    expect(await sent(bytes)).toMatchObject({ ok: false, error: { code } });
    expect(readdirSync(folder)).toEqual([]);
  });
});
