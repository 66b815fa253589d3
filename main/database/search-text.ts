/**
 * What a title is found by: its characters, their pinyin, and the initials of the pinyin, from any character on;
 * `sjxnj` finds 三角形的内角和. Every reading of a character that has several counts, because nobody can know
 * which one a title means: 长 is found as `chang` and as `zhang`.
 */
export type Pinyin = (
  text: string,
  options: { toneType: 'none'; type: 'array'; v: true; multiple?: true; nonZh?: 'spaced' },
) => string[];

/** Keys and terms are compared up to here; a title that goes on is found by its beginning. */
const LENGTH_MAX = 40;
const TERMS_MAX = 8;
const HAN = /\p{Script=Han}/u;
/** Teachers leave them out of initials; 和, 与 and 及 by some. */
const PARTICLES = ['的地得了之', '的地得了之和与及'];

/** The words of a search, each to be found in the title. Han and Latin are taken apart: `三角形nj` is two. */
export function termsOf(text: string): readonly string[] {
  const parts = plain(text).match(/\p{Script=Han}+|[^\p{Script=Han}\s]+/gu) ?? [];
  return parts.slice(0, TERMS_MAX).map((part) => part.slice(0, LENGTH_MAX));
}

export function keysOf(titles: readonly string[], pinyin: Pinyin): readonly string[] {
  const keys = new Set<string>();
  for (const title of titles) {
    const characters = [...plain(title).replaceAll(' ', '')];
    for (const [at] of characters.entries()) add(keys, characters.slice(at).join(''));
    if (!characters.some((character) => HAN.test(character))) continue;
    for (const sounds of readingsOf(characters, pinyin)) {
      for (const [at] of sounds.entries()) add(keys, sounds.slice(at).join(''));
      addInitials(keys, characters, sounds);
    }
  }
  return [...keys];
}

function add(keys: Set<string>, key: string): void {
  keys.add(key.slice(0, LENGTH_MAX));
}

function addInitials(keys: Set<string>, characters: readonly string[], sounds: readonly string[]): void {
  for (const left of ['', ...PARTICLES]) {
    const initials = sounds.flatMap((sound, at) => (left.includes(characters[at] ?? '') ? [] : [sound.slice(0, 1)]));
    for (const [at] of initials.entries()) add(keys, initials.slice(at).join(''));
  }
}

/** The likely reading of the whole, then each other reading of one character at a time. */
function readingsOf(characters: readonly string[], pinyin: Pinyin): readonly (readonly string[])[] {
  const each = characters.map((character) =>
    HAN.test(character) ? pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true }) : [character],
  );
  const whole = pinyin(characters.join(''), { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' });
  const likely = whole.length === characters.length ? whole : each.map(([first = '']) => first);
  const others = each.flatMap((sounds, at) =>
    [...new Set(sounds)].filter((sound) => sound !== likely[at]).map((sound) => likely.with(at, sound)),
  );
  return [likely, ...others];
}

/** Without width, case, accents, tones and punctuation; ü as it is typed. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/u\u0304?\u0308/gu, 'v')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
