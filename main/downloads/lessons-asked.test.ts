import { expect, test } from 'vitest';
import type { CurriculumPlace } from '../../core/contract/index.ts';
import type { LessonCard, LessonId } from '../../core/words/index.ts';
import { lessonsAsked } from './lessons-asked.ts';

const ids = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `school/${name}${at}` as LessonId);
/** A volume of two units, one of them with more lessons than a page has, and two lessons in no unit. */
const standing: Readonly<Record<string, readonly LessonId[]>> = {
  '': ids('loose', 2),
  one: ids('one', 450),
  two: [...ids('two', 3), 'school/one0' as LessonId],
};
const browse: Parameters<typeof lessonsAsked>[0] = async ({ at, offset, limit }) => {
  const unit = at.units?.[0] ?? '';
  const all = standing[unit] ?? [];
  const nodes = unit === '' ? ['one', 'two'].map((name) => ({ at: { ...at, units: [name] } }) as never) : [];
  const lessons = all.slice(offset, offset + limit).map((id) => ({ id }) as LessonCard);
  return { at, nodes, lessons, total: all.length };
};
const at: CurriculumPlace = { stage: 'primary', grade: 4, subject: 'mathematics', volume: 'lower' };

test('a volume is all of its lessons, those of its units too, each once', async () => {
  const asked = await lessonsAsked(browse, { kind: 'place', at });
  expect(asked).toHaveLength(455);
  expect(new Set(asked).size).toBe(455);
  expect(await lessonsAsked(browse, { kind: 'place', at: { ...at, units: ['two'] } })).toHaveLength(4);
});

test('lessons that are named are meant once', async () => {
  const [one, two] = ids('a', 2) as [LessonId, LessonId];
  expect(await lessonsAsked(browse, { kind: 'lessons', lessonIds: [one, two, one] })).toEqual([one, two]);
});
