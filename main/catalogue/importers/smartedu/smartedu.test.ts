import { afterEach, describe, expect, test } from 'vitest';
import { cutOf } from '../../../../tests/fixtures/catalogue/smartedu/places.ts';
import { type Read, readAll, served } from '../../../../tests/fixtures/catalogue/smartedu/served.ts';
import { smartedu } from './index.ts';

const cleaners: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleaners.splice(0)) clean();
});

/** What the importer makes of a folder with these files. */
async function read(files: Readonly<Record<string, unknown>>): Promise<Read> {
  const { folder, clean } = served(files);
  cleaners.push(clean);
  return readAll(smartedu(folder));
}
const books = 'national_lesson/teachingmaterials';
const textbooks = 'resources/tch_material';
const site = 'https://s-file-2.ykt.cbern.com.cn/zxx/ndrs';
const book = (id: string, more: object = {}) => ({
  ...{ id, title: `书 ${id}`, resource_type_code: 'teachingmaterials', tag_list: [], ti_items: [] },
  ...more,
});
const tag = (tag_dimension_id: string, tag_name: string) => ({ tag_id: tag_name, tag_name, tag_dimension_id });
const byTitle = ({ records }: Read, title: string) => records.find((record) => record.title['zh-CN']?.includes(title));

describe('the captures of two months', () => {
  test('a book of lessons is a record that opens the platform at its tags', async () => {
    const { records } = await readAll(smartedu(cutOf('v2')));
    expect(records.find(({ links }) => links[0]?.role === '')).toMatchObject({
      title: { 'zh-CN': expect.stringContaining('版') },
      page: expect.stringMatching(/^https:\/\/basic\.smartedu\.cn\/syncClassroom\?defaultTag=[\w-]+(%2F[\w-]+){3,4}$/),
      links: [{ role: '', name: expect.any(String), mediaType: null, bytes: null }],
      ...{ assets: [], reviews: [], durationSeconds: null, withdrawn: null },
    });
  });

  test('a title that ends in a space is shown without', async () => {
    const { records } = await readAll(smartedu(cutOf('v2')));
    const titles = records.map(({ title }) => title['zh-CN'] ?? '');
    expect(titles).toContain('新教材-小学英语译林版三年级上册');
    expect(titles.filter((title) => title !== title.trim())).toEqual([]);
  });

  test('a textbook links its PDF with its size, and opens on its own page', async () => {
    const read = await readAll(smartedu(cutOf('v2')));
    expect(byTitle(read, '聋校义务教育实验教科书')).toMatchObject({
      stage: 'special',
      attribution: '人民教育出版社',
      themes: ['电子教材'],
      page: expect.stringMatching(/tchMaterial\/detail\?contentType=assets_document&contentId=[\w-]+&/),
      links: [{ role: 'textbook', mediaType: 'application/pdf', bytes: expect.any(Number) }],
    });
  });

  test('a book without tags has those of its parent, its page and its publisher; the parent is passed over', async () => {
    const read = await readAll(smartedu(cutOf('v2')));
    expect(byTitle(read, '篮球运动')).toMatchObject({
      ...{ stage: 'primary', subject: 'sport', volume: 'whole', attribution: '华东师范大学出版社' },
      edition: { publisher: '华东师大版', year: 2022 },
      page: expect.stringContaining('contentType=thematic_course&contentId=6d96b946-0d6f-ba27-088c-c92b18d3ef55'),
    });
    expect(read.records.filter(({ title }) => title['zh-CN']?.includes('篮球运动'))).toHaveLength(1);
    expect(read.skips.filter((skip) => skip.startsWith('notALesson'))).toHaveLength(2);
  });

  test('a book whose parent is in a part that was not captured is told by its title', async () => {
    const read = await readAll(smartedu(cutOf('v2')));
    expect(byTitle(read, '田径类运动')).toMatchObject({
      ...{ stage: null, subject: 'sport', volume: 'whole', edition: null },
      page: expect.stringContaining('contentId=1032ff0d-88ae-7015-ecd1-48506dec7703'),
    });
  });

  test('each part that a version file names and that is not there is told of once, by its path', async () => {
    const missing = (numbers: number[], folder: string) =>
      numbers.map((number) => `missingPart ${folder}/part_${number}.json: `);
    expect((await readAll(smartedu(cutOf('v1')))).skips).toEqual(missing([100, 101, 102], textbooks));
    expect((await readAll(smartedu(cutOf('v2')))).skips.slice(0, 5)).toEqual([
      ...missing([101, 102], books),
      ...missing([100, 101, 102], textbooks),
    ]);
  });

  test('moved mirrors, renumbered tags and counted thumbnails change no record', async () => {
    const before = new Map((await readAll(smartedu(cutOf('v1')))).records.map((record) => [record.id, record]));
    const { records } = await readAll(smartedu(cutOf('v2')));
    const both = records.filter(({ id }) => before.has(id));
    const changed = both.filter((record) => JSON.stringify(record) !== JSON.stringify(before.get(record.id)));
    expect(both.length).toBeGreaterThan(25);
    // 艺术·音乐 became 音乐: its page opens at another tag.
    expect(changed.map(({ id, page: _, ...record }) => ({ ...record, id, page: before.get(id)?.page }))).toEqual(
      changed.map(({ id }) => before.get(id)),
    );
    expect(changed).toHaveLength(5);
  });
});

describe('the records of which there is no capture', () => {
  test('a lesson stands in the chapters of its book, with all files of its class periods', async () => {
    const lesson = byTitle(await readAll(smartedu(cutOf('constructed'))), '1.2.1 有理数的概念');
    expect(lesson).toMatchObject({
      ...{ stage: 'junior', grade: 7, subject: 'mathematics', volume: 'upper' },
      units: ['第一章 有理数', '1.2 有理数及其大小比较', '1.2.1 有理数的概念'].map((title) => ({ 'zh-CN': title })),
      provenance: { region: null, school: '示例学校', teacher: '示例教师', team: null },
      page: expect.stringContaining('/syncClassroom/classActivity?activityId=00000000-0000-4000-8000-000000000001'),
      changedUnixMs: Date.UTC(2024, 11, 4, 4, 5, 23, 797),
    });
    expect(lesson?.links.map(({ role }) => role)).toEqual([
      ...['composite', 'slides', 'taskSheet', 'exercises'],
      ...['composite', 'slides'],
    ]);
  });

  test('a quality course without tags of its own is where its book is', async () => {
    expect(byTitle(await readAll(smartedu(cutOf('constructed'))), '有理数')).toBeDefined();
    const { records } = await readAll(smartedu(cutOf('constructed')));
    expect(records.find(({ title }) => title.en === 'Rational numbers')).toMatchObject({
      ...{ grade: 7, subject: 'mathematics', edition: { publisher: '人教版', year: null } },
      page: expect.stringContaining('/qualityCourse?courseId='),
      links: [{ role: 'composite', bytes: 12_345_678 }],
      provenance: { school: '示例中学', teacher: '示例教师' },
    });
  });

  test('a textbook has its sound beside it, and a course the files that are not the book', async () => {
    const read = await readAll(smartedu(cutOf('constructed')));
    expect(byTitle(read, '语文八年级上册')?.links.map(({ role }) => role)).toEqual(['textbook', 'audio']);
    expect(byTitle(read, '田径类运动')?.links.map(({ role, name }) => [role, name])).toEqual([
      ['textbook', '田径类运动（全一册）'],
      ['document', '使用说明'],
      ['composite', '示范.mp4'],
    ]);
  });

  test('a special topic is read from tags without dimensions; a paper is no lesson', async () => {
    const read = await readAll(smartedu(cutOf('constructed')));
    expect(byTitle(read, '基础性作业')).toMatchObject({ grade: 3, subject: 'chinese', volume: 'upper' });
    expect(read.skips).toEqual([
      'notALesson national_lesson/teachingmaterials/00000000-0000-4000-8000-000000000600/resources/part_100.json#2: examinationpapers',
    ]);
    expect(read.records).toHaveLength(6);
  });

  test('no address of a file leaves, and above all none behind a sign-in', async () => {
    const { records } = await readAll(smartedu(cutOf('constructed')));
    expect(JSON.stringify(records)).not.toMatch(/ykt\.cbern|cs_path|\.m3u8|private/);
  });
});

describe('a folder', () => {
  test('may name its parts in one text or in a list, and they need not be named at all', async () => {
    const part = (id: string) => [book(id)];
    const parts = { [`${books}/part_100.json`]: part('a'), [`${books}/part_101.json`]: part('b') };
    const urls = Object.keys(parts).map((path) => `${site}/${path}`);
    const version = `${books}/version/data_version.json`;
    const ids = async (files: object) => (await read({ ...parts, ...files })).records.map(({ id }) => id);
    expect(await ids({ [version]: { urls } })).toEqual(['a', 'b']);
    expect(await ids({ [version]: { urls: urls.toReversed().join(',') } })).toEqual(['b', 'a']);
    expect(await ids({ [version]: { urls: urls[1] } })).toEqual(['b', 'a']);
    expect(await ids({})).toEqual(['a', 'b']);
  });

  test('may keep what is served below ndrv2 apart', async () => {
    const apart = await read({
      [`zxx/ndrs/${books}/part_100.json`]: [book('b')],
      [`zxx/ndrs/${books}/b/resources/part_100.json`]: [
        { id: 'l', title: '课', resource_type_code: 'national_lesson', chapter_paths: ['x/y'] },
      ],
      'zxx/ndrv2/national_lesson/trees/b.json': [
        { id: 'x', rich_title: '<b>一</b>', child_nodes: [{ id: 'y', title: '二', node_path: 'x/y' }] },
      ],
    });
    expect(byTitle(apart, '课')?.units).toEqual([{ 'zh-CN': '一' }, { 'zh-CN': '二' }]);
  });

  test('with a broken version file is read without it', async () => {
    const broken = { [`${books}/version/data_version.json`]: '{"urls":', [`${books}/part_100.json`]: [book('a')] };
    expect(await read(broken)).toMatchObject({
      records: [{ id: 'a' }],
      skips: [`badRecord ${books}/version/data_version.json: not JSON`],
    });
  });

  test('is not left by an address or an id', async () => {
    const urls = [`${site}/${books}/../../../../etc/part_100.json`, `${site}/tags/a.json`, 'file:///etc/hosts.json'];
    const { records, skips } = await read({
      [`${books}/version/data_version.json`]: { urls },
      [`${textbooks}/part_100.json`]: [{ id: '..', title: '点' }],
      'relation_audios.json': 'not to be read',
    });
    expect(skips).toEqual(urls.map((url) => `badName ${books}/version/data_version.json: ${url}`));
    expect(records.map(({ id, links }) => [id, links.length])).toEqual([['..', 1]]);
  });

  test('with a part that breaks off gives what came before, and says so', async () => {
    const whole = JSON.stringify([book('a'), book('b')]);
    expect(
      await read({ [`${books}/part_100.json`]: whole.slice(0, -9), [`${books}/part_101.json`]: [book('c')] }),
    ).toMatchObject({
      records: [{ id: 'a' }, { id: 'c' }],
      skips: [`badRecord ${books}/part_100.json: the array has no end`],
    });
  });

  test.each([
    ['a folder without anything of the platform', { 'notes/a.json': [] }],
    ['one whose lists are all empty, which would take every lesson away', { [`${books}/part_100.json`]: [] }],
  ])('%s is refused', async (_, files) => {
    await expect(read(files)).rejects.toMatchObject({ code: 'sourceNotKnown' });
  });

  test('that is not there is refused', async () => {
    await expect(readAll(smartedu('no such folder'))).rejects.toMatchObject({ code: 'sourceUnreadable' });
  });

  test('can be read again', async () => {
    const importer = smartedu(cutOf('constructed'));
    expect(await readAll(importer)).toEqual(await readAll(importer));
  });
});

describe('a record', () => {
  const one = async (record: unknown) => read({ [`${books}/part_100.json`]: [record, book('whole')] });

  test.each<[string, unknown, string]>([
    ['no object', 'text', 'badRecord X: the record'],
    ['null', null, 'badRecord X: the record'],
    ['without an id', { title: '甲' }, 'badRecord X: id'],
    ['with an id that no lesson may have', book('a b'), 'badRecord X: id'],
    ['with a number for a title', book('a', { title: 7 }), 'badRecord X: title'],
    ['with tags that are none', book('a', { tag_list: [{}, { tag_name: 1 }] }), 'badRecord X: tag_list.1.tag_name'],
    ['without a title', book('a', { title: ' \u202e' }), 'noTitle X: a'],
    ['that is too large', book('a', { description: 'x'.repeat(5_000_000) }), 'tooLarge X: more than 4194304 bytes'],
  ])('%s is skipped with the reason, and the next is read', async (_, record, skip) => {
    const { records, skips } = await one(record);
    expect(skips).toEqual([skip.replace('X', `${books}/part_100.json#0`)]);
    expect(records.map(({ id }) => id)).toEqual(['whole']);
  });

  test('without tags is read by its title', async () => {
    const { records } = await one(book('a', { title: '小学数学人教版三年级下册' }));
    expect(records[0]).toMatchObject({
      ...{ stage: 'primary', grade: 3, subject: 'mathematics', volume: 'lower', edition: null },
      page: 'https://basic.smartedu.cn/syncClassroom',
    });
  });

  test('that comes twice counts once, in whichever part and list', async () => {
    const { records, skips } = await read({
      [`${books}/part_100.json`]: [book('a', { title: '先' })],
      [`${books}/part_101.json`]: [book('a', { title: '后' })],
      [`${textbooks}/part_100.json`]: [{ id: 'a', title: '再' }],
    });
    expect(records.map(({ title }) => title)).toEqual([{ 'zh-CN': '先' }]);
    expect(skips).toEqual([`duplicate ${books}/part_101.json#0: a`, `duplicate ${textbooks}/part_100.json#0: a`]);
  });

  test('that the platform took back says so', async () => {
    expect((await one(book('a', { status: 'OFFLINE' }))).records[0]?.withdrawn).toEqual({
      ...{ reason: 'OFFLINE', atUnixMs: null },
    });
  });

  test('with a tag that gives its id alone has the name from the tree of tags', async () => {
    const tree = { hierarchies: [{ children: [{ ...tag('zxxxk', '物理'), hierarchies: null }, 'no node'] }] };
    const { records } = await read({
      'tags/national_lesson_tag.json': tree,
      'tags/k12.json': '[',
      [`${books}/part_100.json`]: [book('a', { tag_list: [{ tag_id: '物理' }] })],
    });
    expect(records[0]?.subject).toBe('physics');
  });
});

describe('what lies beside the lists', () => {
  const lessons = `${books}/b/resources/part_100.json`;
  const listed = { id: 'l', title: '课', resource_type_code: 'national_lesson', teachmeterial_ids: ['b'] };

  test('a detail that is broken costs its files, not its lesson', async () => {
    const { records, skips } = await read({ [lessons]: [listed], 'national_lesson/resources/details/l.json': '{' });
    expect(records).toMatchObject([{ id: 'l', links: [] }]);
    expect(skips).toEqual(['badRecord national_lesson/resources/details/l.json: not JSON']);
  });

  test('a tree of chapters that is broken costs the units, and is told of once', async () => {
    const { records, skips } = await read({
      [lessons]: [listed, { ...listed, id: 'm' }],
      'national_lesson/trees/b.json': '"no tree"',
    });
    expect(records.map(({ units }) => units)).toEqual([[], []]);
    expect(skips).toEqual([expect.stringContaining('badRecord national_lesson/trees/b.json')]);
  });

  test('a detail that does not repeat its id has the one it is named after', async () => {
    const id = '65aed1aa-5414-11eb-96b8-fa20200c3759';
    const { records } = await read({ [`national_lesson/resources/details/${id}.json`]: { global_title: '课' } });
    expect(records).toMatchObject([{ id, title: { 'zh-CN': '课' } }]);
  });

  test('the sound of a textbook that is not there is told of', async () => {
    const { skips } = await read({ 'resources/t/relation_audios.json': [{ title: '听', ti_items: [] }] });
    expect(skips).toEqual(['missingPart resources/t/relation_audios.json: the textbook that it belongs to']);
  });
});
