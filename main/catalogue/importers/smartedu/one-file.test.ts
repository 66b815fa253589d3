import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cutOf, needWhole } from '../../../../tests/fixtures/catalogue/smartedu/places.ts';
import { readAll, served } from '../../../../tests/fixtures/catalogue/smartedu/served.ts';
import { smartedu } from './index.ts';

const cleaners: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleaners.splice(0)) clean();
});
async function readFile(name: string, content: unknown) {
  const { folder, clean } = served({ [name]: content });
  cleaners.push(clean);
  return readAll(smartedu(join(folder, name)));
}
const constructed = (path: string) => readFileSync(join(cutOf('constructed'), path), 'utf8');
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

test('one list of textbooks is read as in its folder', async () => {
  const { records, skips } = await readAll(smartedu(join(cutOf('v2'), 'resources/tch_material/part_103.json')));
  const whole = await readAll(smartedu(cutOf('v2')));
  expect(records).toEqual(whole.records.filter(({ page }) => page?.includes('tchMaterial')));
  expect(skips.map((skip) => skip.split(':')[0])).toEqual(['notALesson part_103.json#1', 'notALesson part_103.json#3']);
});

test('one list of books of lessons is read, with a byte order mark too', async () => {
  const list = readFileSync(join(cutOf('v1'), 'national_lesson/teachingmaterials/part_102.json'), 'utf8');
  expect((await readFile('saved.json', `\ufeff${list}`)).records).toHaveLength(2);
});

test.each([
  ['a lesson', `national_lesson/resources/details/${id(1)}.json`, '/syncClassroom/classActivity?activityId='],
  ['a quality course', `resources/${id(2)}.json`, '/qualityCourse?courseId='],
  ['a textbook', `resources/tch_material/details/${id(20)}.json`, '/tchMaterial/detail?'],
  ['a special topic', `special_edu/resources/details/${id(40)}.json`, '/sedu/detail?'],
])('the detail of %s says by itself what it is', async (_, path, page) => {
  const { records, skips } = await readFile('saved.json', constructed(path));
  expect(records).toMatchObject([{ page: expect.stringContaining(page) }]);
  expect(skips).toEqual([]);
});

test.each([
  ['the sound of a textbook', `resources/${id(20)}/relation_audios.json`],
  ['the files of a course', `special_edu/thematic_course/${id(21)}/resources/list.json`],
  ['the chapters of a book', `national_lesson/trees/${id(600)}.json`],
])('%s by itself is no lesson', async (_, path) => {
  const { records, skips } = await readFile('saved.json', constructed(path));
  expect(records).toEqual([]);
  expect(skips.length).toBeGreaterThan(0);
  for (const skip of skips) expect(skip).toMatch(/^notALesson /);
});

test.each<[string, unknown, string]>([
  ['a tree of tags', { tag_path: 'x', hierarchies: [] }, 'sourceNotKnown'],
  ['a page of the web', '<!doctype html>', 'sourceNotKnown'],
  ['an empty list', [], 'sourceNotKnown'],
  ['a detail that breaks off', '{"id":"a","title":', 'sourceDamaged'],
  ['a list that breaks off', '[{"id":"a","title":"甲","resource_type_code":"national_lesson"},', 'sourceDamaged'],
  ['a detail of many megabytes', `{"id":"${'x'.repeat(17_000_000)}"}`, 'sourceTooLarge'],
])('%s is refused', async (_, content, code) => {
  await expect(readFile('saved.json', content)).rejects.toMatchObject({ code });
});

test('the details that another project cut from real answers are read', async (context) => {
  const folder = needWhole(context, 'fixtures/sed-dl');
  const saved = (name: string, as = name) => readFile(as, readFileSync(join(folder, name), 'utf8'));
  const named = '65aed1aa-5414-11eb-96b8-fa20200c3758.json';
  const lesson = await saved('sync_classroom_response.json', named);
  expect(lesson.records).toMatchObject([
    {
      title: { 'zh-CN': '基因指导蛋白质的合成' },
      provenance: { teacher: '姚亭秀、刘媛媛' },
      links: { length: 8, 0: { role: 'composite', bytes: 26_536_341 } },
    },
  ]);
  expect((await saved('course_response.json', named)).records).toMatchObject([
    { grade: 1, subject: 'chinese', links: [{ role: 'composite' }, { role: 'slides', bytes: 102_400 }] },
  ]);
  expect((await saved('textbook_details_response.json')).records).toMatchObject([{ links: [{ bytes: 123_456 }] }]);
  expect((await saved('course_response.json')).skips).toEqual(['badRecord course_response.json: id']);
});
