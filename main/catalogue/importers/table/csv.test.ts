import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allOf, readAll, refusalOf } from '../../../../tests/fixtures/catalogue/imported.ts';
import { type Written, written } from '../../../../tests/fixtures/catalogue/table/written.ts';
import { csvRows } from './csv.ts';
import { textOf } from './encoding.ts';
import { table } from './index.ts';
import { linesOf } from './lines.ts';

let place: Written;
beforeAll(() => {
  place = written();
});
afterAll(() => place.clean());

async function* inChunks(text: string, size = text.length || 1): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
/** Each row as its cells, a broken one as its code. */
const rows = async (text: string, size?: number) =>
  (await allOf(csvRows(inChunks(text, size)))).map((row) => (row.kind === 'cells' ? row.cells : row.code));
const read = (content: string | Buffer) => readAll(table(place.write('list.csv', content)));
const refused = (content: string | Buffer) => refusalOf(table(place.write('list.csv', content)));
const list = '课名,年级\r\n三角形,四年级\r\n';
const utf16 = (text: string, isBig: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

describe('a CSV text', () => {
  test.each([',', ';', '\t'])('parted by %j is parted by it', async (separator) => {
    expect(await rows(['课名', '年级', '三角形'].join(separator))).toEqual([['课名', '年级', '三角形']]);
  });

  test('is parted by what makes a header of it, not by what is in its texts', async () => {
    expect(await rows('课名;年级\n"a,b,c,d";四\n')).toEqual([
      ['课名', '年级'],
      ['a,b,c,d', '四'],
    ]);
    expect(await rows('sep=;\n课名;年级,说明\n')).toEqual([['课名', '年级,说明']]);
  });

  test('has quotes in quotes, separators and ends of lines in them, and quotes inside of words', async () => {
    expect(await rows('a,"b ""c"", d","e\r\nf"\n"",g"h,"i"j\n')).toEqual([
      ['a', 'b "c", d', 'e\nf'],
      ['', 'g"h', 'ij'],
    ]);
  });

  test('may end its lines in any way, and its last one not at all', async () => {
    expect(await rows('a,b\r\nc,d\re,f\n\ng,h')).toEqual([['a', 'b'], ['c', 'd'], ['e', 'f'], [''], ['g', 'h']]);
  });

  test('is what it is wherever a chunk ends', async () => {
    const text = 'a,"b\r\n""c"""\r\n\r\n"d",e\r"f\n",g';
    const whole = await rows(text);
    for (let size = 1; size < text.length; size += 1) expect(await rows(text, size)).toEqual(whole);
  });

  test('loses to a quote that is never closed its own line and no other', async () => {
    expect(await rows('a,b\n"c,d\ne,f\ng,h\n')).toEqual([['a', 'b'], 'badRecord', ['e', 'f'], ['g', 'h']]);
    const many = Array.from({ length: 30_000 }, (_, index) => `第${index}课,四年级`);
    const read = await rows(`课名,年级\n"三角形,四年级\n${many.join('\n')}\n`);
    expect(read.filter((row) => typeof row === 'string')).toEqual(['badRecord']);
    expect(read).toHaveLength(30_002);
  });

  test('of nothing but quotes is read in bearable time', async () => {
    for (const line of ['"', '""', '"""', '",', ',"', 'a"', '"a""\n']) {
      expect((await rows(line.repeat(60_000))).length).toBeGreaterThan(0);
      expect((await rows(`${line}\n`.repeat(60_000))).length).toBeGreaterThan(0);
    }
  });

  test('with a line without end keeps the rows around it', async () => {
    expect(await rows(`a,b\n${'长'.repeat(3_000_000)}\nc,d\n`)).toEqual([['a', 'b'], 'tooLarge', ['c', 'd']]);
    const [cells] = await rows(','.repeat(900_000));
    expect(cells).toHaveLength(256);
  });
});

test('lines are cut where they are too long', async () => {
  const lines = await allOf(linesOf(inChunks(`${'x'.repeat(1_500_000)}\ny`, 10_000)));
  expect(lines.map(({ text, isCut }) => [text.length, isCut])).toEqual([
    [1_000_000, true],
    [1, false],
  ]);
});

describe('a file', () => {
  test.each([
    ['UTF-8', Buffer.from(list)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${list}`)],
    ['UTF-16, little end first', utf16(list, false)],
    ['UTF-16, big end first', utf16(list, true)],
    ['GB18030', Buffer.from('bfcec3fb2cc4eabcb60d0ac8fdbdc7d0ce2ccbc4c4eabcb60d0a', 'hex')],
  ])('in %s is the same list', async (_, bytes) => {
    const { records, skips } = await read(bytes);
    expect(records[0]).toMatchObject({ title: { 'zh-CN': '三角形' }, grade: 4 });
    expect(skips).toEqual([]);
  });

  test('in GB18030 is known by its last character, and read across chunks', async () => {
    const ascii = Buffer.from(`title,grade\n${'Lesson,Grade 4\n'.repeat(10_000)}`);
    const path = place.write('late.csv', Buffer.concat([ascii, Buffer.from('x,'), Buffer.from('c8fdbdc7d0ce', 'hex')]));
    expect((await allOf(textOf(path))).join('')).toMatch(/x,三角形$/);
  });

  test('in UTF-8 with one torn character loses that row', async () => {
    const torn = Buffer.concat([
      Buffer.from(list),
      Buffer.from('三角'),
      Buffer.from([0xe5, 0xbd]),
      Buffer.from(',四\n圆,六\n'),
    ]);
    const { records, skips } = await read(torn);
    expect(records.map(({ title }) => title['zh-CN'])).toEqual(['三角形', '圆']);
    expect(skips).toEqual(['badRecord row 3: its title is torn']);
  });

  test.each([
    ['of nothing', '', 'sourceNotKnown'],
    ['without a title', '甲,乙\n1,2\n', 'sourceNotKnown'],
    ['of bytes', Buffer.from([0, 1, 2, 3, 0]), 'sourceNotKnown'],
    ['of an old office program', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'sourceNotKnown'],
    ['that begins like a zip', Buffer.from('PK\x03\x04 and no more'), 'sourceDamaged'],
  ])('%s is refused', async (_, content, code) => {
    expect(await refused(content)).toBe(code);
  });

  test('that is not there, or a folder, cannot be read', async () => {
    expect(await refusalOf(table(`${place.folder}/none.csv`))).toBe('sourceUnreadable');
    expect(await refusalOf(table(place.folder))).toBe('sourceUnreadable');
  });

  test('leaves empty rows out and counts them', async () => {
    const { skips } = await read('课名,年级\n\n , \n,四\n甲,\n\n甲,\n');
    expect(skips).toEqual(['noTitle row 4: ', 'duplicate row 7: 甲']);
  });

  test('shows titles in one line, at most 500 long, without what turns text around', async () => {
    const { records } = await read(`课名\n"\u202e三角\u0007形\r\n(1)"\n${'长'.repeat(40_000)}\n`);
    expect(records.map(({ title }) => title['zh-CN'])).toEqual(['三角形 (1)', '长'.repeat(500)]);
  });

  test('may be left in the middle', async () => {
    const path = place.write(
      'long.csv',
      `课名\n${Array.from({ length: 50_000 }, (_, index) => `第${index}课`).join('\n')}`,
    );
    for await (const one of table(path)) {
      expect(one.kind).toBe('lesson');
      break;
    }
  });
});
