import type { SearchFacets, Suggestions } from '../../core/contract/index.ts';
import type { TeacherId, UnixMs } from '../../core/words/index.ts';
import { DatabaseFault, type Databases } from '../database/index.ts';
import { pairsOf } from './find.ts';
import type { Library } from './library.ts';

/** What the search box offers: completions, this teacher's last searches, and what may have been meant. */
export type Suggest = {
  suggest(text: string, teacherId: TeacherId | null, context: SearchFacets): Promise<Suggestions>;
  meant(text: string): Promise<string | null>;
  remember(text: string, teacherId: TeacherId | null): Promise<void>;
  forget(teacherId: TeacherId | null): Promise<void>;
};

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly catalogue: Pick<Databases['catalogue'], 'run'>;
  readonly text: Pick<Databases['text'], 'run'>;
  readonly library: Pick<Library, 'search'>;
  readonly wallClock: () => UnixMs;
};

const SHOWN = 8;
const SEARCHES_SHOWN = 6;
const SEARCHES_KEPT = 30;

type Completion = {
  readonly text: string;
  readonly ranges: [number, number][];
  readonly tier: number;
  readonly length: number;
};

export function createSuggest({ lessons, catalogue, text, library, wallClock }: Deps): Suggest {
  async function completions(typed: string, context: SearchFacets): Promise<Suggestions['completions']> {
    const asked = { text: typed, kept: [], facets: {} };
    const { text: rest, facets, chips } = await catalogue.run('search.understand', asked);
    if (rest.trim() === '' && chips.length === 0) return [];
    const [{ found }, phrases] = await Promise.all([
      catalogue.run('lesson.search', { ...asked, facets, context, limit: SHOWN }),
      rest.trim() === '' ? [] : text.run('phrase.list', { text: rest, limit: SHOWN }).catch(noPhrases),
    ]);
    // The words that became chips stand before it still.
    const before = [...new Set(chips.map(({ words }) => words))].join(' ');
    const lead = before === '' ? '' : `${before} `;
    const all: Completion[] = [
      ...found.map(({ text: title, ranges, order }) => ({ text: title, ranges: pairsOf(ranges), ...order })),
      ...phrases.map((phrase) => ({ ...phrase, ranges: pairsOf(phrase.ranges) })),
    ];
    const seen = new Set([plain(typed)]);
    return all
      .sort((a, b) => b.tier - a.tier || a.length - b.length)
      .flatMap(({ text: name, ranges }) => {
        const completed = lead + name;
        if (seen.has(plain(completed)) || completed.length > LENGTH_MAX) return [];
        seen.add(plain(completed));
        return [
          { text: completed, ranges: ranges.map(([a, b]): [number, number] => [a + lead.length, b + lead.length]) },
        ];
      })
      .slice(0, SHOWN);
  }

  async function finds(words: string): Promise<{ text: string; ranges: [number, number][] } | null> {
    const { lessons: rows } = await library.search({ text: words, kept: [], facets: {}, context: {}, limit: 1 });
    return rows[0] ?? null;
  }

  return {
    async suggest(typed, teacherId, context) {
      const [completed, last] = await Promise.all([
        completions(typed, context),
        lessons.run('search.list', { teacherId, limit: SEARCHES_KEPT }),
      ]);
      const goOn = last.filter((one) => plain(one).startsWith(plain(typed)) && plain(one) !== plain(typed));
      const searches = goOn.slice(0, typed.trim() === '' ? SEARCHES_SHOWN : 2);
      const shown = new Set(searches.map(plain));
      return {
        searches,
        completions: completed.filter((one) => !shown.has(plain(one.text))).slice(0, SHOWN - searches.length),
      };
    },
    /** Another character of the same sound first (三角型), then the same words without their last one. */
    async meant(typed) {
      for (const sound of await text.run('phrase.sounds', { text: typed }).catch(noPhrases)) {
        const found = await finds(sound);
        const part = found?.ranges.map(([from, to]) => found.text.slice(from, to)).join(' ') ?? '';
        if (part !== '' && plain(part) !== plain(typed)) return part;
      }
      const words = typed.trim().split(/\s+/u);
      for (let count = words.length - 1; count > 0; count -= 1) {
        const fewer = words.slice(0, count).join(' ');
        if (await finds(fewer)) return fewer;
      }
      return null;
    },
    async remember(searched, teacherId) {
      await lessons.run('search.remember', { teacherId, text: searched, atUnixMs: wallClock() });
    },
    async forget(teacherId) {
      await lessons.run('search.forget', { teacherId });
    },
  };
}

const LENGTH_MAX = 60;

const plain = (text: string): string => text.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();

/** The index of texts cannot be asked now: titles complete as well. */
function noPhrases(error: unknown): [] {
  if (error instanceof DatabaseFault) return [];
  throw error;
}
