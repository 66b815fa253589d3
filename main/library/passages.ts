import type { Passage, PassagesAnswer, SearchFacets } from '../../core/contract/index.ts';
import { type Lesson, type LessonId, mediaSeconds } from '../../core/words/index.ts';
import { DatabaseFault, type Databases, sharedWith, type TextCandidate } from '../database/index.ts';
import { bookOf, pairsOf, type SearchAsked } from './find.ts';
import type { Library } from './library.ts';
import { cardOf } from './stored-lesson.ts';

type Deps = {
  readonly catalogue: Pick<Databases['catalogue'], 'run'>;
  readonly text: Pick<Databases['text'], 'run'>;
  readonly library: Pick<Library, 'told'>;
};

/** A little more than is shown: some do not hold the words in a row, or have changed since. */
const SPARE = 8;

type Within = Pick<SearchFacets, 'publisher' | 'volume' | 'secondsMax'>;
type Hit = Omit<Passage, 'lesson'> & { readonly lesson: Lesson };

/** Places in what lessons say besides their titles. What cannot be asked now is an empty answer that is not complete. */
export function createPassages({ catalogue, text, library }: Deps): (asked: SearchAsked) => Promise<PassagesAnswer> {
  return async (asked) => {
    try {
      return await find(asked);
    } catch (error) {
      if (error instanceof DatabaseFault) return { passages: [], more: false, complete: false };
      throw error;
    }
  };

  async function find({ text: typed, kept, facets: narrowed, context, limit }: SearchAsked): Promise<PassagesAnswer> {
    const { text: words, facets } = await catalogue.run('search.understand', { text: typed, kept, facets: narrowed });
    const [candidates, { complete }] = await Promise.all([
      text.run('text.search', { text: words, facets, context, limit: limit + SPARE }),
      text.run('text.state', {}),
    ]);
    // To look at a record its whole frame is unpacked: as many as are shown, and one to know whether there are more.
    const found = await look(words, candidates.slice(0, limit + 1), facets);
    if (found.length <= limit) found.push(...(await look(words, candidates.slice(limit + 1), facets)));
    const passages = found.sort((a, b) => compareHits(a, b, context)).slice(0, limit);
    return {
      passages: passages.map(({ lesson, ...hit }) => ({ ...hit, lesson: cardOf(lesson) })),
      more: found.length > limit,
      complete,
    };
  }

  async function look(words: string, candidates: readonly TextCandidate[], facets: Within): Promise<Hit[]> {
    const told = await Promise.all(candidates.map(({ lessonId }) => library.told(lessonId as LessonId)));
    const inRecords = candidates.flatMap(({ excerpt }, at) => (excerpt === null && told[at] ? [at] : []));
    const bodies = inRecords.map((at) => told[at]?.body ?? '');
    const excerpts = bodies.length === 0 ? [] : await text.run('text.excerpts', { text: words, bodies });
    return candidates.flatMap(({ excerpt }, at): Hit[] => {
      const lesson = told[at]?.lesson;
      const cut = excerpt ?? excerpts[inRecords.indexOf(at)];
      if (!lesson || !cut || lesson.about?.withdrawn || !isWithin(lesson, facets)) return [];
      const atSeconds = cut.atSeconds === null ? null : mediaSeconds(cut.atSeconds);
      return [{ kind: cut.kind, text: cut.text, ranges: pairsOf(cut.ranges), atSeconds, lesson }];
    });
  }
}

/** What can be played now comes first, then her own; equal ones stay as the index had them, newest first. */
function compareHits(a: Hit, b: Hit, context: SearchFacets): number {
  const near = ({ lesson }: Hit) => sharedWith(bookOf(lesson), context);
  return Number(b.lesson.ready) - Number(a.lesson.ready) || near(b) - near(a);
}

function isWithin({ edition, volume, durationSeconds }: Lesson, facets: Within): boolean {
  return (
    (facets.publisher === undefined || (edition?.publisher.startsWith(facets.publisher) ?? false)) &&
    (facets.volume === undefined || volume === facets.volume) &&
    (facets.secondsMax === undefined || (durationSeconds > 0 && durationSeconds <= facets.secondsMax))
  );
}
