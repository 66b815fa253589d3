import { endingOf, isShowable, type Kind } from '../endings.ts';
import type { Skipped } from '../importer.ts';
import { fold, folderOf, nameIn, shown, skipped } from './names.ts';
import { inNaturalOrder, joinParts, type WholeFile } from './parts.ts';
import { placeOfRole, type Role, type RoleWord, roleOf, roleOfFolder, type Told, waysToRead } from './roles.ts';

/** What lies in one folder, and in the folders inside it that only sort files or hold the parts of one. */
export type Shelf = {
  readonly folder: string;
  /** From the root, as written. */
  readonly paths: readonly string[];
};

/** A folder whose files lie on the shelf of the folder around it. */
export function isOfShelf(folderName: string): boolean {
  return /_merge_folder$/i.test(folderName) || roleOfFolder(folderName) !== null;
}

export function shelfFolderOf(path: string): string {
  let folder = folderOf(path);
  while (folder !== '' && isOfShelf(nameIn(folder))) folder = folderOf(folder);
  return folder;
}

export type ShelfFile = WholeFile & {
  readonly stem: string;
  readonly kind: Kind;
  readonly mediaType: string;
  readonly role: Role;
};

/** The files of one lesson. */
export type LessonFiles = {
  /** Folded; empty where the folder itself is the lesson. */
  readonly key: string;
  /** The lesson's name as written; empty with the key. */
  readonly base: string;
  readonly files: readonly ShelfFile[];
};

export const lessonFilesMax = 500;

type Named = WholeFile & NonNullable<ReturnType<typeof endingOf>> & { readonly ways: readonly Told[] };

/**
 * Files of one lesson lie beside each other under one name, with different endings and with words that say what they
 * are for: 三角形的内角和.mp4, 三角形的内角和.srt, 三角形的内角和 任务单.docx.
 */
export function lessonsOn(shelf: Shelf): { lessons: readonly LessonFiles[]; skips: readonly Skipped[] } {
  const { wholes, skips: ofParts } = joinParts(shelf.paths.toSorted());
  const skips = [...ofParts];
  const named: Named[] = [];
  for (const file of inNaturalOrder(wholes)) {
    const ending = endingOf(file.name);
    if (ending === null) skips.push(skipped(file.paths[0] ?? '', 'notALesson', 'no file of a lesson'));
    else if (shown(ending.stem) === '') skips.push(skipped(file.paths[0] ?? '', 'noTitle', 'only an ending'));
    else named.push({ ...file, ...ending, ways: waysToRead(ending.stem, ending.kind) });
  }
  const grouped = groupByBase(named);
  const lessons: LessonFiles[] = [];
  for (const [key, { base, files }] of grouped) {
    const kept = inRoles(files);
    const first = kept[0]?.paths[0] ?? shelf.folder;
    if (!kept.some(({ kind }) => isShowable(kind)))
      skips.push(skipped(first, 'notALesson', 'nothing to show in class'));
    else lessons.push({ key, base, files: kept.slice(0, lessonFilesMax) });
    if (kept.length > lessonFilesMax) skips.push(skipped(first, 'tooLarge', `more than ${lessonFilesMax} files`));
  }
  return { lessons, skips };
}

type Grouped = { readonly base: string; readonly files: ShelfFile[] };

function groupByBase(named: readonly Named[]): ReadonlyMap<string, Grouped> {
  const bases = basesBeside(named);
  const groups = new Map<string, Grouped>();
  for (const { ways, ...file } of named) {
    const told = ways.find(({ base, onlyBeside }) => !onlyBeside || bases.has(fold(base)));
    const base = told?.base ?? file.stem;
    // 单元练习.pdf by itself is called so, and is one; a film may be called 我的老师.
    const ownWord = told?.word ?? (file.kind === 'video' ? null : (ways[0]?.word ?? null));
    const group = groups.get(fold(base)) ?? { base: shown(base), files: [] };
    group.files.push({ ...file, role: roleOf(file.kind, ownWord ?? folderWord(file.paths[0] ?? '')) });
    groups.set(fold(base), group);
  }
  return groups;
}

/** The names that others may belong to: whole ones, and those whose teacher and screen are there, 三角形讲解, 三角形课件. */
function basesBeside(named: readonly Named[]): ReadonlySet<string> {
  const wordsOf = new Map<string, Set<RoleWord | null>>();
  for (const [told] of named.map(({ ways }) => ways)) {
    if (told === undefined) continue;
    const words = wordsOf.get(fold(told.base)) ?? new Set();
    wordsOf.set(fold(told.base), words.add(told.word));
  }
  const isTaught = (words: ReadonlySet<RoleWord | null>) =>
    words.has('explanation') && (words.has('screen') || words.has('slides'));
  const taught = [...wordsOf].filter(([, words]) => isTaught(words)).map(([base]) => base);
  return new Set([...named.map(({ ways }) => fold(ways.at(-1)?.base ?? '')), ...taught]);
}

function folderWord(path: string): RoleWord | null {
  return roleOfFolder(nameIn(folderOf(path)));
}

/** Beside a recording of the screen, the one without a word is the teacher's. */
function inRoles(files: readonly ShelfFile[]): readonly ShelfFile[] {
  const [one, other] = ['composite', 'explanation'].map((role) => files.filter((file) => file.role === role));
  const isPair = files.some(({ role }) => role === 'screen') && one?.length === 1 && other?.length === 0;
  return files
    .map((file) => (isPair && file.role === 'composite' ? { ...file, role: 'explanation' as const } : file))
    .sort((one, other) => placeOfRole(one.role) - placeOfRole(other.role));
}
