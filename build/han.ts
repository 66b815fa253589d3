import * as OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';

const FIRST = 0x4e00;
const LAST = 0x9fff;

/**
 * The table that core/search/han.ts reads, from the dictionaries of pinyin-pro and OpenCC: all readings of the
 * 20,856 characters that have one, and 3,110 simple forms. 75 KB; made here, because the dictionaries themselves
 * would take 0.1 s and 20 MB at every start.
 */
export function makeHanTable(): string {
  const bySyllable = new Map<string, string>();
  const pairs: string[] = [];
  const simplify = OpenCC.Converter({ from: 't', to: 'cn' });
  for (let code = FIRST; code <= LAST; code += 1) {
    const character = String.fromCodePoint(code);
    for (const syllable of readingsOf(character)) {
      bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
    }
    const simple = simplify(character);
    if (simple !== character && [...simple].length === 1) pairs.push(character + simple);
  }
  const lines = [...bySyllable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, characters]) => `${name} ${characters}`);
  return `${[...lines, `= ${pairs.join('')}`].join('\n')}\n`;
}

function readingsOf(character: string): readonly string[] {
  const options = { toneType: 'none', type: 'array', v: true, multiple: true } as const;
  const readings = pinyin(character, options).map((reading) => reading.replace('ê', 'e'));
  return [...new Set(readings)].filter((reading) => /[aeiouv]/.test(reading) && /^[a-z]+$/.test(reading));
}
