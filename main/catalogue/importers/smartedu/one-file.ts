import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { skipped } from '../gate.ts';
import { type Imported, ImportRefused } from '../importer.ts';
import { readDetail } from './details.ts';
import { createKnown, type Known } from './known.ts';
import { tellLessonBook } from './lesson-books.ts';
import { tellLesson, tellTopic } from './lessons.ts';
import { type Line, recordsOf } from './lists.ts';
import { lessonPage } from './pages.ts';
import type { Told } from './shapes.ts';
import { readJson } from './source.ts';
import { tagIdsOf } from './tags.ts';
import { type Families, readFamilies, tellTextbook } from './textbooks.ts';

/** One list or one detail that somebody saved by itself: what a record is, it must say itself. */
export async function* oneFile(file: string): AsyncGenerator<Imported> {
  const path = basename(file);
  const known = createKnown();
  const first = await firstCharacter(file);
  if (first === '[') {
    const families = await readFamilies([{ path, file }], known);
    for await (const read of recordsOf({ path, file })) {
      yield read.kind === 'told' ? tellByKind(known, families, read, false) : read;
    }
    return;
  }
  if (first !== '{') throw new ImportRefused('sourceNotKnown', 'not JSON');
  const whole = await readJson(file, path);
  if (!whole.ok) {
    throw new ImportRefused(whole.error.code === 'tooLarge' ? 'sourceTooLarge' : 'sourceDamaged', whole.error.detail);
  }
  if (!isDetail(whole.value)) throw new ImportRefused('sourceNotKnown', 'no record of the platform');
  const read = readDetail(whole.value, path);
  yield read.kind === 'told' ? tellByKind(known, noFamilies, read, true) : read;
}

const noFamilies: Families = { parents: new Map(), withBooks: new Set() };

function tellByKind(known: Known, families: Families, line: Line, isAlone: boolean): Imported {
  const { told, position } = line;
  const kind = told.resource_type_code ?? kindByFiles(told);
  if (kind === 'teachingmaterials') return tellLessonBook(known, line);
  if (lessonPage(kind, told.id) !== null) return tellLesson(known, line, { kind });
  const isDocument = kind === '' || kind === 'assets_document' || kind === 'thematic_course';
  if (isDocument && isOfTextbooks(told)) return tellTextbook(known, families, line);
  // In a list without tags these are the files of some course or the sound of some textbook.
  if (isDocument && isAlone && (told.tag_list?.length ?? 0) > 0) return tellTopic(known, line);
  return skipped(position, 'notALesson', kind.slice(0, 60));
}

function kindByFiles({ relations }: Told): string {
  if (relations?.national_course_resource) return 'national_lesson';
  return relations?.course_resource ? 'elite_lesson' : '';
}

/** Records of the special topics give their tags no dimension. */
function isOfTextbooks({ tag_list, tag_paths, resource_custom_properties }: Told): boolean {
  if (resource_custom_properties?.compound_node || (tag_paths?.length ?? 0) > 0) return true;
  return tagIdsOf(tag_list ?? []).length > 0 || hasDimension(tag_list ?? []);
}

const hasDimension = (tags: NonNullable<Told['tag_list']>) =>
  tags.some(({ tag_dimension_id }) => tag_dimension_id?.startsWith('zxx') === true);

/** Not a version file, not a tree. */
function isDetail(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ['id', 'global_title', 'relations'].some((key) => key in value);
}

async function firstCharacter(file: string): Promise<string> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
      return buffer
        .subarray(0, bytesRead)
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .trimStart()
        .charAt(0);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new ImportRefused('sourceUnreadable', (error as NodeJS.ErrnoException).code ?? 'unreadable');
  }
}
