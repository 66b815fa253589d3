import type { Han } from './han.ts';

/**
 * Letters read as pinyin: whole syllables, and one more of which at least the beginning is there, because somebody is
 * still typing: sanji is `san` and the beginning of `ji`, which is that of `jiao` too.
 */
export type Reading = { readonly whole: readonly string[]; readonly begun: string };

const SYLLABLE_MAX = 6;
/** xian is xi'an too; more ways than this are of no use to anybody. */
const WAYS_MAX = 6;
const WAYS_TRIED_MAX = 24;

/** Every way to read `letters` as pinyin, those of fewer and longer syllables first. */
export function readAsPinyin(letters: string, han: Han): readonly Reading[] {
  const prefixes = prefixesOf(han);
  const ways: Reading[] = [];
  // Positions from which no way leads on are not tried again.
  const dead = new Set<number>();
  const walk = (from: number, whole: readonly string[]): boolean => {
    const rest = letters.slice(from);
    if (dead.has(from) || ways.length >= WAYS_TRIED_MAX) return false;
    let leadsOn = prefixes.has(rest);
    if (leadsOn) ways.push({ whole, begun: rest });
    for (let length = Math.min(SYLLABLE_MAX, rest.length - 1); length >= 1; length -= 1) {
      const syllable = rest.slice(0, length);
      if (han.syllables.has(syllable) && walk(from + length, [...whole, syllable])) leadsOn = true;
    }
    if (!leadsOn) dead.add(from);
    return leadsOn;
  };
  if (letters !== '') walk(0, []);
  const cost = ({ whole, begun }: Reading) =>
    whole.length + [...whole, begun].filter(({ length }) => length === 1).length;
  return ways.sort((a, b) => cost(a) - cost(b)).slice(0, WAYS_MAX);
}

/** The syllables that begin so. */
export function syllablesFrom(begun: string, han: Han): readonly string[] {
  return [...han.syllables].filter((syllable) => syllable.startsWith(begun));
}

const known = new WeakMap<Han, ReadonlySet<string>>();

function prefixesOf(han: Han): ReadonlySet<string> {
  const made = known.get(han);
  if (made) return made;
  const prefixes = new Set<string>();
  for (const syllable of han.syllables) {
    for (let length = 1; length <= syllable.length; length += 1) prefixes.add(syllable.slice(0, length));
  }
  known.set(han, prefixes);
  return prefixes;
}
