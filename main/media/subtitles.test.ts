import { describe, expect, test } from 'vitest';
import { subtitlesAsWebVtt } from './subtitles.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a subtitle file beside a video', () => {
  test('SRT becomes WebVTT', () => {
    const vtt = subtitlesAsWebVtt(
      utf8('1\r\n00:00:01,500 --> 00:00:03,000\r\n你好\r\n第二行\r\n\r\n2\r\n0:00:04,5 --> 00:00:05,000\r\n再见\r\n'),
    );
    expect(vtt).toBe('WEBVTT\n\n00:00:01.500 --> 00:00:03.000\n你好\n第二行\n\n00:00:04.500 --> 00:00:05.000\n再见\n');
  });

  test('WebVTT stays as it is, in UTF-8 without a mark', () => {
    const text = 'WEBVTT - title\n\n00:01.000 --> 00:02.000\n<v Anna>Hi\n';
    expect(subtitlesAsWebVtt(utf8(`\uFEFF${text}`))).toBe(text);
  });

  test('Chinese in GB 18030 and in UTF-16 is read', () => {
    const gb = Uint8Array.from([...utf8('1\n00:00:01,000 --> 00:00:02,000\n'), 0xc4, 0xe3, 0xba, 0xc3, 0x0a]);
    expect(subtitlesAsWebVtt(gb)).toContain('你好');
    const wide = Buffer.from('\uFEFF1\n00:00:01,000 --> 00:00:02,000\n你好\n', 'utf16le');
    expect(subtitlesAsWebVtt(wide)).toContain('你好');
  });

  test('markup that WebVTT does not know is left out, and no text can end a cue early', () => {
    const vtt = subtitlesAsWebVtt(
      utf8('1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="red"><i>A & B</i></font> --> C\n'),
    );
    expect(vtt).toContain('<i>A &amp; B</i> → C');
    expect(vtt).not.toContain('font');
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['plain text', utf8('Dear colleagues,\n\nplease find enclosed')],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
    ['an SRT without words', utf8('1\n00:00:01,000 --> 00:00:02,000\n\n')],
  ])('%s is not taken for subtitles', (_, file) => {
    expect(subtitlesAsWebVtt(file)).toBeNull();
  });
});
