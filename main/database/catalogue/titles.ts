import type { LocalText } from '../../../core/words/index.ts';

/** Titles are searched in every language they have: one after the other, a line each. */
export function textOf(title: LocalText): string {
  const { 'zh-CN': chinese, en } = title;
  return chinese !== undefined && en !== undefined ? `${chinese}\n${en}` : (chinese ?? en ?? '');
}

export type Titles = {
  /** The number of a title; the same for the same words. */
  readonly numberOf: (title: LocalText) => number;
  readonly count: () => number;
  /** Every title's number and stored form, short ones first; its place in here is its rank. */
  readonly byRank: () => readonly { readonly number: number; readonly text: string; readonly stored: string }[];
};

/** The different titles of a catalogue. */
export function createTitles(): Titles {
  const numbers = new Map<string, number>();
  const onlyEnglish = new Set<number>();
  return {
    numberOf(title) {
      const text = textOf(title);
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(text, number);
      if (title['zh-CN'] === undefined) onlyEnglish.add(number);
      return number;
    },
    count: () => numbers.size,
    byRank() {
      const all = [...numbers].map(([text, number]) => ({ text, number, length: weightOf(text) }));
      all.sort((a, b) => a.length - b.length || a.number - b.number);
      return all.map(({ text, number }) => ({ text, number, stored: onlyEnglish.has(number) ? `\n${text}` : text }));
    },
  };
}

/** What `title.title` holds: Chinese, a line end, English; either may be missing. */
export function readTitle(stored: string): LocalText {
  const [chinese, en] = stored.split('\n');
  return { ...(chinese && { 'zh-CN': chinese }), ...(en !== undefined && { en }) };
}

/** A Chinese character says as much as three letters. */
function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at += 1) weight += text.charCodeAt(at) < 0x2e80 ? 1 : 3;
  return weight;
}
