import type { Han } from './han.ts';

/** One character as searches compare it, and where it stands in the text that people read. */
export type Cell = {
  readonly text: string;
  readonly at: number;
  /** Its kind and whether a word of it begins here; a Chinese character is a word of its own. */
  readonly kind: 'han' | 'letter' | 'digit';
  readonly begins: boolean;
};

const HAN = /\p{Script=Han}/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;

/**
 * Without width, case, accents and tones, in simple characters; spaces and marks part words and are not kept,
 * so that a search crosses them. One cell can come from half a character (½) or from several (combining marks).
 */
export function fold(text: string, han: Han): readonly Cell[] {
  const cells: Cell[] = [];
  let before: Cell['kind'] | null = null;
  let at = 0;
  for (const character of text) {
    for (const plain of plainOf(character)) {
      const kind = kindOf(plain);
      if (kind === null) before = isMark(plain) ? before : null;
      else {
        cells.push({
          text: kind === 'han' ? han.simple(plain) : plain,
          at,
          kind,
          begins: kind === 'han' || before === null || before === 'han',
        });
        before = kind;
      }
    }
    at += character.length;
  }
  return cells;
}

/** The text that is compared, without places. */
export function folded(text: string, han: Han): string {
  return fold(text, han)
    .map((cell) => cell.text)
    .join('');
}

function plainOf(character: string): string {
  // Quick ways for what nearly every title is made of.
  const code = character.charCodeAt(0);
  if (code < 0x7f) return code >= 65 && code <= 90 ? character.toLowerCase() : character;
  if (isCommonHan(code)) return character;
  const plain = character.normalize('NFKC').toLowerCase();
  if (HAN.test(plain)) return plain;
  // ü is typed as v, in every tone.
  return plain
    .normalize('NFD')
    .replace(/u\u0304?\u0308/u, 'v')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC');
}

function kindOf(plain: string): Cell['kind'] | null {
  if (plain >= 'a' && plain <= 'z') return 'letter';
  if (plain >= '0' && plain <= '9') return 'digit';
  const code = plain.charCodeAt(0);
  if (code < 0x7f) return null;
  if (isCommonHan(code) || HAN.test(plain)) return 'han';
  if (LETTER.test(plain)) return 'letter';
  return DIGIT.test(plain) ? 'digit' : null;
}

function isCommonHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** An apostrophe parts no word: let's. */
function isMark(plain: string): boolean {
  return plain === "'" || plain === '’' || plain === '';
}
