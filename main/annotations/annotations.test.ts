import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boardPage, type InkRecord, lessonPage, type Stroke } from '../../core/ink/index.ts';
import {
  type AssetDigest,
  type ClassId,
  type Lesson,
  type LessonId,
  mediaSeconds,
  type RecordId,
  type TeacherId,
} from '../../core/words/index.ts';
import { type DataFolder, dataFolder, type LessonsHere } from '../../tests/support/data.ts';
import { someLesson, strokeOf } from '../../tests/support/ink.ts';
import { DatabaseFault } from '../database/index.ts';
import { type Annotations, createAnnotations, createKeptLessons, type KeptLessons } from './index.ts';

let data: DataFolder;
let here: LessonsHere;
let annotations: Annotations;
let kept: KeptLessons;
let lesson: Lesson | null = null;

function service(lessons: LessonsHere['lessons']): Annotations {
  kept = createKeptLessons({ lessons, lessonOf: async () => lesson, log: data.log });
  return createAnnotations({ lessons, kept, log: data.log });
}
beforeEach(() => {
  data = dataFolder();
  here = data.openLessons();
  lesson = null;
  annotations = service(here.lessons);
});
afterEach(() => data.clean());

const wang = 't-wang' as TeacherId;
const li = 't-li' as TeacherId;
const class2 = 'c-2' as ClassId;
const inLesson = { kind: 'lesson', lessonId: someLesson } as const;

function change(id: string, own: { kind: 'clear' } | { kind: 'undo' | 'redo'; target: string }): InkRecord {
  const { pageId, teacherId, classId, writer, madeUnixMs } = strokeOf(id);
  return { id: id as RecordId, pageId, teacherId, classId, writer, madeUnixMs, ...own } as InkRecord;
}
function erase(id: string, ...strokes: string[]): InkRecord {
  return { ...change(id, { kind: 'clear' }), kind: 'erase', strokes: strokes as RecordId[] };
}
async function sequenceOf(record: InkRecord): Promise<number> {
  const result = await annotations.commit(record);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.sequence;
}

describe('a committed record', () => {
  test('[A2] keeps its number when it is sent again, and is there once', async () => {
    const first = await sequenceOf(strokeOf('a'));
    await sequenceOf(strokeOf('b'));
    expect(await sequenceOf(strokeOf('a'))).toBe(first);
    const [page] = await annotations.pages(inLesson, null, null);
    expect(page?.records.map(({ record }) => record.id)).toEqual(['a', 'b']);
  });

  test('[A3] is numbered on from the last over all pages, also after a restart', async () => {
    const sequences = [await sequenceOf(strokeOf('a')), await sequenceOf(strokeOf('b', { pageId: boardPage('one') }))];
    await here.close();
    here = data.openLessons();
    annotations = service(here.lessons);
    expect(await annotations.lastSequence()).toBe(sequences[1]);
    sequences.push(await sequenceOf(strokeOf('c', { teacherId: wang })));
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    expect(new Set(sequences).size).toBe(3);
  });

  test('[A3] the last number of an empty file is 0', async () => {
    expect(await annotations.lastSequence()).toBe(0);
  });

  test('[A5] comes back exactly as it was sent, of every kind', async () => {
    const records: InkRecord[] = [
      { ...strokeOf('s', { points: 500 }), points: [0.1 + 0.2, 1 / 3, 1e-9, 0, -0.01, 1.01, 0.5, 1e6] },
      { ...strokeOf('h'), tool: 'highlighter', surface: 'picture', colour: 'yellow', hasPressure: false },
      erase('e', 's'),
      change('u', { kind: 'undo', target: 'e' }),
      change('r', { kind: 'redo', target: 'e' }),
      change('c', { kind: 'clear' }),
    ];
    for (const record of records) await sequenceOf(record);
    const [page] = await annotations.pages(inLesson, null, null);
    expect(page?.records.map(({ record }) => record)).toEqual(records);
  });

  test('[A4] stays when it was erased, undone and cleared', async () => {
    for (const record of [strokeOf('s'), erase('e', 's'), change('c', { kind: 'clear' })]) await sequenceOf(record);
    const [page] = await annotations.pages(inLesson, null, null);
    expect(page?.records).toHaveLength(3);
  });
});

describe('a page', () => {
  test('[A6] belongs to its teacher, class and lesson; nobody is an owner too', async () => {
    const other = lessonPage('lectern.sample/other' as LessonId, mediaSeconds(12.34));
    const owners: [string, Partial<Stroke>][] = [
      ['nobody', {}],
      ['wang', { teacherId: wang }],
      ['wang2', { teacherId: wang, classId: class2 }],
      ['li2', { teacherId: li, classId: class2 }],
      ['other', { pageId: other }],
      ['board', { pageId: boardPage('blank-1') }],
    ];
    for (const [id, own] of owners) await sequenceOf({ ...strokeOf(id), ...own });
    const seen = async (...whose: Parameters<Annotations['pages']>): Promise<string[]> =>
      (await annotations.pages(...whose)).flatMap(({ records }) => records.map(({ record }) => record.id));
    expect(await seen(inLesson, null, null)).toEqual(['nobody']);
    expect(await seen(inLesson, wang, null)).toEqual(['wang']);
    expect(await seen(inLesson, wang, class2)).toEqual(['wang2']);
    expect(await seen(inLesson, li, class2)).toEqual(['li2']);
    expect(await seen(inLesson, li, null)).toEqual([]);
    expect(await seen({ kind: 'boards' }, null, null)).toEqual(['board']);
  });

  test('holds its records in the order of their numbers', async () => {
    const later = lessonPage(someLesson, mediaSeconds(99));
    for (const id of ['b', 'a', 'd', 'c']) {
      await sequenceOf(strokeOf(id));
      await sequenceOf(strokeOf(`${id}2`, { pageId: later }));
    }
    const pages = await annotations.pages(inLesson, null, null);
    expect(pages.map(({ records }) => records.map(({ record }) => String(record.id)))).toEqual([
      ['b', 'a', 'd', 'c'],
      ['b2', 'a2', 'd2', 'c2'],
    ]);
  });

  test('[A9] counts the strokes that are left to be seen', async () => {
    for (const id of ['a', 'b', 'c']) await sequenceOf(strokeOf(id));
    await sequenceOf(erase('e', 'a'));
    await sequenceOf(erase('f', 'b'));
    await sequenceOf(change('u', { kind: 'undo', target: 'f' }));
    await sequenceOf({ ...strokeOf('rub'), tool: 'areaEraser' });
    expect((await annotations.pages(inLesson, null, null))[0]?.strokes).toBe(2);
    expect(await annotations.markedPages(someLesson, null, null)).toBe(1);
    await sequenceOf(change('clear', { kind: 'clear' }));
    expect((await annotations.pages(inLesson, null, null))[0]?.strokes).toBe(0);
    expect(await annotations.markedPages(someLesson, null, null)).toBe(0);
  });
});

describe('the lesson of a mark', () => {
  const named = {
    title: { 'zh-CN': '三角形的内角和' },
    edition: { publisher: '人教版', year: 2022 },
    assets: [
      { role: 'explanation', digest: 'e'.repeat(64) as AssetDigest },
      { role: 'screen', digest: 'd'.repeat(64) },
    ],
  } as unknown as Lesson;

  test('[A7] is written down by title, edition and digest', async () => {
    lesson = named;
    await sequenceOf(strokeOf('a'));
    await kept.settled();
    expect(await here.lessons.run('lesson.kept', { lessonId: someLesson })).toEqual({
      lessonId: someLesson,
      title: '{"zh-CN":"三角形的内角和"}',
      edition: '{"publisher":"人教版","year":2022}',
      digest: 'd'.repeat(64),
    });
  });

  test('[A10] may be unknown: its marks are kept', async () => {
    await sequenceOf(strokeOf('a'));
    await kept.settled();
    expect(await here.lessons.run('lesson.kept', { lessonId: someLesson })).toBe(undefined);
    expect(await annotations.pages(inLesson, null, null)).toHaveLength(1);
  });
});

describe('a record that cannot be stored', () => {
  test('[A8] is answered notSaved and is not there; the next is taken', async () => {
    const broken = { ...strokeOf('a'), madeUnixMs: null as never };
    expect(await annotations.commit(broken)).toEqual({ ok: false, error: { code: 'notSaved' } });
    await sequenceOf(strokeOf('b'));
    const [page] = await annotations.pages(inLesson, null, null);
    expect(page?.records.map(({ record }) => record.id)).toEqual(['b']);
    expect(data.log.lines).toHaveLength(1);
  });

  test('[A2] is sent once more when the worker died on the way, whether it had arrived or not', async () => {
    let deaths = 0;
    const dying = (async (name: 'ink.commit', args: never) => {
      const answer = await here.lessons.run(name, args);
      if (name !== 'ink.commit' || deaths > 0) return answer;
      deaths += 1;
      throw new DatabaseFault('databaseGone', 'the worker of lessons ended');
    }) as LessonsHere['lessons']['run'];
    annotations = service({ run: dying });
    expect(await sequenceOf(strokeOf('a'))).toBe(1);
    expect((await annotations.pages(inLesson, null, null))[0]?.records).toHaveLength(1);
  });
});
