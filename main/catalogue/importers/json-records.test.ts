import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elementBytesMax, elementDepthMax, type JsonRecord, jsonRecords } from './json-records.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-json-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function all(path: string): Promise<JsonRecord[]> {
  const records: JsonRecord[] = [];
  for await (const record of jsonRecords(path)) records.push(record);
  return records;
}
async function read(content: string | Buffer): Promise<JsonRecord[]> {
  const path = join(folder, 'list.json');
  writeFileSync(path, content);
  return all(path);
}
const value = (index: number, value: unknown): JsonRecord => ({ kind: 'value', index, value });
const refused = (content: string | Buffer) =>
  read(content).then(
    () => 'nothing',
    (error: { code?: string }) => error.code,
  );

describe('the elements of a JSON array come one by one', () => {
  test('with the index at which they stand', async () => {
    expect(await read('[{"a":1}, [2] ,"x,]", null\n]')).toEqual([
      value(0, { a: 1 }),
      value(1, [2]),
      value(2, 'x,]'),
      value(3, null),
    ]);
  });

  test('an empty array has none', async () => {
    expect(await read('[]')).toEqual([]);
    expect(await read(' [ \n ] \n')).toEqual([]);
  });

  test('commas, brackets and escaped quotes inside a text separate nothing', async () => {
    const odd = ['a","b', '\\', '\\"', ']', '}{', '"]', '年级\u2028'];
    expect(await read(JSON.stringify(odd))).toEqual(odd.map((text, index) => value(index, text)));
  });

  test('a byte order mark is passed over', async () => {
    expect(await read('\ufeff[1]')).toEqual([value(0, 1)]);
  });

  test('a list of several chunks is what it was, wherever a chunk ends', async () => {
    const items = Array.from({ length: 6000 }, (_, index) => ({
      title: `第${index}课 “\\"${'语'.repeat(index % 60)}”`,
      index,
    }));
    const records = await read(JSON.stringify(items));
    expect(records).toEqual(items.map((item, index) => value(index, item)));
  });

  test('any JSON array is read as JSON.parse reads it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 6 }), { maxLength: 8 }),
        fc.boolean(),
        async (items, spaced) => {
          const text = JSON.stringify(items, null, spaced ? 2 : 0);
          const expected = JSON.parse(text) as unknown[];
          expect(await read(text)).toEqual(expected.map((item, index) => value(index, item)));
        },
      ),
      { seed: 7, numRuns: 100 },
    );
  });

  test('the name __proto__ is a name like any other', async () => {
    const [record] = await read('[{"__proto__":{"id":"x"}}]');
    expect(record?.kind === 'value' && Object.keys(record.value as object)).toEqual(['__proto__']);
    expect(({} as { id?: string }).id).toBeUndefined();
  });
});

describe('one bad element costs no other', () => {
  test('an element that is no JSON', async () => {
    expect(await read('[1,{"a":nope},,3]')).toEqual([
      value(0, 1),
      { kind: 'bad', index: 1, detail: 'not JSON' },
      { kind: 'bad', index: 2, detail: 'not JSON' },
      value(3, 3),
    ]);
  });

  test('an element that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('["'), Buffer.from([0xd3, 0xef]), Buffer.from('",2]')]);
    expect(await read(bytes)).toEqual([{ kind: 'bad', index: 0, detail: 'not UTF-8' }, value(1, 2)]);
  });

  test('an element of more than 4 MB, and one that has exactly that', async () => {
    const text = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
    const records = await read(`[1,${text(elementBytesMax + 1)},${text(elementBytesMax)}]`);
    expect(records.map(({ kind }) => kind)).toEqual(['value', 'tooLarge', 'value']);
  });

  test('an element that is deeper than any record', async () => {
    const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const records = await read(`[${deep(elementDepthMax)},${deep(elementDepthMax + 1)},${deep(100_000)},4]`);
    expect(records.map(({ kind }) => kind)).toEqual(['value', 'bad', 'bad', 'value']);
  });
});

describe('a source is refused', () => {
  test.each([
    ['an object', '{"a":[1]}', 'sourceNotKnown'],
    ['a text', '"[1]"', 'sourceNotKnown'],
    ['a page of the web', '<!doctype html>', 'sourceNotKnown'],
    ['an array that breaks off', '[{"a":1},{"b"', 'sourceDamaged'],
    ['an empty file', '', 'sourceDamaged'],
    ['brackets that do not match', '[{"a":[1}]]', 'sourceDamaged'],
    ['a second array behind it', '[1][2]', 'sourceDamaged'],
    ['an array that closes as an object', '[1}', 'sourceDamaged'],
  ])('%s', async (_, content, code) => {
    expect(await refused(content)).toBe(code);
  });

  test('a file that is not there', async () => {
    await expect(all(join(folder, 'none.json'))).rejects.toMatchObject({
      code: 'sourceUnreadable',
      message: 'ENOENT',
    });
  });

  test('after the elements that came before the break', async () => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, '[1,2,');
    const seen: JsonRecord[] = [];
    const reading = (async () => {
      for await (const record of jsonRecords(path)) seen.push(record);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'sourceDamaged' });
    expect(seen).toEqual([value(0, 1), value(1, 2)]);
  });
});
