import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LessonRecord } from '../../../../core/words/index.ts';
import { type Read, readAll } from '../../../../tests/fixtures/catalogue/imported.ts';
import { listed, type Written, workbook, written, zipped } from '../../../../tests/fixtures/catalogue/table/written.ts';
import { FUZZ_LIMIT_MS, fuzzed, fuzzHeld } from '../../../../tests/support/fuzz.ts';
import { ImportRefused } from '../importer.ts';
import { meanings } from './columns.ts';
import { table } from './index.ts';

const runs = fuzzed(300, 20_260_101);
let place: Written;
beforeAll(() => {
  place = written();
});
afterAll(() => place.clean());

let [lessons, skips, refusals] = [0, 0, 0];

async function readOrRefused(content: string | Buffer): Promise<void> {
  let read: Read;
  try {
    read = await readAll(table(place.write('list', content)));
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    refusals += 1;
    return;
  }
  for (const record of read.records) expect(v.safeParse(LessonRecord, record).success).toBe(true);
  for (const skip of read.skips) expect(skip).toMatch(/^\w+ row \d+: [^\n]{0,200}$/);
  expect(new Set(read.records.map(({ id }) => id)).size).toBe(read.records.length);
  lessons += read.records.length;
  skips += read.skips.length;
}

const headers = fc.constantFrom<string>(
  ...[
    '课名',
    '年级',
    '学段',
    '学科',
    '版本',
    '册次',
    '单元',
    '时长',
    '讲师',
    '链接',
    '文件',
    '视频',
    'id',
    'title',
    '地区',
  ],
  ...[...meanings, '__proto__', '序号', ''],
);
const cells = fc.oneof(
  fc.constantFrom(
    '',
    '三角形',
    '四年级',
    '高一',
    '45',
    '1:2:3',
    'https://a.cn/',
    'https://[',
    'www.',
    '../x.mp4',
    'a;b|c',
  ),
  fc.constantFrom(
    '\u202e',
    '\ud800',
    '\ufffd',
    '__proto__',
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    '\0',
    '长'.repeat(700),
    '1e999',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ maxLength: 20 }),
);
const lists = fc.tuple(
  fc.array(headers, { minLength: 1, maxLength: 12 }),
  fc.array(fc.array(cells, { maxLength: 14 }), { maxLength: 12 }),
);

test(
  'whatever a CSV holds, what leaves it is a lesson or a reason, and only a refusal is thrown',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        lists,
        fc.constantFrom(',', ';', '\t'),
        fc.boolean(),
        async ([header, rows], separator, quoted) => {
          const asCell = (cell: string) => (quoted ? `"${cell.replaceAll('"', '""')}"` : cell);
          const lines = [['课名', ...header], ...rows].map((row) => row.map(asCell).join(separator));
          await readOrRefused(lines.join('\n'));
        },
      ),
      runs,
    );
    fuzzHeld(runs);
    expect(lessons).toBeGreaterThan(300);
    expect(skips).toBeGreaterThan(100);
  },
  FUZZ_LIMIT_MS,
);

test(
  'whatever a workbook holds, neither',
  async () => {
    const before = lessons;
    const xml = fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      '</c>',
      '<!--',
      ']]>',
      '<![CDATA[',
      '<row r="1">',
      '&#0;',
      '<?x',
      '<v>',
    );
    const place = fc.record({ part: fc.nat(), at: fc.nat(), what: fc.oneof(xml, fc.string({ maxLength: 4 })) });
    await fc.assert(
      fc.asyncProperty(lists, fc.array(place, { maxLength: 2 }), async ([header, rows], changes) => {
        const parts = workbook([['课名', ...header], ...rows]);
        for (const { part, at, what } of changes) {
          const name = Object.keys(parts)[part % 3] ?? '';
          const text = parts[name] ?? '';
          parts[name] = text.slice(0, at % text.length) + what + text.slice(at % text.length);
        }
        await readOrRefused(zipped(parts));
      }),
      runs,
    );
    fuzzHeld(runs);
    expect(lessons).toBeGreaterThan(before + 100);
  },
  FUZZ_LIMIT_MS,
);

test(
  'whatever bytes of a list are turned, it is read or refused',
  async () => {
    const before = refusals;
    const flips = fc.array(fc.record({ at: fc.nat(), to: fc.nat(255) }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('lessons.xlsx', 'lessons.gb18030.csv'), flips, async (name, changes) => {
        const bytes = readFileSync(listed(name));
        for (const { at, to } of changes) bytes[at % bytes.length] = to;
        await readOrRefused(bytes);
      }),
      runs,
    );
    fuzzHeld(runs);
    expect(refusals).toBeGreaterThan(before + 30);
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
  FUZZ_LIMIT_MS,
);
