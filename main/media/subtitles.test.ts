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

  test('traditional Chinese in Big5 is told from GB 18030, and that from Big5', () => {
    const times = utf8('1\n00:00:01,000 --> 00:00:02,000\n');
    // 今天我們學習三角形的內角和。 as Taiwan's and Hong Kong's programs write it.
    const big5 = Buffer.from('a4b5a4d1a7daadccbec7b2dfa454a8a4a7ceaabaa4baa8a4a94da143', 'hex');
    expect(subtitlesAsWebVtt(Uint8Array.from([...times, ...big5, 0x0a]))).toContain('今天我們學習');
    // 今天我们学习三角形的内角和。
    const gb = Buffer.from('bdf1ccecced2c3c7d1a7cfb0c8fdbdc7d0ceb5c4c4dabdc7bacda1a3', 'hex');
    expect(subtitlesAsWebVtt(Uint8Array.from([...times, ...gb, 0x0a]))).toContain('今天我们学习');
  });

  test('UTF-16 of either order is read by its mark', () => {
    const little = Buffer.from('\uFEFF1\n00:00:01,000 --> 00:00:02,000\n你好\n', 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const file of [little, big]) expect(subtitlesAsWebVtt(file)).toContain('你好');
  });

  test('UTF-16 is known without its mark too', () => {
    const little = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n三角形的内角和\n', 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const file of [little, big]) expect(subtitlesAsWebVtt(file)).toContain('三角形的内角和');
  });

  test('ASS becomes WebVTT: its words without styles, its drawings not at all', () => {
    const ass = [
      ...['[Script Info]', 'ScriptType: v4.00+', '', '[Events]'],
      'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
      'Dialogue: 0,0:00:04.00,0:00:05.50,Default,,0,0,0,,{\\an8}再见, <all>',
      'Dialogue: 0,0:00:01.50,0:00:03.00,Default,,0,0,0,,{\\b1}你好{\\b0}\\N第二行',
      'Comment: 0,0:00:06.00,0:00:07.00,Default,,0,0,0,,not said',
      'Dialogue: 0,0:00:06.00,0:00:07.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}',
      'Dialogue: 0,later,0:00:07.00,Default,,0,0,0,,nor this',
    ];
    expect(subtitlesAsWebVtt(utf8(ass.join('\r\n')))).toBe(
      'WEBVTT\n\n00:00:01.500 --> 00:00:03.000\n你好\n第二行\n\n00:00:04.000 --> 00:00:05.500\n再见, &lt;all>\n',
    );
  });

  test('SAMI becomes WebVTT: each text until the next, in the language that comes first', () => {
    const sami = `<SAMI><HEAD><STYLE><!-- .ZHCC {lang: zh-CN;} --></STYLE></HEAD><BODY>
      <SYNC Start=1500><P Class=ZHCC>你好<br>第二行</P><P Class=ENCC>Hello</P>
      <SYNC Start="3000"><P Class=ZHCC>&nbsp;
      <SYNC START=4000><P CLASS=ZHCC>A &amp; B &#8212; C</BODY></SAMI>`;
    expect(subtitlesAsWebVtt(utf8(sami))).toBe(
      'WEBVTT\n\n00:00:01.500 --> 00:00:03.000\n你好\n第二行\n\n00:00:04.000 --> 00:00:08.000\nA &amp; B — C\n',
    );
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
