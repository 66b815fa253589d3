import { expect, test } from 'vitest';
import type { SearchAsked, SearchFound } from './find.ts';
import { keepAnswers } from './kept-answers.ts';

const asked = (text: string, more: Partial<SearchAsked> = {}): SearchAsked => ({
  ...{ text, kept: [], facets: {}, context: {}, limit: 24 },
  ...more,
});

function counting() {
  const searched: string[] = [];
  let fails = false;
  const kept = keepAnswers(async ({ text }): Promise<SearchFound> => {
    searched.push(text);
    if (fails) throw new Error('gone');
    return { chips: [], otherPublishers: false, lessons: [] };
  });
  return { ...kept, searched, fail: (how: boolean) => (fails = how) };
}

test('what was typed and taken back is answered without a search', async () => {
  const { search, searched } = counting();
  await search(asked('s'));
  await search(asked('sj'));
  expect(await search(asked('s'))).toEqual({ chips: [], otherPublishers: false, lessons: [] });
  expect(searched).toEqual(['s', 'sj']);
});

test('another teacher, another chip and more rows are other searches; the order of facets is not', async () => {
  const { search, searched } = counting();
  await search(asked('s', { facets: { grade: 4, subject: 'art' } }));
  await search(asked('s', { facets: { subject: 'art', grade: 4 } }));
  expect(searched.length).toBe(1);
  await search(asked('s', { context: { subject: 'art' } }));
  await search(asked('s', { kept: ['s'] }));
  await search(asked('s', { limit: 48 }));
  expect(searched.length).toBe(4);
});

test('nothing is kept of lessons that are others now, not even an answer that was under way', async () => {
  const { search, searched, forget } = counting();
  const underWay = search(asked('s'));
  forget();
  await underWay;
  await search(asked('s'));
  expect(searched).toEqual(['s', 's']);
});

test('a search that failed is tried again', async () => {
  const { search, searched, fail } = counting();
  fail(true);
  await expect(search(asked('s'))).rejects.toThrow('gone');
  fail(false);
  await search(asked('s'));
  expect(searched).toEqual(['s', 's']);
});

test('the answer that was asked for longest ago goes first', async () => {
  const { search, searched } = counting();
  await search(asked('first'));
  await search(asked('second'));
  await search(asked('first'));
  for (let at = 0; at < 127; at += 1) await search(asked(`${at}`));
  searched.length = 0;
  await search(asked('first'));
  await search(asked('second'));
  expect(searched).toEqual(['second']);
});
