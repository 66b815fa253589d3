import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allOf, readAll, refusalOf } from '../../../../tests/fixtures/catalogue/imported.ts';
import { listed, type Written, workbook, written, zipped } from '../../../../tests/fixtures/catalogue/table/written.ts';
import { table } from './index.ts';
import { sheetRows } from './sheet.ts';
import { openZip } from './zip.ts';
import { zipLimits } from './zip-directory.ts';

let place: Written;
beforeAll(() => {
  place = written();
});
afterAll(() => place.clean());

type Parts = Readonly<Record<string, string | Buffer>>;
const list = [
  ['课名', '年级'],
  ['三角形', '四年级'],
];
const write = (parts: Parts, lies = {}) => place.write('list.xlsx', zipped(parts, lies));
const read = (parts: Parts) => readAll(table(write(parts)));
const refused = (parts: Parts, lies = {}) => refusalOf(table(write(parts, lies)));
const rows = async (parts: Parts) =>
  (await allOf(sheetRows(await openZip(write(parts))))).map((row) => [
    row.row,
    ...(row.kind === 'cells' ? row.cells : []),
  ]);
const sheet = 'xl/worksheets/sheet1.xml';
const withSheet = (data: string, more: Parts = {}) => ({
  ...workbook([]),
  [sheet]: `<worksheet><sheetData>${data}</sheetData></worksheet>`,
  ...more,
});

describe('a workbook', () => {
  test('gives the cells of its rows where they stand, whether or not it says where', async () => {
    const data =
      '<row r="2"><c r="B2" t="inlineStr"><is><t>乙</t></is></c><c><v>4</v></c></row><row><c r="A3" t="str"><f>1</f><v>x</v></c></row>';
    expect(await rows(withSheet(data))).toEqual([
      [2, '', '乙', '4'],
      [3, 'x'],
    ]);
  });

  test('shares texts, in several pieces and with hints to pronunciation, and writes entities', async () => {
    const shared =
      '<sst><si><t>三&amp;&#x89D2;</t></si><si><r><t>汉</t></r><r><t>字</t></r><rPh><t>han</t></rPh></si></sst>';
    const data = '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>7</v></c></row>';
    const parts = withSheet(data, { 'xl/sharedStrings.xml': shared });
    expect(await rows(parts)).toEqual([[1, '汉字', '三&角', '']]);
  });

  test('may write its numbers as 4.0, its names with a prefix, its paths from the root', async () => {
    const parts = {
      ...workbook([]),
      'xl/_rels/workbook.xml.rels':
        "<p:Relationships><p:Relationship Id='rId1' Type='x/worksheet' Target='/xl/worksheets/Sheet 7.xml'/></p:Relationships>",
      'XL/Worksheets/sheet 7.xml':
        '<x:worksheet><x:sheetData><x:row><x:c><x:v>4.0</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c><x:c><x:v>0.30000000000000004</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    };
    expect(await rows(parts)).toEqual([[1, '4', '', '0.30000000000000004']]);
  });

  test('has a merged text in every row of it that is not empty', async () => {
    const { records } = await read(
      workbook(
        [
          ['课名', '单元'],
          ['甲', '一'],
          ['乙', ''],
          ['', ''],
          ['丙', ''],
        ],
        '<mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="A1:B1"/></mergeCells>',
      ),
    );
    expect(records.map(({ units }) => units.map((unit) => unit['zh-CN']))).toEqual([['一'], ['一'], []]);
  });

  test('is known by its first bytes, whatever it is called', async () => {
    const path = place.write('list.csv', readFileSync(listed('lessons.xlsx')));
    expect((await readAll(table(path))).records).toHaveLength(5);
  });

  test('with columns and rows beyond all sense keeps to sense', async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const data = `<row r="99999999999">${cell('A1', 'a')}${cell('ZZZ1', 'b')}</row><row r="-5">${cell('A1', 'c')}</row>`;
    expect(await rows(withSheet(data))).toEqual([
      [1, 'a'],
      [2, 'c'],
    ]);
  });
});

describe('a workbook is refused', () => {
  test('that is a zip of something else', async () => {
    expect(await refused({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })).toBe('sourceNotKnown');
    expect(await refused(workbook(list), { [sheet]: { flags: 1 } })).toBe('sourceNotKnown');
    expect(await refused(workbook(list), { [sheet]: { method: 99 } })).toBe('sourceNotKnown');
  });

  test('of which a part is missing, another one, or cut off anywhere', async () => {
    expect(await refused({ 'xl/workbook.xml': '<workbook/>' })).toBe('sourceDamaged');
    expect(await refused(workbook(list), { [sheet]: { crc: 5 } })).toBe('sourceDamaged');
    const whole = zipped(workbook(list));
    for (let size = 4; size < whole.length; size += 37) {
      expect(await refusalOf(table(place.write('cut.xlsx', whole.subarray(0, size))))).toBe('sourceDamaged');
    }
  });

  test.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><row/>'],
    ['an entity of its own', '<row><c><v>&b;</v></c></row>'],
    ['tags that do not match', '<row><c></row></c>'],
    ['no end', '<row><c>'],
    ['a character that there is not', '<row><c><v>&#x110000;</v></c></row>'],
    ['depth', '<a>'.repeat(100_000)],
  ])('with %s', async (_, data) => {
    expect(await refused(withSheet(data))).toBe('sourceDamaged');
  });

  test('whose sheet lies elsewhere', async () => {
    const outside = '<r><Relationship Id="rId1" Type="worksheet" Target="../../../etc/passwd"/></r>';
    expect(await refused({ ...workbook(list), 'xl/_rels/workbook.xml.rels': outside })).toBe('sourceDamaged');
  });
});

describe('a bomb', () => {
  test('that unpacks to a thousand times its size is refused on the way', async () => {
    const bomb = withSheet(`<row>${' '.repeat(20 * 1024 * 1024)}</row>`);
    expect(await refused(bomb)).toBe('sourceTooLarge');
  });

  test('that says it is small is refused when it is not', async () => {
    const bomb = withSheet(`<row>${' '.repeat(5 * 1024 * 1024)}</row>`);
    expect(await refused(bomb, { [sheet]: { bytes: 1000 } })).toBe('sourceDamaged');
  });

  test('that says it is larger than all may be is not unpacked at all', async () => {
    expect(await refused(workbook(list), { [sheet]: { bytes: 0xfffffff0 } })).toBe('sourceTooLarge');
  });

  test('of parts that are too large only together, or too many, is refused', async () => {
    const path = write(workbook(list));
    const within = (limits: object) =>
      allOf(openZipRows(path, limits)).then(
        () => null,
        (error: { code?: string }) => error.code,
      );
    expect(await within({})).toBeNull();
    expect(await within({ bytes: 400 })).toBe('sourceTooLarge');
    expect(await within({ entries: 2 })).toBe('sourceTooLarge');
  });

  test('of one part named twice is refused', async () => {
    expect(await refused({ ...workbook(list), 'XL/workbook.xml': '<workbook/>' })).toBe('sourceDamaged');
  });
});

async function* openZipRows(path: string, limits: object) {
  yield* sheetRows(await openZip(path, { ...zipLimits, ...limits }));
}
