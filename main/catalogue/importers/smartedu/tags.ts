import {
  type Grade,
  gradeIn,
  publisherIn,
  type Stage,
  type Subject,
  stageIn,
  stageOfGrade,
  standardYearIn,
  subjectIn,
  type Volume,
  volumeIn,
} from '../../../../core/words/index.ts';
import { shownText } from '../shown-text.ts';
import type { Tag } from './shapes.ts';

/** Where a record belongs, as far as one source of it says; several are laid over each other with `orElse`. */
export type Placed = {
  readonly stage: Stage | null;
  readonly grade: Grade | null;
  readonly subject: Subject | null;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly volume: Volume | null;
  readonly themes: readonly string[];
};

export const nowhere: Placed = {
  ...{ stage: null, grade: null, subject: null, publisher: null, year: null, volume: null },
  themes: [],
};

/** The platform's dimensions, and what Lectern has no word for: difficulty, view markers, kinds of resource. */
const dimensions = { stage: 'zxxxd', grade: 'zxxnj', subject: 'zxxxk', edition: 'zxxbb', volume: 'zxxcc' } as const;
const specialSchool = 'zxxlb';
const collection = '5036342742';
/** Special-topic records give names alone; in the tree of 2024 nearly every tag stood under the collection. */
const isLoose = (tag: Tag) => (tag.tag_dimension_id ?? collection) === collection;

/** In the order of the platform's own filters, from the stage down to the volume. */
export function tagIdsOf(tags: readonly Tag[]): readonly string[] {
  return Object.values(dimensions).flatMap((dimension) => {
    const ids = tags.filter((tag) => tag.tag_dimension_id === dimension).map((tag) => tag.tag_id ?? '');
    return ids.filter((id) => /^[A-Za-z0-9_-]{1,80}$/.test(id)).sort()[0] ?? [];
  });
}

/** The list has no order that lasts, so nothing here depends on it. */
export function placedByTags(tags: readonly Tag[]): Placed {
  const named = (wanted: (tag: Tag) => boolean) =>
    [...new Set(tags.filter(wanted).map((tag) => shownText(tag.tag_name ?? '', 80)))]
      .filter((name) => name !== '')
      .sort();
  const of = (dimension: string) => named((tag) => tag.tag_dimension_id === dimension);
  const loose = named(isLoose);
  const volumes = of(dimensions.volume);
  return {
    // A book for special schools has two stages, 小学 and 特殊教育; the platform files it under the second first,
    // and so does `stageIn`.
    stage: stageIn([...of(dimensions.stage), ...of(specialSchool)].join(' ')) ?? stageIn(loose.join(' ')),
    grade: onlyOne(of(dimensions.grade).map(gradeIn)) ?? onlyOne(volumes.map(gradeIn)) ?? onlyOne(loose.map(gradeIn)),
    subject: subjectIn(of(dimensions.subject).join(' ')) ?? subjectIn(loose.join(' ')),
    publisher: publisherOf(of(dimensions.edition)[0] ?? loose.find((name) => publisherIn(name) === name)),
    year: null,
    volume: volumes.map(volumeOf).find((volume) => volume !== null) ?? volumeIn(loose.join(' ')),
    themes: loose.filter((name) => !isOfCurriculum(name)),
  };
}

/** A book's title, where its tags say nothing: a lesson's would mislead, 一年级的小豆豆 is no book of first grade. */
export function placedByTitle(title: string): Placed {
  const [stage, grade, subject] = [stageIn(title), gradeIn(title), subjectIn(title)];
  return { ...nowhere, stage, grade, subject, year: standardYearIn(title), volume: volumeIn(title) };
}

export function orElse(first: Placed, second: Placed): Placed {
  return {
    stage: first.stage ?? second.stage,
    grade: first.grade ?? second.grade,
    subject: first.subject ?? second.subject,
    publisher: first.publisher ?? second.publisher,
    year: first.year ?? second.year,
    volume: first.volume ?? second.volume,
    themes: first.themes.length > 0 ? first.themes : second.themes,
  };
}

/** The fields of a `LessonRecord` that say where it belongs. */
export function curriculumOf({ stage, grade, subject, publisher, year, volume, themes }: Placed) {
  return {
    stage: stage ?? (grade === null ? null : stageOfGrade(grade)),
    grade,
    subject: subject ?? ('other' as const),
    edition: publisher === null ? null : { publisher, year },
    volume,
    themes: themes.slice(0, 50),
  };
}

/** Two grades are none: the book spans them. */
function onlyOne(grades: readonly (Grade | null)[]): Grade | null {
  const found = new Set(grades.filter((grade) => grade !== null));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** The platform writes both （主编：李滢） and (主编：李滢). */
function publisherOf(name: string | undefined): string | null {
  return name?.replaceAll('(', '（').replaceAll(')', '）') ?? null;
}

/** A bare 必修 would make one volume of 必修 技术与设计1 and 必修 技术与设计2, so it keeps its own words. */
function volumeOf(name: string): Volume | null {
  const volume = volumeIn(name);
  if (volume === '必修' || volume === '选择性必修' || volume === '选修') return name;
  if (volume !== null) return volume;
  const half = /^高[一二三]([上下])?$/.exec(name);
  if (half === null) return name;
  return half[1] === undefined ? null : half[1] === '上' ? 'upper' : 'lower';
}

function isOfCurriculum(name: string): boolean {
  return [stageIn, gradeIn, subjectIn, volumeIn, publisherIn].some((read) => read(name) !== null);
}
