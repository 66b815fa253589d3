import type { AnswerOf, BrowsePlace, Channels, ThemeFacets } from '../../core/contract/index.ts';
import type { LessonCard } from '../../core/words/index.ts';
import type { Lectern } from '../state/index.ts';

export type BrowseTab = 'books' | 'themes' | 'recent';

/** Where a teacher stands. */
export type Place = BrowsePlace | { readonly tab: 'recent' };

export function topOf(tab: BrowseTab): Place {
  if (tab === 'books') return { tab, at: {} };
  return tab === 'themes' ? { tab, name: null } : { tab };
}

type Curriculum = AnswerOf<Channels['library.browse']>;
export type CurriculumNode = Curriculum['nodes'][number];

/** What stands at a place. */
export type Listing = {
  readonly path: Curriculum['path'];
  readonly nodes: readonly CurriculumNode[];
  readonly themes: AnswerOf<Channels['library.themes']>['themes'];
  readonly lessons: readonly LessonCard[];
  readonly total: number;
  /** At each number of minutes how many lessons fit in them, here and below. */
  readonly fitting: readonly number[];
  /** Of a theme's lessons how many there are of each grade and subject. */
  readonly facets: AnswerOf<Channels['library.theme']>['facets'] | null;
};

/** Where a teacher stands, how long a lesson may be, and what a theme is narrowed to. */
export type Looked = {
  readonly place: Place;
  readonly secondsMax: number | undefined;
  readonly narrowed: ThemeFacets;
};

const empty: Listing = { path: [], nodes: [], themes: [], lessons: [], total: 0, fitting: [], facets: null };

/** `unheard`: the road to main is broken, and says nothing about the place. */
export type NotListed = 'refused' | 'unheard';
const notListed = ({ error }: { readonly error: { readonly code: string } }): NotListed =>
  error.code === 'gone' ? 'unheard' : 'refused';

export async function list(
  call: Lectern['call'],
  { place, secondsMax, narrowed }: Looked,
  offset: number,
  limit: number,
): Promise<Listing | NotListed> {
  const paging = { offset, limit, secondsMax };
  if (place.tab === 'books') {
    const found = await call('library.browse', { at: place.at, ...paging });
    return found.ok ? { ...empty, ...found.value } : notListed(found);
  }
  if (place.tab === 'recent') {
    const found = await call('library.recent', paging);
    return found.ok ? { ...empty, ...found.value } : notListed(found);
  }
  if (place.name === null) {
    const found = await call('library.themes', { secondsMax });
    return found.ok ? { ...empty, ...found.value } : notListed(found);
  }
  const found = await call('library.theme', { name: place.name, ...paging, facets: narrowed });
  return found.ok ? { ...empty, ...found.value } : notListed(found);
}

/** One level up, past the levels that had no other choice; null at the top. */
export function above(place: Place, path: Listing['path']): Place | null {
  if (place.tab === 'recent') return null;
  if (place.tab === 'themes') return place.name === null ? null : { tab: 'themes', name: null };
  const chosen = path.findLastIndex((step) => !step.only);
  return chosen < 0 ? null : { tab: 'books', at: path[chosen - 1]?.at ?? {} };
}

/** The row of `place` that leads to `from`; null where `from` is not below it. */
export function below(place: Place, from: Place, path: Listing['path']): Place | null {
  if (place.tab === 'themes') return place.name === null ? from : null;
  if (place.tab !== 'books') return null;
  const isTop = Object.keys(place.at).length === 0;
  const here = path.findIndex(({ at }) => JSON.stringify(at) === JSON.stringify(place.at));
  if (here < 0 && !isTop) return null;
  const next = path.slice(here + 1).find(({ only }) => !only);
  return next ? { tab: 'books', at: next.at } : null;
}
