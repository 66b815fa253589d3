import type { FoundLesson, SearchAnswer, SearchFacets } from '../../core/contract/index.ts';
import type { Lesson, LessonCard } from '../../core/words/index.ts';
import type { Databases, LessonRow, Order } from '../database/index.ts';
import { merged } from './nearness.ts';
import { cardOf, titlesOf } from './stored-lesson.ts';

export type SearchAsked = {
  readonly text: string;
  /** Words that are looked for although they name a facet. */
  readonly kept: readonly string[];
  readonly facets: SearchFacets;
  /** What this teacher teaches: of equal lessons hers come first. */
  readonly context: SearchFacets;
  readonly limit: number;
};
export type SearchFound = Pick<SearchAnswer, 'chips' | 'otherPublishers' | 'lessons'>;

type Deps = {
  readonly library: Pick<Databases['library'], 'run'>;
  readonly catalogue: Pick<Databases['catalogue'], 'run'>;
  readonly ownOf: (row: { readonly body: string }) => Promise<Lesson>;
  readonly cardOfCatalogue: (row: LessonRow) => Promise<LessonCard>;
};
/** As they come from their index they are in no order: so many are looked at. */
const OWN_MAX = 200;

type Ordered = { readonly card: FoundLesson; readonly order: Order };

/** Titles of lessons: those imported here and those of feeds, understood and put in order by one law. */
export function createFind({ library, catalogue, ownOf, cardOfCatalogue }: Deps) {
  return async (asked: SearchAsked): Promise<SearchFound> => {
    const [ours, { theirs, chips, otherPublishers }] = await Promise.all([findOwn(asked), findTheirs(asked)]);
    const lessons = merged(ours, theirs).map(({ card }) => card);
    return { lessons: lessons.slice(0, asked.limit), chips: [...chips], otherPublishers };
  };

  async function findTheirs(asked: SearchAsked) {
    const { found, ...told } = await catalogue.run('lesson.search', asked);
    const theirs = await Promise.all(
      found.map(async ({ others, ranges, text, order, ...row }): Promise<Ordered> => {
        const card = await cardOfCatalogue(row);
        return { card: { ...card, others, text, ranges: pairsOf(ranges) }, order };
      }),
    );
    return { ...told, theirs };
  }

  async function findOwn(asked: SearchAsked): Promise<readonly Ordered[]> {
    const { own: terms } = await catalogue.run('search.understand', asked);
    if (terms.length === 0) return [];
    const rows = await library.run('lesson.search', { terms, limit: OWN_MAX });
    if (rows.length === 0) return [];
    const lessons = await Promise.all(rows.map(ownOf));
    const judged = await catalogue.run('search.judge', {
      ...asked,
      lessons: lessons.map((lesson) => ({
        ...{ titles: titlesOf(lesson), book: bookOf(lesson) },
        seconds: lesson.durationSeconds,
      })),
    });
    return lessons.flatMap((lesson, at): Ordered[] => {
      const found = judged[at];
      if (!found) return [];
      const { text, ranges, order } = found;
      return [{ card: { ...cardOf(lesson), others: 0, text, ranges: pairsOf(ranges) }, order }];
    });
  }
}

export function bookOf({ stage, grade, subject, edition, volume }: Lesson) {
  return { stage, grade, subject, publisher: edition?.publisher ?? null, year: edition?.year ?? null, volume };
}

export const pairsOf = (ranges: readonly (readonly [number, number])[]): [number, number][] =>
  ranges.map(([from, to]) => [from, to]);
