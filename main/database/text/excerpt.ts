import {
  type Han,
  type Matcher,
  matchAll,
  rangesOf,
  type Term,
  titleOf,
  writtenMatcherOf,
} from '../../../core/search/index.ts';
import type { Sentence } from './pieces.ts';
import { isPlain, type TextKind, textsOf } from './texts.ts';

/** A place in a text that holds what was searched, cut out so that it fits on two lines. */
export type Excerpt = {
  readonly kind: TextKind | 'subtitles' | 'document';
  readonly text: string;
  /** Where it stands in `text`: [from, to) in UTF-16, ascending. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly atSeconds: number | null;
};

const BEFORE = 24;
const AFTER = 72;

export const writtenMatchers = (terms: readonly Term[]): readonly Matcher[] => terms.map(writtenMatcherOf);

/** Of a lesson's own texts the first that holds all words; null where its record has changed since. */
export function excerptOfRecord(body: string, matchers: readonly Matcher[], han: Han): Excerpt | null {
  const record: unknown = JSON.parse(body);
  if (!isPlain(record)) return null;
  for (const { kind, text, atSeconds } of textsOf(record)) {
    const ranges = rangesIn(text, matchers, han);
    if (ranges) return { kind, atSeconds, ...cutOut(text, ranges) };
  }
  return null;
}

/** In talk a phrase can begin in one caption and end in the next: it opens where it begins. */
export function excerptOfPiece(
  kind: 'subtitles' | 'document',
  sentences: readonly Sentence[],
  matchers: readonly Matcher[],
  han: Han,
): Excerpt | null {
  let text = '';
  const starts = sentences.map((sentence) => {
    if (!isWrittenOn(text.at(-1), sentence.text[0])) text += ' ';
    const at = text.length;
    text += sentence.text;
    return at;
  });
  const ranges = rangesIn(text, matchers, han);
  if (!ranges) return null;
  const from = ranges[0]?.[0] ?? 0;
  const at = starts.findLastIndex((start) => start <= from);
  return { kind, atSeconds: sentences[at]?.atSeconds ?? null, ...cutOut(text, ranges) };
}

/** Chinese and its marks are written on without a space; between letters one keeps words apart. */
function isWrittenOn(before: string | undefined, after: string | undefined): boolean {
  return before === undefined || after === undefined || (before >= '\u2e80' && after >= '\u2e80');
}

type Ranges = readonly (readonly [number, number])[];

function rangesIn(text: string, matchers: readonly Matcher[], han: Han): Ranges | null {
  const title = titleOf(text, han);
  const matches = matchAll(title, matchers);
  return matches && rangesOf(title, matches);
}

function cutOut(text: string, ranges: Ranges): Pick<Excerpt, 'text' | 'ranges'> {
  const first = ranges[0]?.[0] ?? 0;
  const from = first <= BEFORE ? 0 : beginAt(text, wholeAt(text, first - BEFORE + 1), first);
  const to = text.length - from <= BEFORE + AFTER ? text.length : wholeAt(text, from + BEFORE + AFTER - 1);
  const [head, tail] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  return {
    text: head + text.slice(from, to).replaceAll(/\s/gu, ' ') + tail,
    ranges: ranges
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]): [number, number] => [start - from + head.length, end - from + head.length]),
  };
}

/** Not at a mark that ends what stands before it. */
function beginAt(text: string, from: number, before: number): number {
  const [marks = ''] = /^[\s\p{P}]*/u.exec(text.slice(from, before)) ?? [];
  return from + marks.length;
}

/** Never between the two halves of one character. */
function wholeAt(text: string, at: number): number {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isLow ? at + 1 : at;
}
