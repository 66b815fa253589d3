import type { Dirent } from 'node:fs';
import { opendir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Skipped } from '../importer.ts';
import { ImportRefused } from '../importer.ts';
import { folderDepthMax, inFolder, isHostile, isIgnored, nameIn, segmentsOf, skipped, tooDeep } from './names.ts';
import { sortNaturally } from './natural.ts';
import { isOfShelf, type Shelf } from './shelf.ts';

export const filesMax = 1_000_000;

/** A folder's path from the root, on this PC's disk. */
export const onDisk = (root: string, path: string): string => join(root, ...segmentsOf(path));

type Found = { readonly folders: string[]; readonly paths: string[]; readonly skips: Skipped[] };

/**
 * Shelf by shelf, so that a disk with a million files is never held as a whole. `root` is a real path. A link is never
 * followed: what it points to inside the root is read where it lies, and the rest of the PC is nobody's lesson.
 */
export async function* walk(root: string, most = filesMax): AsyncGenerator<Shelf | Skipped> {
  let seen = 0;

  async function look(folder: string, found: Found): Promise<void> {
    for await (const entry of entriesOf(root, folder, found.skips)) {
      seen += 1;
      if (seen > most) throw new ImportRefused('sourceTooLarge', `more than ${most} files`);
      if (isIgnored(entry.name)) continue;
      const path = inFolder(folder, entry.name);
      if (isHostile(entry.name)) found.skips.push(skipped(path, 'badName', 'its name'));
      else if (entry.isSymbolicLink()) found.skips.push(await skippedLink(root, path));
      else if (entry.isFile()) found.paths.push(path);
      else if (!entry.isDirectory()) found.skips.push(skipped(path, 'notALesson', 'no file'));
      else if (segmentsOf(path).length > folderDepthMax) found.skips.push(tooDeep(path));
      else if (isOfShelf(entry.name)) await look(path, found);
      else found.folders.push(path);
    }
  }

  /** Of several folders only where one system wrote é in one character and another in two, and a third took both. */
  async function* shelfOf(folders: readonly string[]): AsyncGenerator<Shelf | Skipped> {
    const found: Found = { folders: [], paths: [], skips: [] };
    for (const folder of folders) await look(folder, found);
    yield* found.skips;
    yield { folder: folders[0] ?? '', paths: found.paths };
    const inside = new Map<string, string[]>();
    for (const path of found.folders) {
      const key = path.normalize('NFC');
      inside.set(key, [...(inside.get(key) ?? []), path]);
    }
    for (const [, same] of sortNaturally([...inside], ([path]) => nameIn(path))) yield* shelfOf(same);
  }

  yield* shelfOf(['']);
}

async function* entriesOf(root: string, folder: string, skips: Skipped[]): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(onDisk(root, folder));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    if (folder === '') throw new ImportRefused('sourceUnreadable', code);
    skips.push(skipped(folder, 'missingPart', code));
  }
}

async function skippedLink(root: string, path: string): Promise<Skipped> {
  try {
    const from = relative(root, await realpath(onDisk(root, path)));
    const isInside = from !== '..' && !from.startsWith(`..${sep}`) && !isAbsolute(from);
    return isInside
      ? skipped(path, 'duplicate', 'a link to what is here as well')
      : skipped(path, 'badName', 'a link out of the folder');
  } catch {
    return skipped(path, 'missingPart', 'a link to nothing');
  }
}
