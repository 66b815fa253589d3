import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BrowsePlace, SearchFacets } from '../../core/contract/index.ts';
import type { LessonRecord, TeacherId } from '../../core/words/index.ts';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { type DataFolder, dataFolder } from '../../tests/support/data.ts';
import { oneShard } from '../../tests/support/source.ts';
import { writeShard } from '../shards/index.ts';
import { createStore } from '../store/index.ts';
import { createLibrary, placeHandlers } from './index.ts';

const maths = { stage: 'primary', grade: 4, subject: 'mathematics' } as const;
const book = { ...maths, publisher: '人教版', year: 2022, volume: 'lower' } as const;
let data: DataFolder;
let catalogue: ReturnType<DataFolder['openCatalogue']>;
let places: ReturnType<typeof placeHandlers>;
let teacherId: TeacherId | null;
let teaches: SearchFacets;

beforeEach(async () => {
  data = dataFolder();
  catalogue = data.openCatalogue();
  teacherId = null;
  teaches = {};
  const store = await createStore(join(data.folder, 'store'));
  places = placeHandlers({
    lessons: data.openLessons().lessons,
    library: createLibrary({
      databases: { library: data.openLibrary(), catalogue },
      store,
      wallClock: () => 1 as never,
    }),
    people: async () => ({ teacherId }),
    teaching: async () => teaches,
  });
});
afterEach(() => data.clean());

async function build(digest: string, ...records: readonly Partial<LessonRecord>[]): Promise<void> {
  const file = join(data.folder, `${digest}.lessons`);
  await writeShard(
    file,
    records.map((record, n) =>
      lessonRecord({ id: `l${n}`, ...maths, edition: { publisher: '人教版', year: 2022 }, volume: 'lower', ...record }),
    ),
  );
  await catalogue.build([oneShard({ id: 'feed', digest, file })]);
}
const of = async (tab: 'books' | 'themes') => {
  const answer = await places['library.place']({ tab }, undefined as never);
  return answer.ok ? answer.value.place : null;
};
const keep = (place: BrowsePlace) => places['library.keepPlace']({ place }, undefined as never);

test('each teacher finds the place where she stood last, on each way', async () => {
  await build('1', {}, { grade: 5, themes: ['红色文化'] });
  await keep({ tab: 'books', at: book });
  await keep({ tab: 'themes', name: '红色文化' });
  expect(await of('books')).toEqual({ tab: 'books', at: book });
  expect(await of('themes')).toEqual({ tab: 'themes', name: '红色文化' });
  teacherId = 'wang' as TeacherId;
  expect([await of('books'), await of('themes')]).toEqual([{ tab: 'books', at: {} }, null]);
  await keep({ tab: 'books', at: { stage: 'primary' } });
  expect(await of('books')).toEqual({ tab: 'books', at: { stage: 'primary' } });
  teacherId = null;
  expect(await of('books')).toEqual({ tab: 'books', at: book });
});

test('who stood nowhere yet begins where she teaches', async () => {
  await build('1', {}, { grade: 5 });
  teaches = { ...maths, publisher: '人教版' };
  expect(await of('books')).toEqual({ tab: 'books', at: { ...maths, publisher: '人教版' } });
  teaches = { subject: 'mathematics' };
  expect(await of('books')).toEqual({ tab: 'books', at: {} });
});

test('a place that has no lessons any more is the nearest above it', async () => {
  await build('1', {}, { grade: 5, themes: ['红色文化'] });
  await keep({ tab: 'books', at: { ...book, units: ['{"zh-CN":"第九单元"}'] } });
  await keep({ tab: 'themes', name: '没有了' });
  expect(await of('books')).toEqual({ tab: 'books', at: book });
  expect(await of('themes')).toBe(null);
  await build('2', { edition: { publisher: '北师大版', year: 2024 } });
  expect(await of('books')).toEqual({ tab: 'books', at: maths });
});

test('at the top she stays at the top, wherever she teaches', async () => {
  await build('1', {});
  teaches = maths;
  await keep({ tab: 'books', at: {} });
  expect(await of('books')).toEqual({ tab: 'books', at: {} });
});
