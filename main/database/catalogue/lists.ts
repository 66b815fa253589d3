import type { ReadDb } from '../db.ts';
import { type Facets, fits } from './facets.ts';
import { numbersFrom, numbersOf } from './index-reader.ts';
import { addLengths, addLesson, countOf, fittingOf, minutesOf, noLengths } from './minutes.ts';
import { FEED_LESSONS_MAX } from './source.ts';

type Asked = Pick<Facets, 'secondsMax'> & { readonly offset: number; readonly limit: number };
export type Page = { readonly lessons: readonly number[]; readonly total: number; readonly fitting: number[] };

const THEMES_MAX = 1000;

/** Those with most lessons first, of the lessons that fit. */
export function themes(db: ReadDb, facets: Pick<Facets, 'secondsMax'>) {
  const rows = db.all<{ name: string; lengths: Uint8Array }>('SELECT name, lengths FROM theme WHERE lessons > 0');
  const counted = rows
    .map(({ name, lengths }) => ({ name, lessons: countOf(numbersFrom(lengths), facets) }))
    .filter(({ lessons }) => lessons > 0)
    .sort((a, b) => b.lessons - a.lessons || (a.name < b.name ? -1 : 1))
    .slice(0, THEMES_MAX);
  return { themes: counted, fitting: fittingOf(numbersOf(db, 'themed')) };
}

type InTheme = Asked & { readonly name: string; readonly facets: Pick<Facets, 'grade' | 'subject'> };
type Part = { readonly grade: number; readonly subject: string; readonly lengths: Uint32Array };
/** Each is counted among what the other leaves, so that another value of it can be chosen. */
export type ThemeCounts = Readonly<Record<'grade' | 'subject', Readonly<Record<string, number>>>>;

export function theme(
  db: ReadDb,
  { name, offset, limit, secondsMax, facets }: InTheme,
): Page & { readonly facets: ThemeCounts } {
  const row = db.get<{ id: number }>('SELECT id FROM theme WHERE name = @name', { name });
  if (!row) return { lessons: [], total: 0, fitting: [], facets: { grade: {}, subject: {} } };
  const parts = db
    .all<Omit<Part, 'lengths'> & { lengths: Uint8Array }>(
      'SELECT grade, subject, lengths FROM theme_part WHERE theme_id = @id',
      { id: row.id },
    )
    .map((part): Part => ({ ...part, lengths: numbersFrom(part.lengths) }));
  const lessons = db.column<number>(
    `SELECT lesson_id FROM theme_lesson CROSS JOIN lesson ON lesson.id = lesson_id CROSS JOIN book ON book.id = book_id
     WHERE theme_id = @id AND withdrawn = 0 AND (@secondsMax IS NULL OR seconds > 0 AND seconds <= @secondsMax)
       AND (@grade IS NULL OR grade = @grade) AND (@subject IS NULL OR subject = @subject)
     ORDER BY lesson_id LIMIT @limit OFFSET @offset`,
    {
      ...{ id: row.id, limit, offset, secondsMax: secondsMax ?? null },
      ...{ grade: facets.grade ?? null, subject: facets.subject ?? null },
    },
  );
  const lengths = noLengths();
  for (const part of parts) if (isPartOf(part, facets)) addLengths(lengths, part.lengths);
  return {
    ...{ lessons, total: countOf(lengths, { secondsMax }), fitting: fittingOf(lengths) },
    facets: countsOf(parts, facets, secondsMax),
  };
}

function isPartOf(part: Part, { grade, subject }: InTheme['facets']): boolean {
  return (grade === undefined || part.grade === grade) && (subject === undefined || part.subject === subject);
}

function countsOf(parts: readonly Part[], { grade, subject }: InTheme['facets'], secondsMax?: number): ThemeCounts {
  const counts = { grade: {} as Record<string, number>, subject: {} as Record<string, number> };
  const add = (to: Record<string, number>, value: string | number, count: number) => {
    if (count > 0) to[value] = (to[value] ?? 0) + count;
  };
  for (const part of parts) {
    const count = countOf(part.lengths, { secondsMax });
    if (part.grade > 0 && isPartOf(part, { subject })) add(counts.grade, part.grade, count);
    if (isPartOf(part, { grade })) add(counts.subject, part.subject, count);
  }
  return counts;
}

const RECENT_MAX = 240;
type Row = { readonly lesson: number; readonly seconds: number | null };
type Recent = Row & { readonly addedUnixMs: number };

/** What came last, of the lessons that fit: those that a feed brought later, and feeds, each by its time. */
export function recent(db: ReadDb, { offset, limit, secondsMax }: Asked) {
  const all = lastOf(db);
  const lengths = noLengths();
  for (const { seconds } of all) addLesson(lengths, minutesOf(seconds));
  const found = all.filter(({ seconds }) => fits(minutesOf(seconds), { secondsMax }));
  return { lessons: found.slice(offset, offset + limit), total: found.length, fitting: fittingOf(lengths) };
}

function lastOf(db: ReadDb): readonly Recent[] {
  const times = [
    ...db.all<{ at: number; feed: number | null }>('SELECT DISTINCT unix_ms AS at, NULL AS feed FROM arrival'),
    ...db.all<{ at: number; feed: number | null }>(
      'SELECT since_unix_ms AS at, number AS feed FROM feed WHERE number >= 0',
    ),
  ].sort((a, b) => b.at - a.at || (a.feed ?? -1) - (b.feed ?? -1));
  const found: Recent[] = [];
  for (const { at, feed } of times) {
    const limit = RECENT_MAX - found.length;
    if (limit <= 0) break;
    const rows =
      feed === null
        ? db.all<Row>(
            `SELECT lesson_id AS lesson, seconds FROM arrival JOIN lesson ON lesson.id = lesson_id
             WHERE unix_ms = @at AND withdrawn = 0 ORDER BY lesson_id LIMIT @limit`,
            { at, limit },
          )
        : db.all<Row>(
            `SELECT id AS lesson, seconds FROM lesson WHERE id > @first AND id < @end AND withdrawn = 0
             AND NOT EXISTS (SELECT 1 FROM arrival WHERE lesson_id = lesson.id) ORDER BY id LIMIT @limit`,
            { first: feed * FEED_LESSONS_MAX, end: (feed + 1) * FEED_LESSONS_MAX, limit },
          );
    found.push(...rows.map((row) => ({ ...row, addedUnixMs: at })));
  }
  return found;
}
