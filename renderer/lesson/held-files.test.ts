import { expect, test } from 'vitest';
import type { Asset, AssetDigest } from '../../core/words/index.ts';
import { heldFiles } from './held-files.ts';

const file = (role: Asset['role'], digest: string) => ({ role, digest: digest as AssetDigest });
const assets = [
  file('composite', 'film'),
  file('slides', 'slides'),
  file('poster', 'poster'),
  file('textbook', 'book'),
];
const held = (...digests: string[]) => heldFiles({ lesson: { assets }, held: digests as AssetDigest[] });

test('a poster and a textbook that other lessons brought are no beginning of this one', () => {
  expect(held()).toBe(null);
  expect(held('poster')).toBe(null);
  expect(held('poster', 'book')).toBe(null);
});

test('with a file of its own all that is here counts', () => {
  expect(held('slides')).toEqual({ held: 1, all: 4 });
  expect(held('poster', 'slides', 'elsewhere')).toEqual({ held: 2, all: 4 });
});

test('a file that stands in a package twice is one', () => {
  const twice = [...assets, file('exercises', 'slides')];
  expect(heldFiles({ lesson: { assets: twice }, held: ['slides'] as AssetDigest[] })).toEqual({ held: 1, all: 4 });
});
