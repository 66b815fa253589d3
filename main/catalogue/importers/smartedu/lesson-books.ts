import type { Imported } from '../importer.ts';
import { detailsLeft } from './details.ts';
import type { Known } from './known.ts';
import { type Line, recordsOfPart } from './lists.ts';
import { lessonBook, placeOfBook } from './records.ts';
import { partsOf, type Source } from './source.ts';

export const lessonBooksFolder = 'national_lesson/teachingmaterials';

export async function* lessonBooks(source: Source, known: Known): AsyncGenerator<Imported> {
  const index = `${lessonBooksFolder}/version/data_version.json`;
  const { parts, skips } = await partsOf(source, lessonBooksFolder, index);
  yield* skips;
  for (const part of parts) {
    for await (const read of recordsOfPart(part)) yield read.kind === 'told' ? tellLessonBook(known, read) : read;
  }
  for await (const read of detailsLeft(source, known, `${lessonBooksFolder}/details`)) {
    yield read.kind === 'told' ? tellLessonBook(known, read) : read;
  }
}

export function tellLessonBook(known: Known, { position, told }: Line): Imported {
  return known.tell(told.id, position, () => {
    const placed = placeOfBook(told, known.tagNames);
    known.books.set(told.id, placed);
    return lessonBook(told, position, placed);
  });
}
