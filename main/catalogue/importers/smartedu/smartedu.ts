import { stat } from 'node:fs/promises';
import { type Imported, type Importer, ImportRefused } from '../importer.ts';
import { createKnown } from './known.ts';
import { lessonBooks } from './lesson-books.ts';
import { lessons } from './lessons.ts';
import { oneFile } from './one-file.ts';
import { openSource } from './source.ts';
import { readTagNames } from './tag-names.ts';
import { textbooks } from './textbooks.ts';

/**
 * `folder` holds what the platform serves below `/zxx/ndrs/` (and `/zxx/ndrv2/`), as its own version files name it; one
 * saved list or detail will do too. Each run reads it anew.
 */
export function smartedu(folder: string): Importer {
  return { [Symbol.asyncIterator]: () => everything(folder) };
}

async function* everything(folder: string): AsyncGenerator<Imported, undefined> {
  let found = false;
  for await (const imported of (await isFolder(folder)) ? wholeFolder(folder) : oneFile(folder)) {
    found = true;
    yield imported;
  }
  if (!found) throw new ImportRefused('sourceNotKnown', 'nothing of the platform is in it');
}

/** Books before lessons: a lesson's grade, subject and edition are its book's. */
async function* wholeFolder(folder: string): AsyncGenerator<Imported> {
  const source = await openSource(folder);
  const { tagNames, skips } = await readTagNames(source);
  yield* skips;
  const known = createKnown(tagNames);
  yield* lessonBooks(source, known);
  yield* textbooks(source, known);
  yield* lessons(source, known);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new ImportRefused('sourceUnreadable', (error as NodeJS.ErrnoException).code ?? 'unreadable');
  }
}
