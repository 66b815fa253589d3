import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LessonRecord } from '../../../core/words/index.ts';
import { lessonRecord } from '../../../tests/fixtures/record.ts';
import { type DataFolder, dataFolder } from '../../../tests/support/data.ts';
import { writeShard } from '../../shards/index.ts';
import type { Databases } from '../index.ts';
import type { TextSource } from './take.ts';

let data: DataFolder;
let text: Pick<Databases['text'], 'run'>;
beforeEach(() => {
  data = dataFolder();
  text = data.openText();
});
afterEach(() => data.clean());

let shards = 0;
async function source(records: readonly LessonRecord[], told: Partial<TextSource> = {}): Promise<TextSource> {
  shards += 1;
  mkdirSync(data.folder, { recursive: true });
  const file = join(data.folder, `${shards}.lessons`);
  await writeShard(file, records);
  return { id: 'feed', digest: `d${shards}`, held: false, files: [file], ...told };
}
async function takeIn(...sources: TextSource[]): Promise<number> {
  for (let steps = 1; ; steps += 1) if ((await text.run('text.step', { sources })).done) return steps;
}
type Asked = Parameters<typeof text.run<'text.search'>>[1];
async function found(words: string, asked: Partial<Asked> = {}): Promise<string[]> {
  const all = await text.run('text.search', { text: words, facets: {}, context: {}, limit: 20, ...asked });
  return all.map(({ lessonId }) => lessonId);
}
const summary = (id: string, words: string, told: Partial<LessonRecord> = {}) =>
  lessonRecord({ id, summary: { 'zh-CN': words }, ...told });

describe('what lessons say besides their titles', () => {
  test('is found by any two characters and more, across words and marks, and by words of letters', async () => {
    await takeIn(await source([summary('a', '通过操作活动，理解分数的意义；认识 Cable 与 C60。')]));
    for (const words of ['分数', '活动理解', '的意义', '分數的意義', 'ｃａｂｌｅ', 'cab', 'c60', '分数 操作']) {
      expect(await found(words), words).toEqual(['feed/a']);
    }
    for (const words of ['分', 'c', '数分', '小数', 'able', '分数 小数', '……', '']) {
      expect(await found(words), words).toEqual([]);
    }
  });

  test('is a summary, a chapter, a question or a unit, and says when it comes', async () => {
    const record = summary('a', '认识三角形', {
      units: [{ 'zh-CN': '第五单元 多边形' }],
      cues: [
        { kind: 'chapter', id: 'c', atSeconds: 61, title: { 'zh-CN': '剪一剪' } },
        { kind: 'question', id: 'q', atSeconds: 90, text: { 'zh-CN': '为什么是平角？' }, thinkSeconds: null },
      ] as unknown as LessonRecord['cues'],
    });
    await takeIn(await source([record]));
    const excerpt = async (words: string) => {
      expect(await found(words)).toEqual(['feed/a']);
      const [one] = await text.run('text.excerpts', { text: words, bodies: [JSON.stringify(record)] });
      return one && [one.kind, one.atSeconds, one.ranges.map(([from, to]) => one.text.slice(from, to)).join()];
    };
    expect(await excerpt('三角形')).toEqual(['summary', null, '三角形']);
    expect(await excerpt('剪一剪')).toEqual(['chapter', 61, '剪一剪']);
    expect(await excerpt('平角')).toEqual(['question', 90, '平角']);
    expect(await excerpt('多边形')).toEqual(['unit', null, '多边形']);
  });

  test('is cut out around what was searched', async () => {
    const record = summary('a', `${'前'.repeat(300)}三角形${'后'.repeat(300)}`);
    const [one] = await text.run('text.excerpts', { text: '三角形', bodies: [JSON.stringify(record)] });
    expect(one?.text).toMatch(/^…前+三角形后+…$/);
    expect(one?.text.length).toBeLessThan(110);
    expect(one?.ranges.map(([from, to]) => one.text.slice(from, to))).toEqual(['三角形']);
  });

  test('comes in the order of what can be played, then what this teacher teaches, then what came last', async () => {
    const feed = await source([
      summary('chinese', '学习分数', { subject: 'chinese', stage: 'junior' }),
      summary('hers', '学习分数', { subject: 'mathematics', stage: 'primary' }),
      summary('other', '学习分数', { subject: 'art', stage: 'senior' }),
    ]);
    const held = await source([summary('here', '学习分数', { subject: 'art' })], { id: 'disk', held: true });
    await takeIn(feed, held);
    const context = { subject: 'mathematics', stage: 'primary' };
    expect(await found('分数', { context })).toEqual(['disk/here', 'feed/hers', 'feed/other', 'feed/chinese']);
    expect(await found('分数', { facets: { subject: 'chinese' } })).toEqual(['feed/chinese']);
  });

  test('of a withdrawn lesson is not searched', async () => {
    const withdrawn = { reason: '有错', atUnixMs: null };
    await takeIn(await source([summary('a', '认识三角形', { withdrawn })]));
    expect(await found('三角形')).toEqual([]);
  });
});

describe('a feed that changed', () => {
  const many = Array.from({ length: 400 }, (_, at) => summary(`l${at}`, `第${at}课认识角`));

  test('is read again where it changed only, and what it told before is gone', async () => {
    await takeIn(await source(many));
    const before = await text.run('text.state', {});
    expect(before).toEqual({ complete: true, docs: 400 });
    const changed = many.map((record, at) => (at === 399 ? summary('l399', '认识周长') : record));
    await takeIn(await source(changed.slice(0, 399).concat(changed.slice(399))));
    expect((await text.run('text.state', {})).docs).toBe(400);
    expect(await found('周长')).toEqual(['feed/l399']);
    expect(await found('399课')).toEqual([]);
  });

  test('that is not subscribed to any more is forgotten whole', async () => {
    await takeIn(await source(many), await source([summary('x', '认识周长')], { id: 'other' }));
    await takeIn(await source([summary('x', '认识周长')], { id: 'other' }));
    expect((await text.run('text.state', {})).docs).toBe(1);
    expect(await found('认识角')).toEqual([]);
  });

  test('goes on where it was, after the process was killed between two steps', async () => {
    const large = await source(Array.from({ length: 4000 }, (_, at) => summary(`l${at}`, `第${at}课认识角`)));
    await text.run('text.step', { sources: [large] });
    const halfway = await text.run('text.state', {});
    expect(halfway.complete).toBe(false);
    expect(halfway.docs).toBeGreaterThan(0);
    // Another connection has nothing of the first one's memory, as after a kill.
    text = data.openText();
    expect((await text.run('text.state', {})).docs).toBe(halfway.docs);
    await takeIn(large);
    expect(await text.run('text.state', {})).toEqual({ complete: true, docs: 4000 });
    expect(await found('3999课')).toEqual(['feed/l3999']);
  });

  test('with a shard that is cut off or gone is searched as far as it can be read', async () => {
    const broken = await source(many);
    truncateSync(String(broken.files[0]), 9000);
    await takeIn(broken, { ...broken, id: 'gone', files: [join(data.folder, 'none.lessons')] });
    expect((await text.run('text.state', {})).complete).toBe(true);
  });
});

test('records that are none, and texts without end, harm nothing', async () => {
  const odd = [
    {
      ...lessonRecord({ id: 'odd' }),
      summary: 7,
      cues: [null, { kind: 'chapter' }],
      assets: [{}, { digest: 5 }],
    },
    { ...summary('long', '角'.repeat(1_000_000)) },
    summary('hostile', `"角" AND NOT x* \0 认识\u202e周长`),
  ] as unknown as LessonRecord[];
  await takeIn(await source(odd, { held: true }));
  expect(await found('周长')).toEqual(['feed/hostile']);
  expect(await found('"周长" *')).toEqual(['feed/hostile']);
  expect(await found('角角')).toEqual(['feed/long']);
});

describe('the file', () => {
  const folder = () => join(data.paths.shared, 'catalogue');

  test('is made anew where it is damaged or of an older schema, and filled again', async () => {
    const feed = await source([summary('a', '认识三角形')]);
    await takeIn(feed);
    await data.clean();
    mkdirSync(folder(), { recursive: true });
    for (const name of ['text-1.db', 'text-0.db']) writeFileSync(join(folder(), name), 'no database'.repeat(500));
    text = data.openText();
    expect(readdirSync(folder()).filter((name) => name.endsWith('.db'))).toEqual(['text-1.db']);
    expect(await text.run('text.state', {})).toEqual({ complete: false, docs: 0 });
    await takeIn(await source([summary('a', '认识三角形')]));
    expect(await found('三角形')).toEqual(['feed/a']);
  });
});

describe('what is typed is completed by units and subjects', () => {
  const completed = async (words: string) =>
    (await text.run('phrase.list', { text: words, limit: 8 })).map((phrase) => phrase.text);

  test('in characters, pinyin and initials, without the number of the unit', async () => {
    const unit = (id: string, name: string) => lessonRecord({ id, units: [{ 'zh-CN': name }] });
    await takeIn(await source([unit('a', '第五单元 多边形的面积'), unit('b', '第一章 机械运动'), unit('c', '多边形')]));
    for (const words of ['多边', 'duobian', 'dbx']) {
      expect((await completed(words)).slice(0, 2), words).toEqual(['多边形', '多边形的面积']);
    }
    expect(await completed('shuxu')).toContain('数学');
    expect(await completed('jixie')).toEqual(['机械运动']);
    expect(await completed('多边形')).toEqual(['多边形的面积']);
    expect(await completed('')).toEqual([]);
  });
});
