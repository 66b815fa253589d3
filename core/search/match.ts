import { type Cell, fold } from './fold.ts';
import type { Han } from './han.ts';
import { type Reading, readAsPinyin } from './syllables.ts';
import type { SlippedTerm, Term } from './terms.ts';
import { isParticle, soundsOf } from './tokens.ts';

/** Where a term stands in a text: from a cell on, how many; and how it was meant. */
export type Match = {
  readonly from: number;
  readonly to: number;
  readonly by: 'text' | 'pinyin' | 'initials';
};

export type Title = { readonly text: string; readonly cells: readonly Cell[] };

export function titleOf(text: string, han: Han): Title {
  return { text, cells: fold(text, han) };
}

/** Every term's best match, or null where one of them is not there. */
export function matchAll(title: Title, matchers: readonly Matcher[]): readonly Match[] | null {
  const matches: Match[] = [];
  for (const matcher of matchers) {
    const match = matcher(title);
    if (!match) return null;
    matches.push(match);
  }
  return matches;
}

export type Matcher = (title: Title) => Match | null;

/** What a term can mean is worked out once, not for every title. */
export function matcherOf({ kind, text }: Term, han: Han): Matcher {
  const byText: Matcher = (title) => findText(title, text, kind === 'han');
  if (kind === 'han') return byText;
  const ways = readAsPinyin(text, han);
  return (title) =>
    byText(title) ??
    firstOf(ways, (way) => findSyllables(title, way, han)) ??
    findInitials(title, text, han, false) ??
    findInitials(title, text, han, true);
}

/** Only what is written: in running text pinyin and initials would be found everywhere. */
export function writtenMatcherOf({ kind, text }: Term): Matcher {
  return (title) => {
    const match = findText(title, text, kind === 'han');
    return match && (kind === 'han' || title.cells[match.from]?.begins) ? match : null;
  };
}

/** As `matcherOf`, and with one letter wrong. */
export function slippedMatcherOf({ term, slips, words }: SlippedTerm, han: Han): Matcher {
  const exact = matcherOf(term, han);
  const readings = slips.flatMap(({ before, meant, after }) =>
    meant.map((syllable) => {
      const all = [...before, syllable, ...after];
      return { whole: all.slice(0, -1), begun: all.at(-1) ?? '' };
    }),
  );
  return (title) =>
    exact(title) ??
    firstOf(words, (word) => findText(title, word, false)) ??
    firstOf(readings, (reading) => findSyllables(title, reading, han));
}

/** The ranges of the text that people read, for marks: [from, to) in UTF-16. */
export function rangesOf({ text, cells }: Title, matches: readonly Match[]): readonly (readonly [number, number])[] {
  const ranges = matches.map(({ from, to }): [number, number] => {
    const last = cells[to - 1]?.at ?? 0;
    return [cells[from]?.at ?? 0, last + (String.fromCodePoint(text.codePointAt(last) ?? 32).length || 1)];
  });
  ranges.sort(([a], [b]) => a - b);
  return ranges.filter(([from, to], at) => to > from && (at === 0 || from >= (ranges[at - 1]?.[1] ?? 0)));
}

/** A word is found at its beginning first, then anywhere; characters anywhere. */
function findText({ cells }: Title, text: string, anywhere: boolean): Match | null {
  const wanted = [...text];
  let inside: Match | null = null;
  for (let from = 0; from + wanted.length <= cells.length; from += 1) {
    if (!wanted.every((character, at) => cells[from + at]?.text === character)) continue;
    const match = { from, to: from + wanted.length, by: 'text' } as const;
    if (anywhere || cells[from]?.begins) return match;
    inside ??= match;
  }
  return inside !== null && wanted.length >= 3 ? inside : null;
}

function findSyllables({ cells }: Title, { whole, begun }: Reading, han: Han): Match | null {
  const length = whole.length + 1;
  for (let from = 0; from + length <= cells.length; from += 1) {
    const sounds = (at: number) => {
      const cell = cells[from + at];
      return cell?.kind === 'han' ? han.readings(cell.text) : [];
    };
    const isHere =
      whole.every((syllable, at) => sounds(at).includes(syllable)) &&
      sounds(whole.length).some((sound) => sound.startsWith(begun));
    if (isHere) return { from, to: from + length, by: 'pinyin' };
  }
  return null;
}

function findInitials({ cells }: Title, letters: string, han: Han, skips: boolean): Match | null {
  const places = cells.map((_, at) => at).filter((at) => !skips || !isParticle(cells[at]?.text ?? ''));
  for (let start = 0; start + letters.length <= places.length; start += 1) {
    const isHere = [...letters].every((letter, at) => {
      const cell = cells[places[start + at] ?? -1];
      return cell !== undefined && soundsOf(cell, han).some((sound) => sound.startsWith(letter));
    });
    if (isHere) return { from: places[start] ?? 0, to: (places[start + letters.length - 1] ?? 0) + 1, by: 'initials' };
  }
  return null;
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}
