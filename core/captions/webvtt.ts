/** One caption: when it stands, in seconds of the lesson, and its lines. */
export type Caption = { readonly fromSeconds: number; readonly untilSeconds: number; readonly text: string };

const TIMES = /^\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})/;

/**
 * Reads WebVTT (https://www.w3.org/TR/webvtt1/), its times and plain text: notes, styles and positions are
 * left out, because captions stand in Lectern's own place; voice and class marks are taken away. What cannot
 * be read is skipped, never an error.
 */
export function parseWebVtt(text: string): readonly Caption[] {
  const blocks = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  const captions = blocks.flatMap((block) => captionOf(block.split('\n')));
  return captions.sort((a, b) => a.fromSeconds - b.fromSeconds);
}

/** What stands at a time; overlapping captions one under the other. */
export function captionAt(captions: readonly Caption[], seconds: number): string {
  return captions
    .filter(({ fromSeconds, untilSeconds }) => fromSeconds <= seconds && seconds < untilSeconds)
    .map(({ text }) => text)
    .join('\n');
}

function captionOf(lines: readonly string[]): readonly Caption[] {
  const row = lines.findIndex((line) => TIMES.test(line));
  const times = row >= 0 ? TIMES.exec(lines[row] ?? '') : null;
  if (!times || /^(NOTE|STYLE|REGION)\b/.test(lines[0] ?? '')) return [];
  const [, h1, m1, s1, ms1, h2, m2, s2, ms2] = times;
  const text = lines
    .slice(row + 1)
    .map(plain)
    .filter((line) => line !== '')
    .join('\n');
  return [{ fromSeconds: seconds(h1, m1, s1, ms1), untilSeconds: seconds(h2, m2, s2, ms2), text }];
}

function seconds(h = '0', m = '0', s = '0', ms = '0'): number {
  return Number(h) * 3600 + Number(m) * 60 + Number(s) + Number(ms) / 1000;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '', rlm: '' };

function plain(line: string): string {
  return line
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .trim();
}
