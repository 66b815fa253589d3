import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Asset, type LessonId, type LessonRecord, mediaSeconds, type TeacherId } from '../../core/words/index.ts';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { type DataFolder, dataFolder, handClock, realClock } from '../../tests/support/data.ts';
import { oneShard } from '../../tests/support/source.ts';
import type { Databases } from '../database/index.ts';
import { createQuiet } from '../quiet/index.ts';
import { writeShard } from '../shards/index.ts';
import { createStore, type Store } from '../store/index.ts';
import {
  createLibrary,
  createPassages,
  createSuggest,
  createTextIndex,
  type Library,
  type TextIndex,
} from './index.ts';

let data: DataFolder;
let databases: Pick<Databases, 'text'> & {
  library: Pick<Databases['library'], 'run'>;
  catalogue: Pick<Databases['catalogue'], 'run' | 'build' | 'keys'>;
};
let store: Store;
let library: Library;
let index: TextIndex;
let sources: { id: string; digest: string; held: boolean; files: string[] }[] = [];
let lessonOpen = false;
let quiet: ReturnType<typeof createQuiet>;
const wall = handClock();

beforeEach(async () => {
  data = dataFolder();
  const text = data.openText() as Databases['text'];
  databases = { text, library: data.openLibrary(), catalogue: data.openCatalogue() };
  store = await createStore(join(data.folder, 'store'));
  library = createLibrary({ databases, store, wallClock: wall.now });
  lessonOpen = false;
  quiet = createQuiet({ lessonOpen: () => lessonOpen, periodRuns: () => false });
  // Waits are passed by at once.
  const clock = { now: realClock.now, after: (_: number, work: () => void) => realClock.after(0, work) };
  index = createTextIndex({ ...{ text, library, store, quiet, clock, log: data.log }, sources: async () => sources });
});
afterEach(async () => {
  await index.stop();
  await data.clean();
});

async function feed(records: readonly LessonRecord[], held = false, id = 'feed'): Promise<void> {
  const file = join(data.folder, `${id}.lessons`);
  await writeShard(file, records);
  sources = [...sources.filter((one) => one.id !== id), { id, digest: `${records.length}`, held, files: [file] }];
  await databases.catalogue.build(
    sources.map((one) => oneShard({ ...one, file: join(data.folder, `${one.id}.lessons`) })),
  );
}
async function filled(): Promise<void> {
  await index.taken();
  expect((await databases.text.run('text.state', {})).complete).toBe(true);
}
async function inStore(said: string | Uint8Array): Promise<Pick<Asset, 'digest' | 'bytes'>> {
  async function* bytes() {
    yield typeof said === 'string' ? new TextEncoder().encode(said) : said;
  }
  const stored = await store.put(bytes());
  if (!stored.ok) throw new Error(stored.error.code);
  return stored.value;
}
const subtitles = async (said: string | Uint8Array) =>
  ({ role: 'subtitles', mediaType: 'text/vtt', ...plainAsset, ...(await inStore(said)) }) as Asset;
const plainAsset = {
  ...{ variant: 'text', language: 'zh-CN', durationSeconds: null, width: null, height: null },
  ...{ frames: null, hasSound: false },
} as const;
async function importVideo(title: string, said: string | Uint8Array): Promise<LessonId> {
  const video = {
    role: 'composite',
    mediaType: 'video/mp4',
    ...{ width: 320, height: 240 },
    frames: { kind: 'constant', rateNumerator: 25, rateDenominator: 1, startSeconds: 0, count: 1500 },
    ...(await inStore(title)),
  } as unknown as Asset;
  const id = `import/${video.digest.slice(0, 8)}` as LessonId;
  const assets = [video, await subtitles(said)];
  return library.addImported({
    id,
    title: { 'zh-CN': title },
    durationSeconds: mediaSeconds(60),
    poster: null,
    assets,
    cues: [],
  });
}
const passages = async (text: string, told: object = {}) =>
  createPassages({ ...databases, library })({ text, kept: [], facets: {}, context: {}, limit: 10, ...told });
const at = (seconds: number, text: string) =>
  `00:00:${String(seconds).padStart(2, '0')}.000 --> 00:00:59.000\n${text}\n`;

describe('where lessons say it', () => {
  test('subtitles open at the sentence, also where a phrase goes over two of them', async () => {
    const id = await importVideo(
      '实验课',
      `WEBVTT\n\n${[at(3, '同学们好'), at(7, '三角形的内'), at(9, '角和是多少度')].join('\n')}`,
    );
    await filled();
    const { passages: found, complete } = await passages('内角和');
    expect(complete).toBe(true);
    expect(found.map(({ lesson, kind, atSeconds }) => [lesson.id, lesson.ready, kind, atSeconds])).toEqual([
      [id, true, 'subtitles', 7],
    ]);
    const [one] = found;
    expect(one?.ranges.map(([from, to]) => one.text.slice(from, to))).toEqual(['内角和']);
    expect((await passages('多少度')).passages[0]?.atSeconds).toBe(9);
    expect((await passages('同学 度')).passages[0]?.atSeconds).toBe(3);
  });

  test('subtitles are read as SRT and in GB 18030 too', async () => {
    // 平角 in GB 18030.
    const words = new Uint8Array([0xc6, 0xbd, 0xbd, 0xc7]);
    const head = new TextEncoder().encode('1\r\n00:00:05,000 --> 00:00:08,000\r\n');
    await importVideo('拼一拼', new Uint8Array([...head, ...words]));
    await filled();
    expect((await passages('平角')).passages[0]?.atSeconds).toBe(5);
  });

  test('lessons that can be played come first, then those of what she teaches', async () => {
    const summary = { 'zh-CN': '认识周长' };
    await feed([
      lessonRecord({ id: 'art', subject: 'art', summary }),
      lessonRecord({ id: 'math', subject: 'mathematics', summary }),
      lessonRecord({ id: 'music', subject: 'music', summary }),
    ]);
    const own = await importVideo('量一量', `WEBVTT\n\n${at(1, '这就是周长')}`);
    await filled();
    const ids = async (told: object) => (await passages('周长', told)).passages.map(({ lesson }) => lesson.id);
    expect((await ids({ context: { subject: 'mathematics' } })).slice(0, 2)).toEqual([own, 'feed/math']);
    expect(await ids({ text: '周长 美术' })).toEqual(['feed/art']);
  });

  test('a lesson that was changed or has gone is not said to hold it any more', async () => {
    await feed([lessonRecord({ id: 'a', summary: { 'zh-CN': '认识周长' } })]);
    await filled();
    await feed([lessonRecord({ id: 'a', summary: { 'zh-CN': '认识面积' } }), lessonRecord({ id: 'b' })]);
    expect((await passages('周长')).passages).toEqual([]);
    const id = await importVideo('量一量', `WEBVTT\n\n${at(1, '周长')}`);
    await filled();
    expect((await passages('周长')).passages).toHaveLength(1);
    await library.remove(id);
    expect((await passages('周长')).passages).toEqual([]);
  });

  test('the files of a lesson that came later are read when it came', async () => {
    const asset = await subtitles(`WEBVTT\n\n${at(2, '海上日出')}`);
    await feed([lessonRecord({ id: 'a', assets: [asset] })]);
    await filled();
    expect((await passages('日出')).passages).toEqual([]);
    await index.arrived('feed/a' as LessonId);
    await expect.poll(async () => (await passages('日出')).passages[0]?.atSeconds).toBe(2);
  });

  test('an index that is made anew has the files that came while there was another', async () => {
    const asset = await subtitles(`WEBVTT\n\n${at(2, '海上日出')}`);
    await feed([lessonRecord({ id: 'a', assets: [asset] })]);
    await library.expect('feed/a' as LessonId, [asset]);
    await filled();
    expect((await passages('日出')).passages[0]?.atSeconds).toBe(2);
  });

  test('nothing is taken in while a lesson is open', async () => {
    lessonOpen = true;
    quiet.look();
    await feed([lessonRecord({ id: 'a', summary: { 'zh-CN': '认识周长' } })]);
    index.look();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await databases.text.run('text.state', {})).toEqual({ complete: false, docs: 0 });
    lessonOpen = false;
    quiet.look();
    await filled();
    expect((await passages('周长')).passages).toHaveLength(1);
  });
});

describe('the search box', () => {
  const wang = 't-wang' as TeacherId;
  const suggest = () =>
    createSuggest({ ...databases, lessons: data.openLessons().lessons, library, wallClock: wall.now });
  const titles = ['三角形', '三角形的内角和', '三角形的面积', '三角函数'];
  const completed = async (text: string, told: ReturnType<typeof suggest> = suggest()) =>
    (await told.suggest(text, wang, {})).completions.map((one) => one.text);

  test('completes titles by characters, pinyin and initials, at most eight, never what is typed', async () => {
    await feed(
      [...titles, ...Array.from({ length: 20 }, (_, n) => `三角形（${n}）`)].map((title, n) =>
        lessonRecord({ id: `l${n}`, title: { 'zh-CN': title } }),
      ),
    );
    await filled();
    const box = suggest();
    expect(await completed('三角形的', box)).toEqual(['三角形的面积', '三角形的内角和']);
    expect(await completed('sanjiaoha', box)).toEqual(['三角函数']);
    expect(await completed('sjxm', box)).toEqual(['三角形的面积']);
    expect((await completed('三角', box)).length).toBe(8);
    expect(await completed('三角形', box)).not.toContain('三角形');
    expect(await completed('四年级 三角函', box)).toEqual([]);
  });

  test('keeps the words that were understood before what it completes', async () => {
    await feed([lessonRecord({ id: 'a', title: { 'zh-CN': '三角函数' }, subject: 'mathematics' })]);
    await filled();
    const { completions } = await suggest().suggest('数学 三角', wang, {});
    expect(completions).toEqual([{ text: '数学 三角函数', ranges: [[3, 5]] }]);
  });

  test('offers lessons where all that is typed names a facet', async () => {
    await feed([
      lessonRecord({ id: 'a', title: { 'zh-CN': '三角函数' }, subject: 'mathematics', grade: 4 }),
      lessonRecord({ id: 'b', title: { 'zh-CN': '春江花月夜' }, subject: 'chinese', grade: 4 }),
    ]);
    await filled();
    expect(await completed('4年级 shuxue')).toEqual(['4年级 shuxue 三角函数']);
    expect(await completed('')).toEqual([]);
    expect(await completed('  ')).toEqual([]);
  });

  test('keeps the last searches of each teacher, newest first, and forgets them when told', async () => {
    const box = suggest();
    for (const [text, teacher] of [
      ['分数', wang],
      ['sjxnj', wang],
      ['圆', null],
      ['分数', wang],
    ] as const) {
      wall.forward(1000);
      await box.remember(text, teacher);
    }
    const last = async (text: string, teacher: TeacherId | null) => (await box.suggest(text, teacher, {})).searches;
    expect(await last('', wang)).toEqual(['分数', 'sjxnj']);
    expect(await last('sj', wang)).toEqual(['sjxnj']);
    expect(await last('', null)).toEqual(['圆']);
    await box.forget(wang);
    expect(await last('', wang)).toEqual([]);
    expect(await last('', null)).toEqual(['圆']);
  });

  test('keeps no more searches than anybody looks through', async () => {
    const { lessons } = data.openLessons();
    for (let n = 0; n < 50; n += 1)
      await lessons.run('search.remember', { teacherId: null, text: `${n}`, atUnixMs: n });
    expect(await lessons.run('search.list', { teacherId: null, limit: 100 })).toHaveLength(30);
  });

  test('knows what was meant: a character of the same sound, or one word too many', async () => {
    await feed(titles.map((title, n) => lessonRecord({ id: `l${n}`, title: { 'zh-CN': title } })));
    const box = suggest();
    expect(await box.meant('三角型')).toBe('三角形');
    expect(await box.meant('三角行的面级')).toBe('三角形的面积');
    expect(await box.meant('三角形 恐龙')).toBe('三角形');
    expect(await box.meant('恐龙')).toBe(null);
  });
});

describe('the first list', () => {
  const found = async (text: string, context: object = {}) =>
    (await library.search({ text, kept: [], facets: {}, context, limit: 20 })).lessons;

  test('has what can be played first, then her own subject and stage, then the shorter title', async () => {
    await feed([
      lessonRecord({ id: 'short', title: { 'zh-CN': '圆的画' }, subject: 'art', stage: 'junior' }),
      lessonRecord({ id: 'hers', title: { 'zh-CN': '圆的面积公式' }, subject: 'mathematics', stage: 'primary' }),
      lessonRecord({ id: 'near', title: { 'zh-CN': '圆的认识一' }, subject: 'mathematics', stage: 'junior' }),
    ]);
    const own = await importVideo('圆的周长和圆的面积的关系', 'WEBVTT');
    const ids = (await found('圆的', { subject: 'mathematics', stage: 'primary' })).map(({ id }) => id);
    expect(ids).toEqual([own, 'feed/hers', 'feed/near', 'feed/short']);
    expect((await found('圆的')).map(({ id }) => id)).toEqual([own, 'feed/short', 'feed/near', 'feed/hers']);
  });

  test('has a plainer match before anything else', async () => {
    await feed([lessonRecord({ id: 'whole', title: { 'zh-CN': '圆' } })]);
    const own = await importVideo('半圆', 'WEBVTT');
    expect((await found('圆')).map(({ id }) => id)).toEqual(['feed/whole', own]);
  });

  test('finds a lesson that can be played however many shorter titles hold the words', async () => {
    const many = Array.from({ length: 200 }, (_, n) => lessonRecord({ id: `l${n}`, title: { 'zh-CN': `分数${n}` } }));
    await feed(many);
    await feed(
      [
        lessonRecord({
          id: 'here',
          title: { 'zh-CN': '分数在日常生活里的意义和应用' },
          assets: [await subtitles('x')],
        }),
      ],
      true,
      'disk',
    );
    expect((await found('分数'))[0]?.id).toBe('disk/here');
  });

  test('answers for what was imported here as for what feeds have: folded, marked, in every kind of typing', async () => {
    const id = await importVideo('三角形的内角和（复习）', 'WEBVTT');
    for (const text of ['三角形的內角', 'ｓｊｘｎｊ', 'sanjiao', '数学 三角形']) {
      const [one] = await found(text);
      expect([text, one?.id]).toEqual([text, text.startsWith('数学') ? undefined : id]);
    }
    const [marked] = await found('sjxnj');
    expect(marked?.ranges.map(([from, to]) => marked.text.slice(from, to))).toEqual(['三角形的内角']);
    await library.rename(id, '数学：三角形');
    expect((await found('数学 三角形'))[0]?.id).toBe(id);
  });
});
