import { describe, expect, test } from 'vitest';
import { hitsIn, linesOf, saying } from './lines.ts';

const first = [
  { fromSeconds: 1, untilSeconds: 3, text: '大家好。' },
  { fromSeconds: 4, untilSeconds: 6, text: '三角形的\n三个角。' },
  { fromSeconds: 7, untilSeconds: 9, text: 'Ａngles。' },
];
const second = [
  { fromSeconds: 0.5, untilSeconds: 2, text: 'Hello.' },
  { fromSeconds: 4.2, untilSeconds: 5, text: 'Three angles' },
  { fromSeconds: 5, untilSeconds: 6.2, text: 'of a triangle.' },
];
const lines = linesOf(first, second);

describe('the lines of a transcript', () => {
  test('are sentences in one line each, with what is said meanwhile in the second language', () => {
    expect(lines).toEqual([
      { fromSeconds: 1, text: '大家好。', second: 'Hello.' },
      { fromSeconds: 4, text: '三角形的 三个角。', second: 'Three angles of a triangle.' },
      { fromSeconds: 7, text: 'Ａngles。', second: '' },
    ]);
  });

  test('are found in either language, in any case and width', () => {
    expect(saying(lines, 'ANGLES')).toEqual([1, 2]);
    expect(saying(lines, '三个角')).toEqual([1]);
    expect(saying(lines, '  ')).toEqual([0, 1, 2]);
    expect(saying(lines, '圆')).toEqual([]);
  });

  test('show where', () => {
    expect(hitsIn('Three angles, angles', 'angles')).toEqual(['Three ', 'angles', ', ', 'angles', '']);
    expect(hitsIn('大家好', '')).toEqual(['大家好']);
  });
});
