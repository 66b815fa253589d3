import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LessonRecord } from '../../../../core/words/index.ts';
import { type Read, readAll } from '../../../../tests/fixtures/catalogue/imported.ts';
import {
  type Exported,
  exported,
  fixture,
  type Tables,
  versions,
} from '../../../../tests/fixtures/catalogue/kolibri/exported.ts';
import { FUZZ_LIMIT_MS, fuzzed, fuzzHeld } from '../../../../tests/support/fuzz.ts';
import { ImportRefused } from '../importer.ts';
import { kolibri } from './index.ts';

const rows = fuzzed(150, 20_241_219);
const bytesTurned = fuzzed(200, 20_241_219);
const whole = Object.fromEntries(versions.map((version) => [version, fixture(version)]));

/** What SQLite holds in a column of any type. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    -1,
    0,
    1,
    1e308,
    Number.NaN,
    2 ** 53,
    '',
    '..',
    '__proto__',
    '\ud800',
    '\u202e',
    'topic',
  ),
  fc.constantFrom<unknown>(
    '长'.repeat(9000),
    Buffer.from([0xff, 0xfe, 0]),
    Buffer.alloc(0),
    '{}',
    '[]',
    'd&WXdXWF.',
    ',',
  ),
  fc.constantFrom<unknown>('video', 'mp4', 'da7ecc42e62553eebc8121242746e88a', '32a941fb77c2576e8f6b294cde4c3b0c'),
  fc.string({ unit: 'binary' }),
  fc.double(),
);
const change = fc.record({ table: fc.nat(), row: fc.nat(), column: fc.nat(), how: fc.nat(9), nasty });
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function changed(tables: Tables, changes: readonly Change[]): Tables {
  const copy = structuredClone(tables) as Record<string, Record<string, unknown>[]>;
  for (const { table, row, column, how, nasty: value } of changes) {
    const name = Object.keys(copy)[table % Object.keys(copy).length] ?? '';
    const rows = copy[name] ?? [];
    const place = rows[row % Math.max(1, rows.length)];
    const key = Object.keys(place ?? {})[column % Math.max(1, Object.keys(place ?? {}).length)];
    if (how === 0) delete copy[name];
    else if (how === 1) for (const each of rows) Reflect.deleteProperty(each, key ?? '');
    else if (how === 2 && place) rows.push({ ...place });
    else if (place && key !== undefined) place[key] = value;
  }
  return copy;
}

async function readOrRefused(path: string): Promise<Read | string> {
  try {
    return await readAll(kolibri(path));
  } catch (error) {
    if (error instanceof ImportRefused) return error.code;
    throw error;
  }
}

function holds(read: Read): void {
  for (const record of read.records) expect(v.safeParse(LessonRecord, record).success).toBe(true);
  for (const skip of read.skips) expect(skip.length).toBeLessThan(600);
}

let place: Exported;
beforeAll(() => {
  place = exported(whole['5'] ?? {});
});
afterAll(() => place.clean());

test(
  'whatever its rows hold, what leaves a channel is a lesson or a reason, and only a refusal is thrown',
  async () => {
    let [lessons, refusals] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...versions),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        async (name, changes) => {
          const spoilt = exported(changed(whole[name] ?? {}, changes));
          try {
            const read = await readOrRefused(spoilt.folder);
            if (typeof read === 'string') refusals += 1;
            else {
              holds(read);
              lessons += read.records.length;
            }
          } finally {
            spoilt.clean();
          }
        },
      ),
      rows,
    );
    fuzzHeld(rows);
    expect(lessons).toBeGreaterThan(150);
    expect(refusals).toBeGreaterThan(5);
  },
  FUZZ_LIMIT_MS,
);

test(
  'whatever bytes of a database were turned, it is read or refused',
  async () => {
    const bytes = readFileSync(place.database);
    const flips = fc.array(fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) }), {
      minLength: 1,
      maxLength: 40,
    });
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const spoilt = Buffer.from(bytes);
        for (const { at, to } of changes) spoilt[at] = to;
        writeFileSync(place.database, spoilt);
        const read = await readOrRefused(place.database);
        if (typeof read === 'string') refusals += 1;
        else holds(read);
      }),
      bytesTurned,
    );
    fuzzHeld(bytesTurned);
    expect(refusals).toBeGreaterThan(20);
  },
  FUZZ_LIMIT_MS,
);
