import { fold, type Han, isParticle, soundsOf } from '../../core/search/index.ts';
import { KEY_LENGTH_MAX } from './search-keys.ts';

/**
 * What a title of a small library is found by: its characters, their pinyin, and the initials of the pinyin, from any
 * character on; `sjxnj` finds 三角形的内角和. The catalogue with its million has an index of its own.
 */

/** Titles of many polyphones have more readings than anybody types. */
const READINGS_MAX = 24;

export function keysOf(titles: readonly string[], han: Han): readonly string[] {
  const keys = new Set<string>();
  for (const title of titles) {
    const cells = fold(title, han);
    const characters = cells.map(({ text }) => text);
    addEndings(keys, characters);
    if (!cells.some(({ kind }) => kind === 'han')) continue;
    for (const sounds of readingsOf(cells.map((cell) => soundsOf(cell, han)))) {
      addEndings(keys, sounds);
      addEndings(
        keys,
        sounds.map((sound) => sound.slice(0, 1)),
      );
      const told = sounds.filter((_, at) => !isParticle(characters[at] ?? ''));
      addEndings(
        keys,
        told.map((sound) => sound.slice(0, 1)),
      );
    }
  }
  return [...keys];
}

function addEndings(keys: Set<string>, parts: readonly string[]): void {
  for (const [at] of parts.entries()) keys.add(parts.slice(at).join('').slice(0, KEY_LENGTH_MAX));
}

/** The first reading of the whole, then each other reading of one character at a time. */
function readingsOf(each: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const first = each.map(([sound = '']) => sound);
  const others = each.flatMap((sounds, at) => sounds.slice(1).map((sound) => first.with(at, sound)));
  return [first, ...others].slice(0, READINGS_MAX);
}
