import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captionAt, parseWebVtt } from './webvtt.ts';

const file = `\uFEFFWEBVTT - a title\r
\r
STYLE\r
::cue { color: red }\r
\r
NOTE 00:00.000 --> 00:09.000 is no caption\r
\r
first\r
00:01.000 --> 00:02.500 align:start position:10%\r
<v 李老师>三个角</v> &amp; 三条边\r
\r
01:00:00.000 --> 01:00:01.000\r
one\r
<i>two</i>\r
`;

describe('captions', () => {
  test('are read with their times and plain text; notes, styles, marks and positions are left out', () => {
    expect(parseWebVtt(file)).toEqual([
      { fromSeconds: 1, untilSeconds: 2.5, text: '三个角 & 三条边' },
      { fromSeconds: 3600, untilSeconds: 3601, text: 'one\ntwo' },
    ]);
  });

  test('stand from their begin until just before their end', () => {
    const captions = parseWebVtt(file);
    expect(captionAt(captions, 0.999)).toBe('');
    expect(captionAt(captions, 1)).toBe('三个角 & 三条边');
    expect(captionAt(captions, 2.5)).toBe('');
  });

  test('that overlap stand one under the other', () => {
    const captions = parseWebVtt('WEBVTT\n\n00:00.000 --> 00:04.000\na\n\n00:02.000 --> 00:06.000\nb\n');
    expect(captionAt(captions, 3)).toBe('a\nb');
  });

  test('of any text at all never throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(Array.isArray(parseWebVtt(`WEBVTT\n\n${text}`))).toBe(true);
      }),
    );
  });
});
