import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { LessonRecord } from '../../../../core/words/index.ts';
import { cutOf } from '../../../../tests/fixtures/catalogue/smartedu/places.ts';
import { readAll, served } from '../../../../tests/fixtures/catalogue/smartedu/served.ts';
import { FUZZ_LIMIT_MS, fuzzed, fuzzHeld } from '../../../../tests/support/fuzz.ts';
import { smartedu } from './index.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const read = (folder: 'v2' | 'constructed', path: string) =>
  JSON.parse(readFileSync(join(cutOf(folder), path), 'utf8')) as Json;
const listed = (path: string) => read('v2', path) as Json[];

/** One real file of each kind, at the place where the platform serves it. */
const bookList = listed('national_lesson/teachingmaterials/part_100.json').slice(0, 3);
const files: Readonly<Record<string, Json>> = {
  'national_lesson/teachingmaterials/version/data_version.json': { urls: ['https://a.cn/zxx/ndrs/part_1.json'] },
  'national_lesson/teachingmaterials/part_100.json': bookList,
  'resources/tch_material/part_100.json': listed('resources/tch_material/part_103.json').slice(0, 4),
  ...Object.fromEntries(
    [
      'tags/national_lesson_tag.json',
      `national_lesson/teachingmaterials/${id(600)}/resources/part_100.json`,
      `national_lesson/trees/${id(600)}.json`,
      `national_lesson/resources/details/${id(1)}.json`,
      `resources/tch_material/details/${id(20)}.json`,
      `resources/${id(20)}/relation_audios.json`,
      `resources/${id(2)}.json`,
      `special_edu/resources/details/${id(40)}.json`,
    ].map((path) => [path, read(path.startsWith('tags/') ? 'v2' : 'constructed', path)]),
  ),
};

/** What stands where something else should. */
const nasty: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, -1, 1e308, 0.5, '', '..', '\ud800', '\u202e'.repeat(40), '__proto__', [], {}),
  fc.constantFrom<Json>([[[[[[]]]]]], ['x'.repeat(3000)], { 'zh-CN': 5 }, '9999-99-99T99:99:99.999+9999'),
  fc.constantFrom<Json>('长'.repeat(60_000), '-1 '.repeat(20_000), '<'.repeat(20_000), '一至'.repeat(9000)),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);
const names = fc.constantFrom('__proto__', 'constructor', 'toString', 'zh-CN', 'id', 'title', 'tag_list', 'relations');
const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'add', 'remove', 'repeat'),
  nasty,
  name: names,
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** Every object and array inside, so that a change may fall anywhere. */
function inside(value: Json): (Json[] | { [key: string]: Json })[] {
  if (value === null || typeof value !== 'object') return [];
  return [value, ...Object.values(value).flatMap(inside)];
}

function changed(json: Json, changes: readonly Change[]): Json {
  const copy = structuredClone(json);
  for (const { at, how, nasty: value, name } of changes) {
    const places = inside(copy);
    const place = places[at % places.length];
    if (place === undefined) continue;
    const keys = Object.keys(place);
    const key = keys[(at >> 4) % Math.max(1, keys.length)] ?? (Array.isArray(place) ? '0' : name);
    if (how === 'remove') Reflect.deleteProperty(place, key);
    else if (how === 'repeat' && Array.isArray(place)) place.push(...structuredClone(place.slice(0, 20)));
    // Not by assignment: that would set the prototype of the test's own object.
    else define(place, how === 'add' && !Array.isArray(place) ? name : key, structuredClone(value));
  }
  return copy;
}

function define(place: object, key: string, value: Json): void {
  Object.defineProperty(place, key, { value, enumerable: true, configurable: true, writable: true });
}

const runs = fuzzed(100, 20_250_314);

test(
  'whatever the platform says, what leaves is a lesson or a reason, and nothing is thrown',
  async () => {
    let [lessons, skips] = [0, 0];
    const paths = Object.keys(files);
    const cases = fc.record({
      path: fc.constantFrom(...paths),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cases, { minLength: 1, maxLength: 6 }), async (spoilt) => {
        const content = { ...files };
        for (const { path, changes } of spoilt) content[path] = changed(content[path] ?? null, changes);
        const { folder, clean } = served(
          Object.fromEntries(Object.entries(content).map(([path, json]) => [path, JSON.stringify(json)])),
        );
        try {
          const result = await readAll(smartedu(folder));
          lessons += result.records.length;
          skips += result.skips.length;
          for (const record of result.records) expect(v.safeParse(LessonRecord, record).success).toBe(true);
          for (const skip of result.skips) expect(skip.length).toBeLessThan(700);
          expect(new Set(result.records.map((record) => record.id)).size).toBe(result.records.length);
        } finally {
          clean();
        }
      }),
      runs,
    );
    fuzzHeld(runs);
    // Most of what is spoilt is still told, and enough of it is not: else nothing was tried.
    expect(lessons).toBeGreaterThan(4 * runs.numRuns);
    expect(skips).toBeGreaterThan(runs.numRuns);
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
  FUZZ_LIMIT_MS,
);
