import type { Cell } from './fold.ts';
import type { Han } from './han.ts';

/**
 * What a title is found by, as tokens of a full-text index that keeps no places:
 *
 *   三  三角        characters and pairs of them
 *   psan psan0jiao  syllables and pairs of them, in every reading
 *   isjx            initials in threes, and in ones and twos; also without the particles that teachers skip
 *   lt ltr wtri     words of letters and digits: their first one and two, and every three
 *
 * That every pair is there does not mean that they stand in a row: what is found is looked at again (match.ts).
 */
export function tokensOf(cells: readonly Cell[], han: Han): ReadonlySet<string> {
  const tokens = new Set<string>();
  addCharacters(tokens, cells);
  for (const word of wordsOf(cells)) addWord(tokens, word);
  const sounds = cells.map((cell) => soundsOf(cell, han));
  addSyllables(tokens, cells, sounds);
  addInitials(tokens, sounds);
  const told = cells
    .map((cell, at) => ({ cell, sounds: sounds[at] ?? [] }))
    .filter(({ cell }) => !isParticle(cell.text));
  if (told.length < cells.length)
    addInitials(
      tokens,
      told.map((one) => one.sounds),
    );
  return tokens;
}

/** Teachers leave them out of initials: sjxnj for 三角形的内角和. */
export function isParticle(character: string): boolean {
  return '的地得了之'.includes(character);
}

/** The letters of what is no Chinese character sound as they are written. */
export function soundsOf(cell: Cell, han: Han): readonly string[] {
  return cell.kind === 'han' ? han.readings(cell.text) : [cell.text];
}

function addCharacters(tokens: Set<string>, cells: readonly Cell[]): void {
  for (const [at, cell] of cells.entries()) {
    if (cell.kind !== 'han') continue;
    tokens.add(cell.text);
    const next = cells[at + 1];
    if (next?.kind === 'han') tokens.add(cell.text + next.text);
  }
}

function addSyllables(tokens: Set<string>, cells: readonly Cell[], sounds: readonly (readonly string[])[]): void {
  for (const [at, readings] of sounds.entries()) {
    if (cells[at]?.kind !== 'han') continue;
    const after = cells[at + 1]?.kind === 'han' ? (sounds[at + 1] ?? []) : [];
    for (const one of readings) {
      tokens.add(`p${one}`);
      for (const next of after) tokens.add(`p${one}0${next}`);
    }
  }
}

function addInitials(tokens: Set<string>, sounds: readonly (readonly string[])[]): void {
  const initials = sounds.map((readings) => [...new Set(readings.map((reading) => reading.slice(0, 1)))]);
  for (const [at, firsts] of initials.entries()) {
    for (const first of firsts) {
      tokens.add(`i${first}`);
      for (const second of initials[at + 1] ?? []) {
        tokens.add(`i${first}${second}`);
        for (const third of initials[at + 2] ?? []) tokens.add(`i${first}${second}${third}`);
      }
    }
  }
}

/** Words of letters and digits. */
export function wordsOf(cells: readonly Cell[]): readonly string[] {
  const words: string[] = [];
  let word = '';
  const end = () => {
    if (word) words.push(word);
    word = '';
  };
  for (const cell of cells) {
    if (cell.begins) end();
    if (cell.kind !== 'han') word += cell.text;
  }
  end();
  return words;
}

function addWord(tokens: Set<string>, word: string): void {
  tokens.add(`l${word.slice(0, 1)}`);
  if (word.length > 1) tokens.add(`l${word.slice(0, 2)}`);
  for (let at = 0; at + 3 <= word.length; at += 1) tokens.add(`w${word.slice(at, at + 3)}`);
}
