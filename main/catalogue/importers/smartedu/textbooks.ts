import * as v from 'valibot';
import { skipped } from '../gate.ts';
import type { Imported, Skipped } from '../importer.ts';
import { detailAt, detailsLeft, withDetail } from './details.ts';
import { type Link, linkTo } from './files.ts';
import type { Known } from './known.ts';
import { type Line, recordsOfPart } from './lists.ts';
import { nameOf, placeOfBook, textbook } from './records.ts';
import { Resource, type Told } from './shapes.ts';
import { type Part, partsOf, readWhole, type Source } from './source.ts';
import type { Placed } from './tags.ts';

/**
 * A textbook that comes in several files is told as a parent, with the tags and no file, and as its books, each with a
 * file and no tags. The parent may stand behind its books or in another part, so the lists are read twice: first for
 * the families, of which a catalogue has some hundred, then for the records.
 *
 * The books are what a class opens, and with one alone the parent has the same title: so each book is told with its
 * parent's tags and page, and a parent whose books are told is not told beside them.
 */
export type Families = { readonly parents: Map<string, Parent>; readonly withBooks: Set<string> };

type Parent = { readonly placed: Placed; readonly providers: Told['provider_list'] };

const familiesMax = 20_000;
const folder = 'resources/tch_material';

export async function readFamilies(parts: readonly Part[], known: Known): Promise<Families> {
  const parents = new Map<string, Parent>();
  const withBooks = new Set<string>();
  for (const part of parts) {
    for await (const read of recordsOfPart(part)) {
      if (read.kind !== 'told' || parents.size + withBooks.size > familiesMax) continue;
      const parentId = parentOf(read.told);
      if (parentId !== null) withBooks.add(parentId);
      else if (isParent(read.told)) {
        const { id, provider_list: providers } = read.told;
        parents.set(id, { placed: placeOfBook(read.told, known.tagNames), providers });
      }
    }
  }
  return { parents, withBooks };
}

export async function* textbooks(source: Source, known: Known): AsyncGenerator<Imported> {
  const { parts, skips } = await partsOf(source, folder, `${folder}/version/data_version.json`);
  yield* skips;
  const families = await readFamilies(parts, known);
  for (const part of parts) {
    for await (const read of recordsOfPart(part)) {
      if (read.kind === 'skipped') yield read;
      else yield* wholeTextbook(source, known, families, read);
    }
  }
  for await (const read of detailsLeft(source, known, `${folder}/details`)) {
    if (read.kind === 'skipped') yield read;
    else yield* wholeTextbook(source, known, families, read);
  }
  yield* soundWithoutBook(source, known);
}

/** With what lies beside the list: its detail, its sound, the files of a course. */
async function* wholeTextbook(
  source: Source,
  known: Known,
  families: Families,
  { position, told: listed }: Line,
): AsyncGenerator<Imported> {
  if (known.has(listed.id)) return yield skipped(position, 'duplicate', listed.id);
  const detail = await detailAt(source, `${folder}/details/${listed.id}.json`);
  if (detail?.kind === 'skipped') yield detail;
  const told = detail?.kind === 'told' ? withDetail(listed, detail.told) : listed;
  const course = await filesAt(source, `special_edu/thematic_course/${listed.id}/resources/list.json`);
  const sound = await filesAt(source, `resources/${listed.id}/relation_audios.json`);
  yield* [...course.skips, ...sound.skips];
  const more = [
    ...course.files.map((file) => linkTo(file, isBook(file, nameOf(told)) ? 'textbook' : undefined)),
    ...sound.files.map((file) => linkTo(file, 'audio')),
  ];
  yield tellTextbook(
    known,
    families,
    { position, told },
    more.filter((link) => link !== null),
  );
}

export function tellTextbook(
  known: Known,
  { parents, withBooks }: Families,
  { position, told }: Line,
  more: readonly Link[] = [],
): Imported {
  if (isParent(told) && withBooks.has(told.id)) {
    return known.passOver(told.id, skipped(position, 'notALesson', 'its books are told each for itself'));
  }
  const parentId = parentOf(told);
  const parent = parents.get(parentId ?? '');
  const placed = placeOfBook(told, known.tagNames, parent?.placed);
  const whole = told.provider_list?.length ? told : { ...told, provider_list: parent?.providers };
  return known.tell(told.id, position, () => textbook(whole, position, placed, { parentId, more }));
}

const isParent = (told: Told) => told.resource_custom_properties?.compound_node === 'parent';

/** The id goes into the address of a page. */
function parentOf(told: Told): string | null {
  const id = told.teachmeterial_ids?.[0] ?? '';
  const isOne = told.resource_custom_properties?.compound_node === 'sub';
  return isOne && id !== told.id && /^[A-Za-z0-9._-]{1,120}$/.test(id) ? id : null;
}

/** A course holds instructions and films beside the book, which has the course's name or the end of it. */
function isBook({ title, resource_type_code: kind }: Resource, courseName: string): boolean {
  const name = (title ?? '').trim();
  return kind === 'assets_document' && name !== '' && courseName.endsWith(name);
}

async function filesAt(
  source: Source,
  path: string,
): Promise<{ readonly files: readonly Resource[]; readonly skips: readonly Skipped[] }> {
  const read = await readWhole(source, path, v.array(Resource));
  return read.ok ? { files: read.value ?? [], skips: [] } : { files: [], skips: [read.error] };
}

/** The sound of a textbook whose own record is in a part that is not here. */
async function* soundWithoutBook(source: Source, known: Known): AsyncGenerator<Imported> {
  for (const { name, isFolder } of await source.list('resources')) {
    if (!isFolder || known.has(name)) continue;
    const path = `resources/${name}/relation_audios.json`;
    if ((await source.find(path)) !== null) yield skipped(path, 'missingPart', 'the textbook that it belongs to');
  }
}
