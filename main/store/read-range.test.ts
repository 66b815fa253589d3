import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readRange } from './read-range.ts';

const folder = mkdtempSync(join(tmpdir(), 'lectern-range-'));
const file = join(folder, 'file');
const content = Buffer.alloc(1_000_000, 'lectern');
writeFileSync(file, content);
afterAll(() => rmSync(folder, { recursive: true }));

describe('a range of a file', () => {
  test('is exactly the bytes that were asked for', async () => {
    for (const [start, end] of [
      [0, 999_999],
      [10, 10],
      [300_000, 900_001],
    ] as const) {
      const bytes = await new Response(readRange(await open(file), start, end)).bytes();
      expect(Buffer.from(bytes).equals(content.subarray(start, end + 1))).toBe(true);
    }
  });

  test('that is given up at any moment closes its file and harms nobody', async () => {
    for (let n = 0; n < 200; n += 1) {
      const handle = await open(file);
      const reader = readRange(handle, 0, 999_999).getReader();
      const reading = reader.read().catch(() => undefined);
      if (n % 2 === 0) await reading;
      await reader.cancel();
      await reading;
      await expect(handle.stat()).rejects.toThrow();
    }
  });
});
