import { expect, test } from 'vitest';
import type { AssetDigest } from '../../core/words/index.ts';
import { pictureAt } from './strip.ts';

const strip = {
  ...{ digest: 'd'.repeat(64) as AssetDigest, everySeconds: 5, count: 7 },
  ...{ columns: 3, width: 160, height: 90 },
};
const placeAt = (seconds: number) => pictureAt(strip, seconds).backgroundPosition;

test('each picture of a strip stands for its seconds; before the first and after the last are the first and the last', () => {
  expect([0, 4.9, 5, 14.9, 15, 34, 99, -1].map(placeAt)).toEqual([
    ...['0% 0%', '0% 0%', '50% 0%', '100% 0%', '0% 50%'],
    ...['0% 100%', '0% 100%', '0% 0%'],
  ]);
  expect(pictureAt(strip, 0)).toMatchObject({ backgroundSize: '300% 300%', aspectRatio: '160 / 90' });
  expect(pictureAt({ ...strip, columns: 1, count: 1 }, 3).backgroundPosition).toBe('0% 0%');
});
