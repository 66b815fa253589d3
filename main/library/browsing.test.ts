import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CurriculumPlace, ThemeFacets } from '../../core/contract/index.ts';
import type { LessonRecord } from '../../core/words/index.ts';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { type DataFolder, dataFolder } from '../../tests/support/data.ts';
import { oneShard } from '../../tests/support/source.ts';
import { writeShard } from '../shards/index.ts';
import { createStore } from '../store/index.ts';
import { createLibrary, type Library } from './index.ts';

let data: DataFolder;
let library: Library;
let catalogue: ReturnType<DataFolder['openCatalogue']>;
beforeEach(async () => {
  data = dataFolder();
  catalogue = data.openCatalogue();
  const databases = { library: data.openLibrary(), catalogue };
  const store = await createStore(join(data.folder, 'store'));
  library = createLibrary({ databases, store, wallClock: () => 1 as never });
});
afterEach(() => data.clean());

let files = 0;
async function shardOf(records: readonly LessonRecord[]): Promise<string> {
  files += 1;
  const file = join(data.folder, `${files}.lessons`);
  await writeShard(file, records);
  return file;
}
async function build(...records: readonly LessonRecord[]): Promise<void> {
  await catalogue.build([oneShard({ id: 'feed', digest: 'v1', file: await shardOf(records) })]);
}
const maths = (id: string, of: Partial<LessonRecord>) =>
  lessonRecord({
    ...{ id, title: { 'zh-CN': id }, stage: 'primary', grade: 4, subject: 'mathematics', volume: 'lower' },
    edition: { publisher: '人教版', year: 2022 },
    ...of,
  });
const units = (...titles: string[]) => titles.map((title) => ({ 'zh-CN': title }));
type Asked = { readonly offset: number; readonly limit: number; readonly secondsMax?: number };
const at = async (place: CurriculumPlace, paging: Asked = { offset: 0, limit: 20 }) => {
  const { level, nodes, lessons, total, path, ...browsed } = await library.browse({ at: place, ...paging });
  return {
    level,
    nodes: nodes.map(({ value, lessons: count }) => `${value} ${count}`),
    lessons: lessons.map(({ title }) => title['zh-CN']),
    total,
    path: path.map(({ value, only }) => (only ? `(${value})` : value)),
    next: nodes.map((node) => node.at),
    at: browsed.at,
    fits: [10, 15, 60].map((minutes) => browsed.fitting[minutes]),
  };
};

describe('the curriculum', () => {
  test('is gone through level by level; a level of one value is chosen by itself', async () => {
    await build(
      maths('a', { units: units('第一单元') }),
      maths('b', { units: units('第一单元') }),
      maths('c', { units: units('第二单元') }),
      maths('d', { grade: 3, volume: 'upper' }),
      maths('e', { stage: 'junior', grade: 7, subject: 'physics' }),
    );
    expect(await at({})).toMatchObject({ level: 'stage', nodes: ['primary 4', 'junior 1'], total: 0 });
    const primary = await at({ stage: 'primary' });
    expect(primary).toMatchObject({ level: 'grade', nodes: ['3 1', '4 3'], path: ['primary'] });
    const fourth = await at(primary.next[1] ?? {});
    expect(fourth).toMatchObject({ level: 'unit', nodes: ['第一单元 2', '第二单元 1'] });
    expect(fourth.path).toEqual(['primary', 4, '(mathematics)', '(人教版)', '(lower)']);
    const unit = await at(fourth.next[0] ?? {});
    expect(unit).toMatchObject({ level: 'lesson', lessons: ['a', 'b'], total: 2 });
    expect((await at(fourth.next[0] ?? {}, { offset: 1, limit: 1 })).lessons).toEqual(['b']);
    expect(await at({ stage: 'junior' })).toMatchObject({ level: 'lesson', lessons: ['e'] });
  });

  test('has units of any depth in the book’s order, and lessons at any knot', async () => {
    await build(
      maths('z', { units: units('乙', '丙', '丁') }),
      maths('y', { units: units('乙', '丙') }),
      maths('x', { units: units('甲') }),
      maths('w', { units: units('乙', '戊') }),
      maths('v', {}),
    );
    const book = await at({});
    expect(book).toMatchObject({ level: 'unit', nodes: ['乙 3', '甲 1'], lessons: ['v'], total: 1 });
    const second = await at(book.next[0] ?? {});
    expect(second).toMatchObject({ nodes: ['丙 2', '戊 1'], lessons: [] });
    const third = await at(second.next[0] ?? {});
    expect(third).toMatchObject({ level: 'unit', nodes: ['丁 1'], lessons: ['y'] });
    expect(third.path.slice(-2)).toEqual(['乙', '丙']);
  });

  test('says which edition is current and what superseded the others', async () => {
    const of = (publisher: string, year: number | null) => ({ edition: { publisher, year } });
    await build(
      ...[maths('a', of('人教版', 2011)), maths('b', of('人教版', 2022)), maths('c', of('北师大版', 2013))],
      ...[maths('d', of('人教版', 2024)), maths('e', { edition: null })],
    );
    const { nodes } = await library.browse({ at: {}, offset: 0, limit: 9 });
    expect(nodes.map(({ value, year, supersededByYear }) => [value, year, supersededByYear])).toEqual([
      ...[
        ['人教版', 2024, null],
        ['人教版', 2022, 2024],
        ['人教版', 2011, 2022],
      ],
      ...[
        ['北师大版', 2013, null],
        [null, null, null],
      ],
    ]);
    const old = await library.browse({ at: nodes[2]?.at ?? {}, offset: 0, limit: 9 });
    expect(old.path.find(({ level }) => level === 'edition')).toMatchObject({ year: 2011, supersededByYear: 2022 });
    const without = await at(nodes[4]?.at ?? {});
    expect(without).toMatchObject({ level: 'lesson', lessons: ['e'] });
  });

  test('is empty at a place that is none, and leaves out what was withdrawn', async () => {
    await build(maths('a', {}), maths('b', { withdrawn: { reason: 'x', atUnixMs: null }, grade: 9 }));
    expect(await at({ grade: 9 })).toMatchObject({ level: 'lesson', nodes: [], lessons: [] });
    expect(await at({})).toMatchObject({ level: 'lesson', lessons: ['a'] });
    expect(await at({ units: ['no'] })).toMatchObject({ nodes: [], lessons: [], total: 0 });
  });

  describe('narrowed to what fits in a quarter of an hour', () => {
    const quarter = { offset: 0, limit: 20, secondsMax: 900 };
    const lasting = (id: string, minutes: number | null, of: Partial<LessonRecord> = {}) =>
      maths(id, { durationSeconds: minutes === null ? null : minutes * 60, ...of });

    test('counts at every level what fits, and how many would at other lengths', async () => {
      await build(
        lasting('a', 8, { units: units('甲') }),
        lasting('b', 20, { units: units('甲') }),
        lasting('c', 15, { units: units('乙') }),
        lasting('d', null, { units: units('乙') }),
        lasting('e', 40, { grade: 3 }),
        lasting('f', 9, { stage: 'junior', grade: 7, withdrawn: { reason: 'x', atUnixMs: null } }),
        lasting('g', 12, { stage: 'junior', grade: 7 }),
      );
      expect(await at({}, quarter)).toMatchObject({ nodes: ['primary 2', 'junior 1'], fits: [1, 3, 5] });
      expect(await at({})).toMatchObject({ nodes: ['primary 5', 'junior 1'], fits: [1, 3, 5] });
      const book = await at({ stage: 'primary', grade: 4 }, quarter);
      expect(book).toMatchObject({ level: 'unit', nodes: ['甲 1', '乙 1'], fits: [1, 2, 3] });
      expect(await at(book.next[0] ?? {}, quarter)).toMatchObject({ lessons: ['a'], total: 1, fits: [1, 1, 2] });
      expect(await at(book.next[0] ?? {})).toMatchObject({ lessons: ['a', 'b'], total: 2, fits: [1, 1, 2] });
      const second = { ...quarter, offset: 1 };
      expect(await at(book.next[0] ?? {}, second)).toMatchObject({ lessons: [], total: 1 });
    });

    test('stands where it stood: no level is passed because little fits, and nothing left is no other place', async () => {
      await build(lasting('a', 8), lasting('b', 20, { grade: 3 }), lasting('c', 20, { units: units('甲') }));
      expect(await at({}, quarter)).toMatchObject({ level: 'grade', nodes: ['4 1'], path: ['(primary)'] });
      expect(await at({ grade: 3 }, quarter)).toMatchObject({ lessons: [], total: 0, fits: [0, 0, 1] });
      expect(await at({ grade: 4 }, quarter)).toMatchObject({ level: 'unit', nodes: [], lessons: ['a'] });
      expect(await at({ grade: 4, units: ['甲'] }, quarter)).toMatchObject({ lessons: [], fits: [0, 0, 1] });
    });

    test('says that an edition is superseded by one of which nothing fits', async () => {
      const of = (year: number) => ({ edition: { publisher: '人教版', year } });
      await build(lasting('a', 8, of(2013)), lasting('b', 40, of(2024)));
      const { nodes } = await library.browse({ at: {}, ...quarter });
      expect(nodes.map(({ year, supersededByYear }) => [year, supersededByYear])).toEqual([[2013, 2024]]);
    });

    test('lists collections and what came last', async () => {
      await build(
        lasting('a', 8, { themes: ['红色文化', '安全教育'] }),
        lasting('b', 30, { themes: ['红色文化'] }),
        lasting('c', 12, { themes: ['安全教育'] }),
        lasting('d', 30, { themes: ['影视教育'] }),
      );
      const { themes, fitting } = await library.themes({ secondsMax: 900 });
      expect(themes).toEqual([
        { name: '安全教育', lessons: 2 },
        { name: '红色文化', lessons: 1 },
      ]);
      // A lesson of two collections is one lesson.
      expect([fitting[10], fitting[15], fitting[30]]).toEqual([1, 2, 4]);
      const theme = await library.theme({ name: '红色文化', ...quarter, facets: {} });
      expect([theme.lessons.map(({ id }) => id), theme.total, theme.fitting[30]]).toEqual([['feed/a'], 1, 2]);
      const recent = await library.recent(quarter);
      expect([recent.lessons.map(({ id }) => id), recent.total, recent.fitting[30]]).toEqual([
        ...[['feed/a', 'feed/c'], 2, 4],
      ]);
    });
  });
});

describe('lists of the catalogue', () => {
  test('themes have their lessons, the largest first', async () => {
    await build(
      maths('a', { themes: ['红色文化'] }),
      maths('b', { themes: ['安全教育', '红色文化'] }),
      maths('c', { themes: ['安全教育'], withdrawn: { reason: 'x', atUnixMs: null } }),
    );
    expect((await library.themes({})).themes).toEqual([
      { name: '红色文化', lessons: 2 },
      { name: '安全教育', lessons: 1 },
    ]);
    const { lessons, total } = await library.theme({ name: '红色文化', offset: 1, limit: 5, facets: {} });
    expect([lessons.map(({ title }) => title['zh-CN']), total]).toEqual([['b'], 2]);
    expect(await library.theme({ name: 'no', offset: 0, limit: 5, facets: {} })).toMatchObject({
      lessons: [],
      total: 0,
    });
  });

  test('a theme is narrowed to a grade and a subject; each is counted among what the other leaves', async () => {
    const themes = ['安全教育'];
    await build(
      maths('a', { themes, durationSeconds: 600 }),
      maths('b', { themes, grade: 5, durationSeconds: 1800 }),
      maths('c', { themes, subject: 'science' }),
      maths('d', { themes, grade: 5, subject: 'science', withdrawn: { reason: 'x', atUnixMs: null } }),
      maths('e', { themes, grade: null, subject: 'science' }),
    );
    const narrowed = async (facets: ThemeFacets, secondsMax?: number) => {
      const asked = { name: '安全教育', offset: 0, limit: 9, facets, secondsMax };
      const { lessons, total, facets: counts } = await library.theme(asked);
      return { ids: lessons.map(({ title }) => title['zh-CN']), total, ...counts };
    };
    expect(await narrowed({})).toEqual({
      ...{ ids: ['a', 'b', 'c', 'e'], total: 4 },
      ...{ grade: { 4: 2, 5: 1 }, subject: { mathematics: 2, science: 2 } },
    });
    expect(await narrowed({ grade: 4 })).toEqual({
      ...{ ids: ['a', 'c'], total: 2 },
      ...{ grade: { 4: 2, 5: 1 }, subject: { mathematics: 1, science: 1 } },
    });
    expect(await narrowed({ subject: 'science' })).toMatchObject({ ids: ['c', 'e'], total: 2, grade: { 4: 1 } });
    expect(await narrowed({ subject: 'mathematics' }, 900)).toMatchObject({ ids: ['a'], total: 1, grade: { 4: 1 } });
  });

  test('what came last is first, whether it came with its source or later', async () => {
    const old = oneShard({ id: 'old', digest: '1', file: await shardOf([maths('a', {}), maths('b', {})]) });
    const late = oneShard({ id: 'late', digest: '1', file: await shardOf([maths('c', {})]) });
    const change = { digest: '2', unixMs: 500 as never, file: await shardOf([maths('d', {}), maths('a', {})]) };
    await catalogue.build([
      { ...old, sinceUnixMs: 100, changes: [{ ...change, lessons: 2, removed: [] }] },
      { ...late, sinceUnixMs: 300 },
    ]);
    const { lessons, total } = await library.recent({ offset: 0, limit: 9 });
    expect(lessons.map(({ id, addedUnixMs }) => `${id} ${addedUnixMs}`)).toEqual([
      ...['old/d 500', 'late/c 300', 'old/a 100', 'old/b 100'],
    ]);
    expect(total).toBe(4);
  });

  test('a search can be narrowed to what fits in a quarter of an hour', async () => {
    await build(
      maths('a', { durationSeconds: 600, title: { 'zh-CN': '分数' } }),
      maths('b', { durationSeconds: 900, title: { 'zh-CN': '分数的意义' } }),
      maths('c', { durationSeconds: 901, title: { 'zh-CN': '分数的加法' } }),
      maths('d', { durationSeconds: null, title: { 'zh-CN': '分数的减法' } }),
    );
    const narrowed = { kept: [], facets: { secondsMax: 900 } };
    for (const text of ['分数', '']) {
      const found = await library.search({ text, ...narrowed, context: {}, limit: 9 });
      expect(found.lessons.map(({ id }) => id).sort()).toEqual(['feed/a', 'feed/b']);
      expect(await library.count({ text, ...narrowed })).toMatchObject({ lessons: 2, facets: { grade: { 4: 2 } } });
      // Each length can be chosen instead of the one that is; of what has none nobody can say.
      const { fitting } = await library.count({ text, ...narrowed });
      expect([0, 9, 10, 15, 16, 60].map((minutes) => fitting[minutes])).toEqual([0, 0, 1, 2, 3, 3]);
      const others = await library.count({ text, kept: [], facets: { grade: 5 } });
      expect(others.fitting[60]).toBe(0);
    }
  });
});
