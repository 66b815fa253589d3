import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ImportRefused } from '../importer.ts';

export type Places = {
  /** One a channel, in the order of their names. */
  readonly databases: readonly string[];
  /** Where the files of all channels lie; it need not be there. */
  readonly storage: string;
};

/** From what a person picks down to the folder that holds `databases` and `storage`. */
const beneath = ['', 'content', join('KOLIBRI_DATA', 'content'), '..'];

export async function placesOf(path: string): Promise<Places> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportRefused('sourceUnreadable', error.code ?? 'unreadable');
  });
  if (!found.isDirectory()) {
    const folder = dirname(path);
    const content = basename(folder) === 'databases' ? dirname(folder) : folder;
    return { databases: [path], storage: join(content, 'storage') };
  }
  for (const below of beneath) {
    if (below === '..' && basename(path) !== 'databases') continue;
    const content = join(path, below);
    const databases = await databasesIn(join(content, 'databases'));
    if (databases.length > 0) return { databases, storage: join(content, 'storage') };
  }
  throw new ImportRefused('sourceNotKnown', 'no database of a channel is in it');
}

/** Kolibri's working copies, such as `…-upgrade.sqlite3`, are none, and neither are the empty files that it leaves. */
async function databasesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const databases: string[] = [];
  for (const name of names.filter((each) => /^[0-9a-f]{32}\.sqlite3$/.test(each)).sort()) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found?.isFile() && found.size > 0) databases.push(join(folder, name));
  }
  return databases;
}
