/**
 * What a Chinese character sounds like and how it is written simply. Made from dictionaries when Lectern is built
 * (build/han.ts); every reading of a character counts, because nobody can know which one a title means.
 */
export type Han = {
  /** Syllables without tones, ü as v; none for what is no Chinese character. */
  readonly readings: (character: string) => readonly string[];
  /** The simplified form; the character itself where there is no other. */
  readonly simple: (character: string) => string;
  /** Every syllable there is. */
  readonly syllables: ReadonlySet<string>;
};

const none: readonly string[] = [];

/**
 * Reads the table: a line for each syllable with its characters (`he 和合河`), then one that begins with `=` and
 * holds pairs of a traditional character and its simple form.
 */
export function readHan(table: string): Han {
  const readings = new Map<string, string[]>();
  const simple = new Map<string, string>();
  const syllables = new Set<string>();
  for (const line of table.split('\n')) {
    const [name = '', characters = ''] = line.split(' ');
    if (name === '=') {
      const pairs = [...characters];
      for (let at = 0; at + 1 < pairs.length; at += 2) simple.set(pairs[at] ?? '', pairs[at + 1] ?? '');
    } else if (name) {
      syllables.add(name);
      for (const character of characters) {
        const known = readings.get(character);
        if (known) known.push(name);
        else readings.set(character, [name]);
      }
    }
  }
  return {
    readings: (character) => readings.get(character) ?? none,
    simple: (character) => simple.get(character) ?? character,
    syllables,
  };
}
