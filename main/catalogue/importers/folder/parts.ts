import { endingOf } from '../endings.ts';
import type { Skipped } from '../importer.ts';
import { fold, folderOf, inFolder, nameIn, skipped } from './names.ts';
import { sortNaturally } from './natural.ts';

/** A file as people see it: a book of several parts is one. */
export type WholeFile = {
  /** Of the whole: `X.pdf`, not `X.pdf.1`. */
  readonly name: string;
  /** In order. */
  readonly paths: readonly string[];
};

/**
 * `X.pdf.1`, `X.pdf.2` … are one PDF that was cut for a place which takes no large files. They lie beside other books,
 * or in a folder of their own, `X.pdf_merge_folder`. Where the book is there whole as well, that one counts.
 */
export function joinParts(paths: readonly string[]): { wholes: readonly WholeFile[]; skips: readonly Skipped[] } {
  const wholes: WholeFile[] = [];
  const cut = new Map<string, Part[]>();
  for (const path of paths) {
    const part = partOf(path);
    if (part === null) wholes.push({ name: nameIn(path), paths: [path] });
    else cut.set(part.whole, [...(cut.get(part.whole) ?? []), part]);
  }
  const skips: Skipped[] = [];
  const there = new Set(wholes.map(({ name }) => fold(name)));
  for (const [whole, parts] of cut) {
    const name = nameIn(whole);
    const joined = inOrder(parts);
    if (there.has(fold(name))) skips.push(skipped(parts[0]?.path ?? whole, 'duplicate', 'it is there whole'));
    else if (joined === null) skips.push(skipped(whole, 'missingPart', `${parts.length} parts, and not all`));
    else {
      there.add(fold(name));
      wholes.push({ name, paths: joined });
    }
  }
  return { wholes, skips };
}

type Part = { readonly whole: string; readonly path: string; readonly number: number };

function partOf(path: string): Part | null {
  const [, name, number] = /^(.+)\.(\d{1,3})$/.exec(nameIn(path)) ?? [];
  if (name === undefined || endingOf(name) === null) return null;
  return { whole: inFolder(folderOf(path), name), path, number: Number(number) };
}

/** That the last one is missing cannot be seen. */
function inOrder(parts: readonly Part[]): readonly string[] | null {
  const ordered = parts.toSorted((one, other) => one.number - other.number);
  const first = ordered[0]?.number ?? 0;
  const isWhole = first <= 1 && ordered.every(({ number }, at) => number === first + at);
  return isWhole ? ordered.map(({ path }) => path) : null;
}

export function inNaturalOrder(files: readonly WholeFile[]): readonly WholeFile[] {
  return sortNaturally(files, ({ name }) => name);
}
