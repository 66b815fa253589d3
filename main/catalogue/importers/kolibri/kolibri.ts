import { basename } from 'node:path';
import { skipped } from '../gate.ts';
import { type Imported, type Importer, ImportRefused } from '../importer.ts';
import { readChannel } from './channel.ts';
import { lessonsOf } from './lessons.ts';
import { type Channel, openDatabase } from './open.ts';
import { placesOf } from './places.ts';
import { refusedBy } from './refused.ts';
import { openStorage, type Storage } from './storage.ts';

/**
 * `path`: a drive or folder with `KOLIBRI_DATA`, that folder, its `content` folder, or the database of one channel.
 * Each run reads it anew.
 */
export function kolibri(path: string): Importer {
  return { [Symbol.asyncIterator]: () => everything(path) };
}

async function* everything(path: string): AsyncGenerator<Imported, undefined> {
  const { databases, storage } = await placesOf(path);
  const files = await openStorage(storage);
  const refusals: ImportRefused[] = [];
  for (const database of databases) {
    try {
      yield* wholeChannel(database, files);
    } catch (error) {
      const refused = refusedBy(error);
      if (!(refused instanceof ImportRefused)) throw refused;
      refusals.push(refused);
      // One channel of several is a part that is missing; the only one is the source.
      if (refusals.length === databases.length) throw refused;
      yield skipped(basename(database), 'missingPart', `${refused.code}: ${refused.message}`);
    }
  }
}

async function* wholeChannel(database: string, files: Storage): AsyncGenerator<Imported> {
  const opened: Channel = await openDatabase(database);
  try {
    yield* lessonsOf(opened.db, readChannel(opened.db), files);
  } finally {
    await opened.close();
  }
}
