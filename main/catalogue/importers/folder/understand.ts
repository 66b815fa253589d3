import { createHash } from 'node:crypto';
import type { Skipped } from '../importer.ts';
import { readFolders } from './folders.ts';
import { checkPath, inFolder, nameIn, shown } from './names.ts';
import { sortNaturally } from './natural.ts';
import { placeLesson } from './place.ts';
import { roleOfLonePdf } from './roles.ts';
import { type FolderRule, readRules } from './rules.ts';
import { type LessonFiles, lessonsOn, type Shelf, type ShelfFile, shelfFolderOf } from './shelf.ts';
import type { Field, Understood } from './understood.ts';

export type Understanding = { readonly lessons: readonly Understood[]; readonly skips: readonly Skipped[] };

/**
 * What the names of files tell, without a look at the disk. Paths are from the root, with `/` or `\` between the
 * names; `rootName` is what the root itself is called, if that says anything.
 */
export function understand(paths: Iterable<string>, rules: readonly FolderRule[], rootName = ''): Understanding {
  const shelves = new Map<string, { readonly folder: string; readonly paths: Set<string> }>();
  const skips: Skipped[] = [];
  for (const listed of paths) {
    const checked = checkPath(listed);
    if (checked !== null && 'code' in checked) skips.push(checked);
    else if (checked !== null) {
      const folder = shelfFolderOf(checked.path);
      const shelf = shelves.get(folder.normalize('NFC')) ?? { folder, paths: new Set() };
      shelf.paths.add(checked.path);
      shelves.set(folder.normalize('NFC'), shelf);
    }
  }
  const understandShelf = shelfReader(rules, rootName);
  const read = sortNaturally([...shelves.values()], ({ folder }) => folder).map((shelf) =>
    understandShelf({ folder: shelf.folder, paths: [...shelf.paths] }),
  );
  return {
    lessons: read.flatMap(({ lessons }) => lessons),
    skips: [...skips, ...read.flatMap((shelf) => shelf.skips)],
  };
}

export function shelfReader(rules: readonly FolderRule[], rootName: string): (shelf: Shelf) => Understanding {
  const correct = readRules(rules);
  return (shelf) => {
    const { lessons, skips } = lessonsOn(shelf);
    const around = readFolders(shelf.folder, rootName);
    return {
      skips,
      lessons: lessons.map((lesson) => {
        const { title, name } = titleOf(shelf, lesson, rootName);
        const fields = placeLesson(around, title, name);
        const path = lesson.base === '' ? shelf.folder : inFolder(shelf.folder, lesson.base);
        const names = [title.value, ...lesson.files.map((file) => file.name)];
        return {
          id: idOf(shelf.folder, lesson.key),
          path,
          files: asBook(lesson.files, fields.volume?.from.kind === 'name'),
          ...correct(fields, { path, names }),
        };
      }),
    };
  };
}

/**
 * Wherever the disk is mounted and whichever system wrote it. Of the name the folded form, because it is what its
 * files have in common; of the folders the written one, for 人教版(A) and 人教版（A） are two.
 */
function idOf(folder: string, key: string): string {
  return createHash('sha256')
    .update(inFolder(folder.normalize('NFC'), key))
    .digest('hex')
    .slice(0, 32);
}

/** A PDF with nothing beside it but its cover or its sound is more than some document. */
function asBook(files: readonly ShelfFile[], namesVolume: boolean): readonly ShelfFile[] {
  const [pdf, ...others] = files.filter(({ kind }) => kind !== 'picture' && kind !== 'audio');
  if (pdf?.kind !== 'pdf' || pdf.role !== 'document' || others.length > 0) return files;
  return files.map((file) => (file === pdf ? { ...file, role: roleOfLonePdf(file.stem, namesVolume) } : file));
}

/** `name`: what the title says of the curriculum; none where it is the folder's, which is read as a folder. */
function titleOf(
  { folder }: Shelf,
  { base, files }: LessonFiles,
  rootName: string,
): { readonly title: Field<string>; readonly name: string | null } {
  const stem = shown(files[0]?.stem ?? '');
  if (base === '') {
    const value = shown(folder === '' ? rootName : nameIn(folder));
    if (value !== '') return { title: { value, from: { kind: 'folder', path: folder } }, name: null };
  }
  // A file by itself keeps its whole name: 第三单元 练习.
  const value = files.length === 1 || base === '' ? stem : base;
  return { title: { value, from: { kind: 'name', name: value } }, name: value };
}
