import { chineseText, decoded } from './subtitle-encoding.ts';
import { type Spoken, spokenOfAss, spokenOfSami } from './subtitle-formats.ts';

/** Larger is no subtitle file of a lesson. */
export const subtitleBytesMax = 4_000_000;

/**
 * A subtitle file beside a video as WebVTT in UTF-8, or null where it is none of SRT, WebVTT, ASS and SAMI. Chinese
 * files are often GB 18030 or Big5: what is not valid UTF-8 (or UTF-16 with its mark) is read as one of them.
 */
export function subtitlesAsWebVtt(file: Uint8Array): string | null {
  const text = decodedText(file)?.replace(/\r\n?/g, '\n');
  if (text === undefined) return null;
  if (/^WEBVTT(?:[ \t\n]|$)/.test(text)) return text.endsWith('\n') ? text : `${text}\n`;
  const cues = cuesOf(text);
  return cues.length === 0 ? null : `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

function cuesOf(text: string): readonly string[] {
  if (/^\s*\[script info\]/i.test(text)) return spokenOfAss(text).map(cueOf);
  if (/^\s*<sami\b/i.test(text)) return spokenOfSami(text).map(cueOf);
  return text.split(/\n{2,}/).flatMap(cueOfSrt);
}

function cueOf({ fromSeconds, untilSeconds, text }: Spoken): string {
  const at = (seconds: number) => {
    const ms = Math.round(seconds * 1000);
    const parts = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map((part) => String(Math.floor(part)));
    return stamp([...parts.map((part) => part.padStart(2, '0')), String(ms % 1000).padStart(3, '0')]);
  };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return `${at(fromSeconds)} --> ${at(untilSeconds)}\n${lines.map((line) => plain(escaped(line))).join('\n')}`;
}

/** These formats have no tags of WebVTT's: what looks like one is said. */
function escaped(line: string): string {
  return line.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

const srtTimes = /^\s*(\d{1,3}):(\d\d):(\d\d)[,.](\d{1,3})\s*-->\s*(\d{1,3}):(\d\d):(\d\d)[,.](\d{1,3})/;

function cueOfSrt(block: string): readonly string[] {
  const lines = block.split('\n').filter((line) => line.trim() !== '');
  const at = lines.findIndex((line) => srtTimes.test(line));
  const times = srtTimes.exec(lines[at] ?? '');
  const words = lines.slice(at + 1).map(plain);
  if (times === null || at > 1 || words.join('').trim() === '') return [];
  const [, ...parts] = times;
  return [`${stamp(parts.slice(0, 4))} --> ${stamp(parts.slice(4))}\n${words.join('\n')}`];
}

function stamp([hours = '0', minutes = '0', seconds = '0', ms = '0']: readonly string[]): string {
  return `${hours.padStart(2, '0')}:${minutes}:${seconds}.${ms.padEnd(3, '0')}`;
}

/** SRT knows i, b and u as WebVTT does; fonts and positions (`{\an8}`) have no place in it. */
function plain(line: string): string {
  return line
    .replace(/\{\\[^}]*\}/g, '')
    .replace(/<(?!\/?[ibu]>)[^>]*>/gi, '')
    .replace(/&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)/g, '&amp;')
    .replace(/-->/g, '→');
}

/** UTF-8, else GB 18030 or Big5, or UTF-16; undefined where it is none of them, or too large for a text. */
export function decodedText(file: Uint8Array): string | undefined {
  if (file.length > subtitleBytesMax) return undefined;
  const marked =
    file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : file[0] === 0xfe && file[1] === 0xff ? 'utf-16be' : null;
  const utf16 = marked ?? unmarkedUtf16(file);
  return utf16 === null ? chineseText(file) : decoded(utf16, file);
}

const LOOKED_AT_BYTES = 4096;

/** Some tools leave the mark out. Numbers, points and ends of line then have a zero byte each, always on one side. */
function unmarkedUtf16(file: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = file.subarray(0, LOOKED_AT_BYTES);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < head.length / 20 || Math.min(even, odd) > 0) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}
