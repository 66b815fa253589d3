import type { SearchFacets } from '../../../core/contract/index.ts';
import { unixMs } from '../../../core/words/index.ts';
import { createLibrary, createPassages, createSuggest } from '../../../main/library/index.ts';
import { typedSearches } from '../../fixtures/curriculum/searches.ts';
import { han } from '../../support/han.ts';
import { openLargeTexts } from './large-catalogue.ts';

export type TextFigures = {
  readonly passages: readonly number[];
  readonly suggest: readonly number[];
  /** Nearly 0 where the index lay there from a run before. */
  readonly seconds: number;
  readonly bytes: number;
  /** One step of filling: so long a search may wait for it. */
  readonly stepMsMax: number;
};

const context: SearchFacets = { subject: 'mathematics', stage: 'primary' };

/** What lessons say and what the box offers, asked through both workers as the app asks it, letter by letter. */
export async function textFigures(
  folder: string,
  lessons: number,
  searches: number,
  seed: number,
): Promise<TextFigures> {
  const { seconds, bytes, stepMsMax, close, ...databases } = await openLargeTexts(folder, lessons);
  const wallClock = () => unixMs(0);
  const store = { has: async () => false, collect: async () => 0 as never };
  const library = createLibrary({ databases, store, wallClock });
  const passages = createPassages({ ...databases, library });
  const suggest = createSuggest({ ...databases, library, wallClock });
  const typed = (kinds: readonly ('substring' | 'title' | 'twoChar' | 'pinyin' | 'initials')[]) =>
    kinds.flatMap((kind) => typedSearches(kind, Math.ceil(searches / kinds.length), seed, han())).slice(0, searches);
  try {
    return {
      passages: await timed(typed(['twoChar', 'substring', 'title']), (text) =>
        passages({ text, kept: [], facets: {}, context, limit: 6 }),
      ),
      suggest: await timed(typed(['substring', 'pinyin', 'initials']), (text) => suggest.suggest(text, null, context)),
      ...{ seconds, bytes, stepMsMax },
    };
  } finally {
    await close();
  }
}

async function timed(texts: readonly string[], work: (text: string) => Promise<unknown>): Promise<readonly number[]> {
  const ms: number[] = [];
  for (const text of texts) {
    const began = performance.now();
    await work(text);
    ms.push(performance.now() - began);
  }
  return ms;
}
