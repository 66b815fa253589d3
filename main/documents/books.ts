import type { SearchFacets } from '../../core/contract/index.ts';
import type { Asset, AssetDigest, Lesson, LessonCard, LessonId, LocalText } from '../../core/words/index.ts';
import { documentKind } from '../../core/words/index.ts';

export type Book = { readonly lessonId: LessonId; readonly digest: AssetDigest; readonly title: LocalText };

/** Which textbook a lesson stands in, and which lessons stand in a textbook. */
export type Books = {
  /** The lesson's own textbook file, else the record of its book; null where none of them is on this PC. */
  bookOf(lessonId: LessonId): Promise<Book | null>;
  /** In the book's order; none where the document is no textbook. */
  lessonsIn(lessonId: LessonId): Promise<readonly LessonCard[]>;
};

type Deps = {
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly hasFile: (digest: AssetDigest) => Promise<boolean>;
  /** Lessons of a catalogue by what they are sorted by. */
  readonly lessonsOf: (facets: SearchFacets) => Promise<readonly LessonCard[]>;
};

export function createBooks({ lessonOf, hasFile, lessonsOf }: Deps): Books {
  async function held(lesson: Lesson | null): Promise<Book | null> {
    const asset = lesson?.assets.find(isTextbook);
    if (!lesson || !asset || !(await hasFile(asset.digest))) return null;
    return { lessonId: lesson.id, digest: asset.digest, title: lesson.title };
  }
  return {
    async bookOf(lessonId) {
      const lesson = await lessonOf(lessonId);
      const own = await held(lesson);
      if (own || !lesson) return own;
      const facets = placeInBooks(lesson);
      if (!facets) return null;
      for (const card of await lessonsOf(facets)) {
        // A lesson of the same book is no textbook; only what has no length can be one.
        if (!card.ready || card.durationSeconds > 0 || !isSameBook(card, lesson)) continue;
        const book = await held(await lessonOf(card.id));
        if (book) return book;
      }
      return null;
    },
    async lessonsIn(lessonId) {
      const book = await lessonOf(lessonId);
      const facets = book?.assets.some(isTextbook) ? placeInBooks(book) : null;
      if (!book || !facets) return [];
      const cards = await lessonsOf(facets);
      return cards.filter((card) => card.id !== book.id && isSameBook(card, book) && card.durationSeconds > 0);
    },
  };
}

function isTextbook({ role, mediaType }: Asset): boolean {
  return role === 'textbook' && documentKind(mediaType) === 'pdf';
}

type Placed = Pick<LessonCard, 'grade' | 'subject' | 'edition' | 'volume'>;

/** Null where too little is said of it: a guess would open a stranger's book. */
function placeInBooks({ grade, subject, edition, volume }: Placed): SearchFacets | null {
  if (grade === null || subject === 'other' || edition === null || volume === null) return null;
  return { grade, subject, publisher: edition.publisher, volume };
}

/** Where both say the year of the edition it is the same; a search falls back to other publishers by itself. */
function isSameBook(a: Placed, b: Placed): boolean {
  const years = [a.edition?.year ?? null, b.edition?.year ?? null];
  const sameYear = years[0] === null || years[1] === null || years[0] === years[1];
  const samePlace = a.grade === b.grade && a.subject === b.subject && a.volume === b.volume;
  return samePlace && sameYear && a.edition?.publisher === b.edition?.publisher;
}
