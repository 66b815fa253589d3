import type { Han } from '../../../core/search/index.ts';
import type { LocalText } from '../../../core/words/index.ts';
import { linesOf, ShardBroken } from '../../shards/index.ts';
import type { ReadDb } from '../db.ts';
import { read } from '../query.ts';
import { browse } from './browse.ts';
import { count } from './count.ts';
import type { Context, Facets } from './facets.ts';
import { heldLessons } from './held-titles.ts';
import type { IndexReader } from './index-reader.ts';
import { recent, theme, themes } from './lists.ts';
import { type BookRow, hashOf } from './names.ts';
import { judgeOwn, type OwnLesson, ownTerms } from './own-titles.ts';
import { parseQuery } from './query.ts';
import { search } from './search.ts';
import { readTitle } from './titles.ts';

/** A lesson as lists show it. */
export type LessonRow = BookRow & {
  readonly id: string;
  readonly title: LocalText;
  /** JSON of the titles from the book's top down; null where it stands in none. */
  readonly units: string | null;
  readonly seconds: number | null;
  /** Its files lie in the store. */
  readonly held: boolean;
};

const LESSON = `
  SELECT feed.id || '/' || own_id AS id, title.title AS stored, stage, grade, subject, publisher, year, volume,
    unit.titles AS units, seconds, held
  FROM lesson JOIN feed ON feed.number = lesson.feed JOIN title ON title.id = lesson.title_id
    JOIN book ON book.id = lesson.book_id LEFT JOIN unit ON unit.id = lesson.unit_id`;

type SearchArgs = {
  readonly text: string;
  /** Words that are looked for although they name a facet. */
  readonly kept: readonly string[];
  readonly facets: Facets;
};

/** The catalogue's questions, for one file of it: what of the index is kept in memory is read once. */
export function catalogueQueries(index: IndexReader, han: Han) {
  const asked = ({ text, kept, facets }: SearchArgs) => {
    const query = parseQuery(text, han, index, kept);
    return { query, within: { han, index, facets: { ...query.facets, ...facets } } };
  };
  return {
    'feed.list': read((db, _: Record<string, never>) =>
      db.all<{ id: string; digest: string; fault: string | null }>('SELECT id, digest, fault FROM feed ORDER BY id'),
    ),
    /** The whole record, as its feed told it. */
    'lesson.get': read((db, { id }: { id: string }) => recordOf(db, id)),
    'lesson.list': read((db, { limit }: { limit: number }) =>
      db
        .all<Stored>(`${LESSON} WHERE lesson.id > 0 AND withdrawn = 0 ORDER BY lesson.id LIMIT @limit`, { limit })
        .map(rowOf),
    ),
    /** Of the feeds whose files lie in the store, from after a number on. */
    'lesson.held': read((db, { after, limit }: { after: number; limit: number }) => heldLessons(db, after, limit)),
    'lesson.search': read((db, args: SearchArgs & { context: Context; limit: number }) => {
      const { query, within } = asked(args);
      const answer = search(db, { ...within, text: query.text, context: args.context, limit: args.limit });
      return {
        chips: query.chips,
        otherPublishers: answer.otherPublishers,
        found: answer.found.flatMap(({ lesson, ...how }) => {
          return lessonsAt(db, [lesson]).map((row) => ({ ...row, ...how }));
        }),
      };
    }),
    /** A search taken apart, for whoever looks elsewhere: `own` for titles of lessons imported here. */
    'search.understand': read((_, args: SearchArgs) => {
      const { query, within } = asked(args);
      return { text: query.text, facets: within.facets, chips: query.chips, own: ownTerms({ ...args, query }, han) };
    }),
    'search.judge': read((_, args: SearchArgs & { context: Context; lessons: readonly OwnLesson[] }) =>
      judgeOwn(args.lessons, { ...args, query: asked(args).query }, han),
    ),
    'lesson.count': read((db, args: SearchArgs) => {
      const { query, within } = asked(args);
      return count(db, { ...within, text: query.text });
    }),
    browse: read((db, args: Parameters<typeof browse>[2]) => {
      const browsed = browse(db, index, args);
      return { ...browsed, lessons: lessonsAt(db, browsed.lessons) };
    }),
    'theme.list': read((db, args: Pick<Facets, 'secondsMax'>) => themes(db, args)),
    'theme.lessons': read((db, args: Parameters<typeof theme>[1]) => {
      const page = theme(db, args);
      return { ...page, lessons: lessonsAt(db, page.lessons) };
    }),
    'lesson.recent': read((db, args: Parameters<typeof recent>[1]) => {
      const page = recent(db, args);
      const lessons = page.lessons.flatMap(({ lesson, addedUnixMs }) =>
        lessonsAt(db, [lesson]).map((row) => ({ ...row, addedUnixMs })),
      );
      return { ...page, lessons };
    }),
    'file.list': read((db, _: Record<string, never>) => db.column<string>('SELECT digest FROM held_file')),
    'file.type': read(
      (db, { digest }: { digest: string }) =>
        db.get<{ mediaType: string }>('SELECT media_type AS mediaType FROM held_file WHERE digest = @digest', {
          digest,
        })?.mediaType ?? null,
    ),
  };
}
export type CatalogueQueries = ReturnType<typeof catalogueQueries>;

function lessonsAt(db: ReadDb, ids: readonly number[]): LessonRow[] {
  return ids.flatMap((lesson) => {
    const row = db.get<Stored>(`${LESSON} WHERE lesson.id = @lesson`, { lesson });
    return row ? [rowOf(row)] : [];
  });
}

type Stored = BookRow & {
  id: string;
  stored: string;
  units: string | null;
  seconds: number | null;
  held: number;
};

function rowOf({ stored, held, id, units, seconds, ...book }: Stored): LessonRow {
  const { stage, grade, subject, publisher, year, volume } = book;
  return {
    ...{ stage, grade, subject, publisher, year, volume, id, units, seconds },
    title: readTitle(stored),
    held: held === 1,
  };
}

/** `body`: JSON of core/words/record.ts; whoever takes it holds it against the schema. */
function recordOf(db: ReadDb, id: string): { body: string } | null {
  const at = id.lastIndexOf('/');
  const [feedId, ownId] = [id.slice(0, at), id.slice(at + 1)];
  const row = db.get<{ frame_id: number; line: number }>(
    `SELECT frame_id, line FROM lesson JOIN feed ON feed.number = feed
     WHERE id_hash = @hash AND own_id = @ownId AND feed.id = @feedId`,
    { hash: hashOf(id), ownId, feedId },
  );
  const frame =
    row && db.get<{ details: Uint8Array }>('SELECT details FROM frame WHERE id = @id', { id: row.frame_id });
  if (!frame) return null;
  try {
    const body = linesOf(frame.details)[row.line];
    return body === undefined ? null : { body };
  } catch (error) {
    // Its feed packed it badly: the card is all there is of it.
    if (error instanceof ShardBroken) return null;
    throw error;
  }
}
