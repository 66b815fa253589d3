import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type AssetDigest, PageId } from '../words/index.ts';
import { anchorOf, boardName, boardPage, cuttingOf } from './page.ts';

const cutting = { digest: 'ab'.repeat(32) as AssetDigest, width: 1280, height: 720 };

test('[I13] a board’s name tells its paper and what was cut out for it', () => {
  const page = boardPage(boardName('squares', 1_790_000_000_000, cutting));
  expect(v.is(PageId, page)).toBe(true);
  expect(anchorOf(page)).toMatchObject({ kind: 'board', name: expect.stringMatching(/^squares-/) });
  expect(cuttingOf(page)).toEqual(cutting);
  expect(cuttingOf(boardPage(boardName('squares', 1_790_000_000_000, null)))).toBeNull();
});

test('[I13] a name that only looks like a cutting is none', () => {
  for (const name of [
    'squares-1-cut.zz.1x1',
    `squares-1-cut.${'ab'.repeat(32)}.0x7`,
    `squares-1-cut.${'ab'.repeat(32)}`,
  ]) {
    expect(cuttingOf(boardPage(name))).toBeNull();
  }
  expect(cuttingOf(`lesson/a-cut.${'ab'.repeat(32)}.1x1` as PageId)).toBeNull();
});
