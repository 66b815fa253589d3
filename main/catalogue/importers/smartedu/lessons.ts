import { skipped } from '../gate.ts';
import type { Imported } from '../importer.ts';
import { type Chapters, createChapters } from './chapters.ts';
import { detailAt, detailsLeft, withDetail } from './details.ts';
import type { Known } from './known.ts';
import { lessonBooksFolder } from './lesson-books.ts';
import { type Line, recordsOfPart } from './lists.ts';
import { lesson, topic } from './records.ts';
import type { Told } from './shapes.ts';
import { partsOf, type Source } from './source.ts';
import { nowhere, orElse, type Placed, placedByTags, placedByTitle } from './tags.ts';

/** Where the details of each kind lie; the platform keeps those of quality courses in no folder of their own. */
const detailFolders: ReadonlyMap<string, string> = new Map([
  ['national_lesson', 'national_lesson/resources/details'],
  ['elite_lesson', 'resources'],
]);

/** Book by book, each lesson with its detail where that is there; then the details that no list names. */
export async function* lessons(source: Source, known: Known): AsyncGenerator<Imported> {
  const chapters = createChapters(source);
  for (const { name, isFolder } of await source.list(lessonBooksFolder)) {
    if (isFolder && name !== 'version' && name !== 'details') yield* lessonsOfBook(source, known, chapters, name);
  }
  for (const [kind, folder] of detailFolders) {
    for await (const read of detailsLeft(source, known, folder)) {
      if (read.kind === 'skipped') yield read;
      else yield* wholeLesson(known, chapters, read, { kind });
    }
  }
  for await (const read of detailsLeft(source, known, 'special_edu/resources/details')) {
    yield read.kind === 'told' ? tellTopic(known, read) : read;
  }
}

async function* lessonsOfBook(
  source: Source,
  known: Known,
  chapters: Chapters,
  bookId: string,
): AsyncGenerator<Imported> {
  const folder = `${lessonBooksFolder}/${bookId}/resources`;
  const { parts, skips } = await partsOf(source, folder, `${folder}/parts.json`);
  yield* skips;
  for (const part of parts) {
    for await (const read of recordsOfPart(part)) {
      if (read.kind === 'skipped') yield read;
      else yield* listedLesson(source, known, chapters, read, bookId);
    }
  }
}

async function* listedLesson(
  source: Source,
  known: Known,
  chapters: Chapters,
  { position, told: listed }: Line,
  bookId: string,
): AsyncGenerator<Imported> {
  if (known.has(listed.id)) return yield skipped(position, 'duplicate', listed.id);
  const folder = detailFolders.get(listed.resource_type_code ?? '');
  const detail = folder === undefined ? null : await detailAt(source, `${folder}/${listed.id}.json`);
  if (detail?.kind === 'skipped') yield detail;
  const told = detail?.kind === 'told' ? withDetail(listed, detail.told) : listed;
  yield* wholeLesson(known, chapters, { position, told }, { kind: '', bookId });
}

/** `kind` and `bookId` count where the record does not say them itself. */
type Place = { readonly kind: string; readonly bookId?: string };
type Units = Parameters<typeof lesson>[2]['units'];

async function* wholeLesson(known: Known, chapters: Chapters, line: Line, place: Place): AsyncGenerator<Imported> {
  const bookId = bookOf(line.told) ?? place.bookId ?? null;
  const open = bookId === null ? null : await chapters.open(bookId);
  if (open?.skip) yield open.skip;
  yield tellLesson(known, line, place, open?.units(line.told.chapter_paths ?? []));
}

export function tellLesson(known: Known, { position, told }: Line, place: Place, units: Units = []): Imported {
  const kind = told.resource_type_code ?? place.kind;
  const own = placedByTags(known.tagNames.fill(told.tag_list ?? []));
  const placed = orElse(own, placeOfItsBook(known, told, place));
  return known.tell(told.id, position, () => lesson(told, position, { kind, placed, units }));
}

function bookOf(told: Told): string | null {
  const id = told.teachmeterial_ids?.[0] ?? told.custom_properties?.teachingmaterial_info?.id ?? '';
  return /^[A-Za-z0-9_-]{1,120}$/.test(id) ? id : null;
}

function placeOfItsBook(known: Known, told: Told, { bookId }: Place): Placed {
  const book = known.books.get(bookOf(told) ?? bookId ?? '');
  const info = told.custom_properties?.teachingmaterial_info;
  if (book !== undefined || !info) return book ?? nowhere;
  const tags = known.tagNames.fill(info.tag_list ?? []);
  return orElse(placedByTags(tags), placedByTitle((info.title ?? '').slice(0, 500)));
}

export function tellTopic(known: Known, { position, told }: Line): Imported {
  const placed = placedByTags(known.tagNames.fill(told.tag_list ?? []));
  return known.tell(told.id, position, () => topic(told, position, placed));
}
