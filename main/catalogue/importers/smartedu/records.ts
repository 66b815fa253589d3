import type * as v from 'valibot';
import type { LessonRecord, LocalText } from '../../../../core/words/index.ts';
import { lessonOrSkip, skipped } from '../gate.ts';
import type { Imported } from '../importer.ts';
import { shownText } from '../shown-text.ts';
import { bytesOf, type Link, linkTo, mediaTypeOf } from './files.ts';
import { lessonBookPage, lessonPage, textbookPage, topicPage } from './pages.ts';
import type { Told } from './shapes.ts';
import type { TagNames } from './tag-names.ts';
import { curriculumOf, nowhere, orElse, type Placed, placedByTags, placedByTitle, tagIdsOf } from './tags.ts';
import { localText, unixMsOf } from './text.ts';

type Draft = v.InferInput<typeof LessonRecord>;

/**
 * What is kept of a record must last: a later capture of an unchanged catalogue makes the same records. Left out are
 * thumbnails and previews (their host's number moves, and `?v=` counts on), the order of tags, who operates the
 * catalogue, when it went online, and its `audit_status`, which says AUDIT_WAITING of everything that is published.
 * No duration is told of anywhere, and no review.
 */
type Shown = {
  readonly placed: Placed;
  readonly page: string;
  readonly links: readonly Link[];
  readonly units?: readonly LocalText[];
  readonly provenance?: Draft['provenance'];
};

function lessonOf(
  told: Told,
  position: string,
  { placed, page, links, units = [], provenance = null }: Shown,
): Imported {
  const title = titleOf(told);
  if (title === null) return skipped(position, 'noTitle', told.id);
  const providers = (told.provider_list ?? [])
    .map(({ name }) => shownText(name ?? '', 100))
    .filter((name) => name !== '');
  const draft: Draft = {
    id: told.id,
    title,
    summary: localText({ plain: told.description, global: told.global_description }, 2000),
    ...curriculumOf(placed),
    units: units.slice(0, 12),
    durationSeconds: null,
    assets: [],
    cues: [],
    provenance,
    reviews: [],
    licence: null,
    attribution: [...new Set(providers)].sort().join('、').slice(0, 500) || null,
    page,
    links: links.slice(0, 500),
    changedUnixMs: unixMsOf(told.update_time),
    withdrawn: withdrawnOf(told),
  };
  return lessonOrSkip(draft, [], position);
}

/** Every record of every capture says ONLINE. */
function withdrawnOf({ status }: Told): Draft['withdrawn'] {
  const said = shownText(status ?? '', 60);
  return said === '' || said === 'ONLINE' ? null : { reason: said, atUnixMs: null };
}

function titleOf(told: Told): LocalText | null {
  return localText({ plain: told.title, global: told.global_title });
}

export function nameOf(told: Told): string {
  const title = titleOf(told);
  return title?.['zh-CN'] ?? title?.en ?? '';
}

/** Where a book belongs: by its tags, and where they are silent by its title. */
export function placeOfBook(told: Told, tagNames: TagNames, parent: Placed = nowhere): Placed {
  const placed = orElse(placedByTags(tagNames.fill(told.tag_list ?? [])), parent);
  return orElse(placed, placedByTitle(nameOf(told)));
}

/**
 * A book of lessons (教材) holds no file and is a record all the same: teachers look for a book by its name, and its
 * page shows its lessons. It stays one when its lessons are listed too, so that a fuller capture takes nothing away.
 */
export function lessonBook(told: Told, position: string, placed: Placed): Imported {
  const page = lessonBookPage(tagIdsOf(told.tag_list ?? []));
  const links = [{ role: '', name: nameOf(told), mediaType: null, bytes: null }];
  return lessonOf(told, position, { placed, page, links });
}

/** `parentId`: a book that comes in several has one page for all; the page of each alone is refused by the platform. */
export function textbook(
  told: Told,
  position: string,
  placed: Placed,
  { parentId = null, more = [] }: { readonly parentId?: string | null; readonly more?: readonly Link[] } = {},
): Imported {
  const isCourse = told.resource_type_code === 'thematic_course';
  const page =
    parentId === null
      ? textbookPage(told.id, isCourse ? 'thematic_course' : 'assets_document')
      : textbookPage(parentId, 'thematic_course');
  const { format, size } = told.custom_properties ?? {};
  const declared = { role: 'textbook', name: nameOf(told), mediaType: mediaTypeOf(format), bytes: bytesOf(size) };
  const own = linkTo(told, 'textbook') ?? (isCourse && more.length > 0 ? null : declared);
  return lessonOf(told, position, { placed, page, links: own === null ? more : [own, ...more] });
}

/** A single document of the special topics: basic homework, reading after school, advice to families. */
export function topic(told: Told, position: string, placed: Placed): Imported {
  const own = linkTo(told);
  const page = topicPage(
    told.id,
    told.resource_type_code === 'thematic_course' ? 'thematic_course' : 'assets_document',
  );
  return lessonOf(told, position, { placed, page, links: own === null ? [] : [own] });
}

export function lesson(
  told: Told,
  position: string,
  { kind, placed, units }: { readonly kind: string; readonly placed: Placed; readonly units: readonly LocalText[] },
): Imported {
  const page = lessonPage(kind, told.id);
  if (page === null) return skipped(position, 'notALesson', kind.slice(0, 60));
  // Keys have no order that lasts; within one, the class periods follow each other.
  const resources = Object.entries(told.relations ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, each]) => each ?? []);
  const links = resources.map((resource) => linkTo(resource)).filter((link) => link !== null);
  return lessonOf(told, position, { placed, page, links, units, provenance: provenanceOf(told) });
}

function provenanceOf({ teacher_list, custom_properties }: Told): Draft['provenance'] {
  const names = (teacher_list ?? []).map(({ name }) => shownText(name ?? '', 60)).filter((name) => name !== '');
  const teacher = [...new Set(names)].slice(0, 8).join('、') || null;
  const school = shownText(custom_properties?.school_name ?? '', 200) || null;
  return teacher === null && school === null ? null : { region: null, school, teacher, team: null };
}
