import { statSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import type { FilesBeside, PreviewedFolder, SourceLook } from '../../core/contract/index.ts';
import type { LessonRecord } from '../../core/words/index.ts';
import type { LocalFile } from '../catalogue/index.ts';

const LESSONS_SHOWN = 100;
/** A person corrects folders by the rule, not by the hundred. */
const FOLDERS_SHOWN = 120;
const FOLDERS_HELD = 20_000;
const DEPTH = 3;

const fields = ['stage', 'grade', 'subject', 'publisher', 'volume'] as const;
type Seen = Record<(typeof fields)[number], { value: unknown; isVarious: boolean }> & { lessons: number };

export type Preview = {
  take(record: LessonRecord, files: readonly LocalFile[]): void;
  done(): Pick<SourceLook, 'lessons' | 'folders'> & { readonly files: FilesBeside };
};

/** `root`: where folders are told from; null where a source has none that could be corrected. */
export function createPreview(root: string | null): Preview {
  const lessons: SourceLook['lessons'][number][] = [];
  const folders = new Map<string, Seen>();
  const beside = { count: 0, bytes: 0 };

  function takeFolder(record: LessonRecord, [file]: readonly LocalFile[]): void {
    const [path] = file?.paths ?? [];
    if (root === null || path === undefined) return;
    const names = relative(root, dirname(path)).split(sep).filter(Boolean);
    for (let depth = 0; depth <= Math.min(DEPTH, names.length); depth += 1) {
      const under = names.slice(0, depth).join('/');
      const seen = folders.get(under);
      if (seen) merge(seen, record);
      else if (folders.size < FOLDERS_HELD) folders.set(under, first(record));
    }
  }

  return {
    take(record, files) {
      for (const { paths } of files) {
        // In a thread of its own nobody waits for a disk that is slow to answer.
        const bytes = paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
        if (bytes === 0) continue;
        beside.count += 1;
        beside.bytes += bytes;
      }
      if (lessons.length < LESSONS_SHOWN) lessons.push(shown(record, files));
      takeFolder(record, files);
    },
    done: () => ({ lessons, folders: shownFolders(folders), files: beside }),
  };
}

function shown({ title, units, edition, ...record }: LessonRecord, files: readonly LocalFile[]) {
  const { stage, grade, subject, volume } = record;
  const { publisher = null, year = null } = edition ?? {};
  return { ...{ title, units, stage, grade, subject, volume, publisher, year }, files: files.length };
}

/** `other` is what an importer says where nothing says a subject. */
function fieldOf(record: LessonRecord, field: (typeof fields)[number]): unknown {
  if (field === 'publisher') return record.edition?.publisher ?? null;
  return record[field] === 'other' ? null : record[field];
}

function first(record: LessonRecord): Seen {
  const seen = fields.map((field) => [field, { value: fieldOf(record, field), isVarious: false }]);
  return { ...(Object.fromEntries(seen) as Omit<Seen, 'lessons'>), lessons: 1 };
}

function merge(seen: Seen, record: LessonRecord): void {
  seen.lessons += 1;
  for (const field of fields) {
    const one = seen[field];
    if (!one.isVarious && one.value !== fieldOf(record, field)) seen[field] = { value: null, isVarious: true };
  }
}

/** As a tree is read; the deepest are left out where all together are too many. */
function shownFolders(folders: ReadonlyMap<string, Seen>): PreviewedFolder[] {
  const depthOf = (under: string) => (under === '' ? 0 : under.split('/').length);
  const all = [...folders];
  let depth = DEPTH;
  while (depth > 0 && all.filter(([under]) => depthOf(under) <= depth).length > FOLDERS_SHOWN) depth -= 1;
  return all
    .filter(([under]) => depthOf(under) <= Math.max(depth, 1))
    .sort(([a], [b]) => inTree(a, b))
    .slice(0, FOLDERS_SHOWN)
    .map(([under, seen]) => ({ under, ...seen }) as PreviewedFolder);
}

const collator = new Intl.Collator('zh-CN', { numeric: true });
function inTree(a: string, b: string): number {
  const [one, other] = [a.split('/'), b.split('/')];
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const order = collator.compare(one[at] ?? '', other[at] ?? '');
    if (order !== 0) return order;
  }
  return one.length - other.length;
}
