import { describe, expect, test } from 'vitest';
import { isSubtitleName, readSubtitleName } from './subtitle-language.ts';

describe('the name of a subtitle file', () => {
  test.each([
    ['三角形.srt', { stem: '三角形', language: null }],
    ['三角形.chs.ASS', { stem: '三角形', language: 'zh-CN' }],
    ['lesson.zh-Hant.vtt', { stem: 'lesson', language: 'zh-TW' }],
    ['lesson.eng.sami', { stem: 'lesson', language: 'en' }],
    ['lesson 1.2.smi', { stem: 'lesson 1.2', language: null }],
    ['en.srt', { stem: 'en', language: null }],
  ])('%s', (name, read) => {
    expect(isSubtitleName(name)).toBe(true);
    expect(readSubtitleName(name)).toEqual(read);
  });

  test('is told from that of a film by its ending alone', () => {
    expect(['a.mp4', 'srt', 'a.srt.txt', 'a.sub'].some(isSubtitleName)).toBe(false);
  });
});
