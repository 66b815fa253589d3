import type { LocalText } from '../../../core/words/index.ts';

/** Draws nothing, or turns the text around it: halves of characters, control characters, marks of direction. */
const unseen = /[\p{Cs}\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** A text of a source as one line that shows what it is. Empty where nothing is left to read. */
export function shownText(text: string, lengthMax = 500): string {
  const seen = text
    .slice(0, lengthMax * 4)
    .replace(/\s+/gu, ' ')
    .replace(unseen, '')
    .trim();
  // Cutting may halve a character that needs two units.
  return seen
    .slice(0, lengthMax)
    .replace(/\p{Cs}/gu, '')
    .trim();
}

/** For sources that do not say in which language a text is. Null where nothing is left to read. */
export function localTextOf(text: string, lengthMax = 500): LocalText | null {
  const shown = shownText(text, lengthMax);
  return shown === '' ? null : inOneLanguage(shown);
}

/** Names do not say which language they are in; Chinese characters do. */
export function inOneLanguage(text: string): LocalText {
  return /\p{Script=Han}/u.test(text) ? { 'zh-CN': text } : { en: text };
}
