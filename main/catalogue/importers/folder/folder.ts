import { lstat, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { isShowable } from '../endings.ts';
import type { Skipped } from '../importer.ts';
import { type Imported, type Importer, ImportRefused } from '../importer.ts';
import { skipped } from './names.ts';
import { type Measured, toImported } from './records.ts';
import type { FolderRule } from './rules.ts';
import type { ShelfFile } from './shelf.ts';
import { shelfReader } from './understand.ts';
import type { Understood } from './understood.ts';
import { filesMax, onDisk, walk } from './walk.ts';

/** Each run reads the folder anew. Its own name is read along: who picks the folder 四年级下册 means all that is in it. */
export function folder(root: string, rules: readonly FolderRule[], limits = { files: filesMax }): Importer {
  return { [Symbol.asyncIterator]: () => everything(root, rules, limits.files) };
}

async function* everything(
  named: string,
  rules: readonly FolderRule[],
  most: number,
): AsyncGenerator<Imported, undefined> {
  const root = await realFolder(named);
  const understandShelf = shelfReader(rules, basename(root));
  for await (const found of walk(root, most)) {
    if ('code' in found) {
      yield found;
      continue;
    }
    const { lessons, skips } = understandShelf(found);
    yield* skips;
    for (const lesson of lessons) yield* onThisDisk(root, lesson);
  }
}

/** A lesson as far as its files can be read: between listing a disk and looking at it, a stick can be pulled. */
async function* onThisDisk(root: string, lesson: Understood): AsyncGenerator<Imported> {
  const files: Measured[] = [];
  let shows = false;
  for (const file of lesson.files) {
    const measured = await measure(root, file);
    if ('code' in measured) yield measured;
    else {
      files.push(measured);
      shows ||= isShowable(file.kind);
    }
  }
  if (shows) yield toImported(lesson, files);
}

async function measure(root: string, { paths, role, name, mediaType }: ShelfFile): Promise<Measured | Skipped> {
  let bytes = 0;
  for (const path of paths) {
    const size = await sizeOf(onDisk(root, path));
    if (size === 0) return skipped(path, 'missingPart', 'nothing is in it');
    if (size === null) return skipped(path, 'missingPart', 'it cannot be read');
    bytes += size;
  }
  return { role, name, mediaType, paths: paths.map((path) => onDisk(root, path)), bytes };
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    const found = await lstat(file);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}

async function realFolder(named: string): Promise<string> {
  try {
    const root = await realpath(named);
    if ((await lstat(root)).isDirectory()) return root;
  } catch (error) {
    throw new ImportRefused('sourceUnreadable', (error as NodeJS.ErrnoException).code ?? 'unreadable');
  }
  throw new ImportRefused('sourceUnreadable', 'no folder');
}
