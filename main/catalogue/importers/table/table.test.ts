import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Read, readAll } from '../../../../tests/fixtures/catalogue/imported.ts';
import { listed, type Written, written } from '../../../../tests/fixtures/catalogue/table/written.ts';
import { readHeader, type TableMapping, table } from './index.ts';

const folders: Written[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.clean();
});
function place(): Written {
  const folder = written();
  folders.push(folder);
  return folder;
}
const read = (csv: string | Buffer, mapping: TableMapping = []): Promise<Read> =>
  readAll(table(place().write('list.csv', csv), mapping));
const first = async (csv: string) => (await read(csv)).records[0];
const titles = ({ records }: Read) => records.map(({ title }) => title['zh-CN'] ?? title.en);

describe('the same list', () => {
  test('as a workbook and as CSV of a Chinese office program makes the same lessons', async () => {
    const [workbook, csv] = [
      await readAll(table(listed('lessons.xlsx'))),
      await readAll(table(listed('lessons.gb18030.csv'))),
    ];
    expect(titles(workbook)).toEqual(['三角形的特性', '三角形的内角和', '草船借箭', '有理数的加法', 'Unit 1 Hello']);
    // The merged unit is written once in the CSV.
    const [one, , ...others] = csv.records;
    expect([workbook.records[0], ...workbook.records.slice(2)]).toEqual([one, ...others]);
    expect(workbook.records[1]?.units).toEqual(workbook.records[0]?.units);
    expect(csv.records[1]?.units).toEqual([]);
  });

  test('has its title row passed over, and the rows that are left out told by the number they have on the screen', async () => {
    expect(await readHeader(listed('lessons.xlsx'))).toMatchObject({ row: 2, notUnderstood: ['序号'] });
    const { skips } = await readAll(table(listed('lessons.xlsx')));
    expect(skips).toEqual(['noTitle row 7: ', 'duplicate row 8: 三角形的特性']);
  });

  test('tells where a lesson belongs, how long it is, who gave it and where it is shown', async () => {
    const { records } = await readAll(table(listed('lessons.xlsx')));
    expect(records[0]).toMatchObject({
      ...{ stage: 'primary', grade: 4, subject: 'mathematics', volume: 'lower', durationSeconds: 2400 },
      edition: { publisher: '人教版', year: null },
      units: [{ 'zh-CN': '第五单元 三角形' }],
      provenance: { region: '浙江杭州', school: '实验小学', teacher: '王芳', team: null },
      page: 'https://example.cn/lesson/1',
    });
    expect(records[1]).toMatchObject({ page: 'https://example.cn/lesson/2', durationSeconds: 2550 });
    expect(records[2]).toMatchObject({ subject: 'chinese', edition: { publisher: '统编版', year: 2019 } });
    expect(records[3]).toMatchObject({ stage: 'junior', grade: 7, page: 'https://www.example.cn/4' });
    expect(records[4]).toMatchObject({
      title: { en: 'Unit 1 Hello' },
      grade: 3,
      volume: 'upper',
      durationSeconds: 2300,
    });
  });

  test('brings the files that lie beside it, and links the others by their names', async () => {
    const { folder, write } = place();
    cpSync(listed('lessons.xlsx'), join(folder, 'list.xlsx'));
    write('四下/三角形的特性.mp4', 'film');
    const { files, records } = await readAll(table(join(folder, 'list.xlsx')));
    expect(files[0]).toEqual([
      { role: 'composite', paths: [expect.stringContaining('三角形的特性.mp4')], mediaType: 'video/mp4' },
    ]);
    expect(records[0]?.links).toMatchObject([{ role: 'slides', name: '三角形的特性.pptx' }]);
    expect(records[3]?.links).toMatchObject([{ role: 'composite', name: '有理数.mp4', mediaType: 'video/mp4' }]);
  });
});

describe('a header that is not understood', () => {
  const list = '甲,乙\n三角形,四年级\n';

  test('is shown as it stands, and a mapping says what it means', async () => {
    const path = place().write('list.csv', list);
    expect(await readHeader(path)).toMatchObject({ row: 1, hasTitle: false, notUnderstood: ['甲', '乙'] });
    const mapping: TableMapping = [
      { column: '甲', means: 'title' },
      { column: '乙', means: 'grade' },
    ];
    expect(await readHeader(path, mapping)).toMatchObject({ hasTitle: true, notUnderstood: [] });
    expect((await readAll(table(path, mapping))).records[0]).toMatchObject({ title: { 'zh-CN': '三角形' }, grade: 4 });
  });

  test('may be corrected where it was understood wrongly', async () => {
    const { records } = await read('名称,课程,年级\n小学数学,三角形,四年级\n', [
      { column: '名称', means: null },
      { column: '课程', means: 'title' },
    ]);
    expect(records[0]?.title).toEqual({ 'zh-CN': '三角形' });
  });
});

describe('an id', () => {
  test('is the list’s own where it has one, and a digest of it where that is none of ours', async () => {
    const { records } = await read('编号,课名\nMATH-4.2:7,甲\n数学/四,乙\n,丙\n');
    expect(records[0]?.id).toBe('MATH-4.2:7');
    expect(records.slice(1).map(({ id }) => id)).toEqual(Array(2).fill(expect.stringMatching(/^[0-9a-f]{32}$/)));
  });

  test('stays when rows are put in another order, columns are added, or a summary is mended', async () => {
    const before = await read('课名,年级\n甲,四年级\n乙,四年级\n');
    const after = await read('序号,年级,课名,简介\n1,四年级,乙,新\n2,四年级,甲,\n');
    expect(after.records.map(({ id }) => id)).toEqual(before.records.map(({ id }) => id).reverse());
  });

  test('is another one for another teacher, another half of the year, another file', async () => {
    const { records, skips } = await read(
      '课名,册次,讲师,文件\n复习,上册,王,\n复习,下册,王,\n复习,下册,李,\n复习,下册,李,a.mp4\n复习,下册,李,a.mp4\n',
    );
    expect(new Set(records.map(({ id }) => id)).size).toBe(4);
    expect(skips).toEqual(['duplicate row 6: 复习']);
  });

  test('of __proto__ is an id like any other', async () => {
    const { records } = await read('id,title,constructor,__proto__\n__proto__,toString,1,2\n');
    expect(records[0]).toMatchObject({ id: '__proto__', title: { en: 'toString' } });
    expect(({} as { id?: string }).id).toBeUndefined();
  });
});

describe('what people write', () => {
  test.each([
    ['学段,年级', '初中,二年级', 'junior', 8],
    ['学段,年级', '高中,1', 'senior', 10],
    ['学段,年级', ',九', 'junior', 9],
    ['学段,年级', '小学,一至二年级', 'primary', null],
    ['stage,grade', 'junior,Grade 7', 'junior', 7],
    ['学段,年级', '大学,', null, null],
    ['学段,年级', ',13', null, null],
  ])('under %s, %s, is %s, grade %s', async (header, cells, stage, grade) => {
    expect(await first(`课名,${header}\n三角形,${cells}\n`)).toMatchObject({ stage, grade });
  });

  test.each([
    ['册次', '第一学期', { volume: 'upper' }],
    ['册次', '选择性必修 第二册', { volume: '选择性必修 第二册' }],
    ['年级', '四年级下册', { volume: 'lower', grade: 4 }],
    ['学科', '高中物理', { subject: 'physics', stage: 'senior' }],
    ['学科', '手工', { subject: 'other' }],
    ['subject', 'morality', { subject: 'morality' }],
    ['出版社', '教育科学出版社', { subject: 'other', edition: { publisher: '教育科学出版社', year: null } }],
    ['单元', '第五单元 > 三角形', { units: [{ 'zh-CN': '第五单元' }, { 'zh-CN': '三角形' }] }],
    ['专题', '防溺水、安全', { themes: ['防溺水', '安全'] }],
  ])('under %s, %s is %j', async (header, cell, expected) => {
    expect(await first(`课名,${header}\n三角形,${cell}\n`)).toMatchObject(expected);
  });

  test('links that are none open nothing', async () => {
    for (const link of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://a:b@example.cn/',
      'http://',
      'ftp://a.cn',
    ]) {
      expect((await first(`课名,链接\n三角形,${link}\n`))?.page).toBeNull();
    }
  });

  test('a file may be an address, and then it is the page and its name is linked', async () => {
    const record = await first('课名,视频\n三角形,https://example.cn/v/%E4%B8%89.mp4?x=1\n');
    expect(record).toMatchObject({
      page: 'https://example.cn/v/%E4%B8%89.mp4?x=1',
      links: [{ role: 'composite', name: '三.mp4', mediaType: 'video/mp4', bytes: null }],
    });
  });
});
