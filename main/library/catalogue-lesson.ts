import * as v from 'valibot';
import {
  type Edition,
  type Grade,
  type LessonCard,
  type LessonId,
  LessonRecord,
  type LocalText,
  mediaSeconds,
  type Stage,
  type Subject,
} from '../../core/words/index.ts';
import type { LessonRow } from '../database/index.ts';
import type { StoredLesson } from './stored-lesson.ts';

const LessonJson = v.pipe(v.string(), v.parseJson(), LessonRecord);

/** A record of the catalogue as a lesson; null where its feed told something else than its card promised. */
export function lessonOfRecord(id: LessonId, body: string): StoredLesson | null {
  const parsed = v.safeParse(LessonJson, body);
  if (!parsed.success) return null;
  const { title, stage, grade, subject, edition, volume, units, durationSeconds } = parsed.output;
  const { assets, cues, summary, licence, attribution } = parsed.output;
  const { provenance, reviews, page, links, withdrawn } = parsed.output;
  return {
    ...{ id, title, stage, grade, subject, edition, volume, assets, cues, summary, licence, attribution },
    unit: units[0] ?? null,
    durationSeconds: mediaSeconds(durationSeconds ?? 0),
    poster: assets.find(({ role }) => role === 'poster')?.digest ?? null,
    imported: false,
    withdrawn: withdrawn !== null,
    about: { provenance, reviews, page, links, withdrawn },
  };
}

/** Of a lesson that is only told of. What the catalogue's rows hold was looked at when it was built. */
export function cardOfRow(row: LessonRow): LessonCard {
  const units: readonly LocalText[] = row.units === null ? [] : JSON.parse(row.units);
  const edition: Edition | null = row.publisher === null ? null : { publisher: row.publisher, year: row.year };
  return {
    id: row.id as LessonId,
    title: row.title,
    stage: row.stage as Stage | null,
    grade: row.grade as Grade | null,
    subject: row.subject as Subject,
    edition,
    volume: row.volume,
    unit: units[0] ?? null,
    durationSeconds: mediaSeconds(row.seconds ?? 0),
    // It is not here either: a list of a hundred cards would ask for a hundred pictures in vain.
    poster: null,
    ready: false,
    imported: false,
  };
}
