import { type Draft, lessonOrSkip } from '../gate.ts';
import type { Imported } from '../importer.ts';
import { inOneLanguage } from '../shown-text.ts';
import type { Understood } from './understood.ts';

/** A file of the lesson with what the disk says of it. */
export type Measured = {
  readonly role: string;
  readonly name: string;
  readonly mediaType: string;
  /** On this PC, in order. */
  readonly paths: readonly string[];
  /** Of all parts; null where nobody looked. */
  readonly bytes: number | null;
};

/** Its files are in nobody's store yet: they are named as links, and become assets when they are stored. */
export function toImported(lesson: Understood, files: readonly Measured[]): Imported {
  const { publisher, year } = lesson;
  const draft: Draft = {
    id: lesson.id,
    title: inOneLanguage(lesson.title.value),
    summary: null,
    stage: lesson.stage?.value ?? null,
    grade: lesson.grade?.value ?? null,
    subject: lesson.subject?.value ?? 'other',
    edition: publisher === null ? null : { publisher: publisher.value, year: year?.value ?? null },
    volume: lesson.volume?.value ?? null,
    units: lesson.units.slice(0, 12).map(({ value }) => inOneLanguage(value)),
    ...{ durationSeconds: null, assets: [], cues: [], themes: [], provenance: null, reviews: [] },
    ...{ licence: null, attribution: null, page: null, changedUnixMs: null, withdrawn: null },
    links: files.map(linkTo),
  };
  const local = files.map(({ role, paths, mediaType }) => ({ role, paths, mediaType }));
  return lessonOrSkip(draft, local, lesson.path);
}

function linkTo({ role, name, mediaType, bytes }: Measured): Draft['links'][number] {
  return { role, name, mediaType, bytes };
}
