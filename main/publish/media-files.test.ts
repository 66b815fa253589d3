import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mediaPath } from '../feeds/index.ts';
import { readTable } from '../pieces/index.ts';
import { takeMedia } from './media-files.ts';
import type { MediaFile } from './read-lessons.ts';

const content = randomBytes(700_000);
const noFilms = { probe: () => Promise.reject(new Error('there is no film')) };
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-publish-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function taken(parts: readonly Uint8Array[]) {
  const paths = parts.map((_, at) => join(folder, `book-${at}.pdf`));
  for (const [at, path] of paths.entries()) writeFileSync(path, parts[at] ?? '');
  const file: MediaFile = {
    ...{ paths, role: 'textbook', variant: '', language: null, width: null, height: null, durationSeconds: null },
  };
  return takeMedia(join(folder, 'feed'), file, noFilms);
}
const published = (digest: string) => readFileSync(join(folder, 'feed', mediaPath(digest)));

describe('a file that a feed takes in', () => {
  test('is cut into pieces, and the table that tells of them lies beside it', async () => {
    const asset = await taken([content]);
    const { digest, bytes, pieces } = asset;
    expect(published(digest).equals(content)).toBe(true);
    if (!pieces) throw new Error('no pieces');
    const table = readTable({ digest, bytes, pieces }, published(pieces.digest));
    expect(table?.count).toBe(3);
    const second = content.subarray(pieces.bytes, 2 * pieces.bytes);
    expect(table?.isPiece(1, createHash('sha1').update(second).digest())).toBe(true);
  });

  test('has the same pieces when it comes in several parts, and none when it is small', async () => {
    const whole = await taken([content]);
    const split = await taken([content.subarray(0, 300_001), content.subarray(300_001)]);
    expect(split.pieces).toEqual(whole.pieces);
    expect((await taken([content.subarray(0, 1000)])).pieces).toBeUndefined();
  });
});
