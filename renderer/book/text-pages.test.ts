import { describe, expect, test } from 'vitest';
import { decodeText, LINES_A_PAGE, textPages } from './text-pages.ts';

describe('a text for the large screen', () => {
  test('breaks Chinese after 32 characters and keeps English words whole', () => {
    expect(textPages('三'.repeat(40))[0]).toEqual(['三'.repeat(32), '三'.repeat(8)]);
    const lines = textPages('triangle '.repeat(20).trim())[0] ?? [];
    expect(lines.every((line) => line.length <= 64 && /^(triangle ?)+$/.test(line))).toBe(true);
  });

  test('goes on on the next page, and an empty text is one empty page', () => {
    const lines = Array.from({ length: LINES_A_PAGE + 1 }, (_, n) => `第${n}行`).join('\r\n');
    expect(textPages(lines).map((page) => page.length)).toEqual([LINES_A_PAGE, 1]);
    expect(textPages('\n\n')).toEqual([['']]);
  });

  test('a word without end is cut, and a hostile length ends', () => {
    expect((textPages('x'.repeat(1000))[0] ?? []).every((line) => line.length <= 64)).toBe(true);
    expect(textPages('\n1'.repeat(100_000)).length).toBe(2000);
  });

  test('is read as UTF-8, UTF-16 or GB18030', () => {
    expect(decodeText(new TextEncoder().encode('三角形'))).toBe('三角形');
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x09, 0x4e]))).toBe('三');
    expect(decodeText(new Uint8Array([0xc8, 0xfd, 0xbd, 0xc7]))).toBe('三角');
  });
});
