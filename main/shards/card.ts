import type { Edition, Grade, LessonRecord, LocalText, Stage, Subject, Volume } from '../../core/words/index.ts';
import { stages, subjects } from '../../core/words/index.ts';

/** What of a lesson is searched, sorted and shown in lists; absent is null. The rest of it is its details. */
export type Card = {
  readonly id: string;
  readonly title: LocalText;
  readonly stage?: Stage;
  readonly grade?: Grade;
  readonly subject: Subject;
  readonly edition?: Edition;
  readonly volume?: Volume;
  readonly units?: readonly LocalText[];
  readonly seconds?: number;
  readonly changedUnixMs?: number;
  readonly withdrawn?: true;
  readonly themes?: readonly string[];
};

export function cardOf(record: LessonRecord): Card {
  return {
    id: record.id,
    title: record.title,
    ...(record.stage && { stage: record.stage }),
    ...(record.grade && { grade: record.grade }),
    subject: record.subject,
    ...(record.edition && { edition: record.edition }),
    ...(record.volume && { volume: record.volume }),
    ...(record.units.length > 0 && { units: record.units }),
    ...(record.durationSeconds !== null && { seconds: record.durationSeconds }),
    ...(record.changedUnixMs !== null && { changedUnixMs: record.changedUnixMs }),
    ...(record.withdrawn && { withdrawn: true as const }),
    ...(record.themes.length > 0 && { themes: record.themes }),
  };
}

const ID = /^[A-Za-z0-9._:@-]{1,120}$/;
const stageNames: ReadonlySet<unknown> = new Set(stages);
const subjectNames: ReadonlySet<unknown> = new Set(subjects);

/**
 * Whether a card is one. By hand and not by a schema: a million of them are read in seconds. The details of a lesson
 * are held against core/words/record.ts when it is opened.
 */
export function isCard(value: unknown): value is Card {
  if (!isObject(value)) return false;
  const { id, title, stage, grade, subject, edition, volume, units, seconds, changedUnixMs, themes } = value;
  return (
    typeof id === 'string' &&
    ID.test(id) &&
    isText(title) &&
    subjectNames.has(subject) &&
    (stage === undefined || stageNames.has(stage)) &&
    (grade === undefined || isWhole(grade, 1, 12)) &&
    (edition === undefined || isEdition(edition)) &&
    (volume === undefined || isShort(volume, 80)) &&
    (units === undefined || (Array.isArray(units) && units.length <= 12 && units.every(isText))) &&
    (seconds === undefined || (typeof seconds === 'number' && seconds >= 0 && seconds < 1e7)) &&
    (changedUnixMs === undefined || isWhole(changedUnixMs, 0, Number.MAX_SAFE_INTEGER)) &&
    (themes === undefined || (Array.isArray(themes) && themes.length <= 50 && themes.every((one) => isShort(one, 500))))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isShort(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= length;
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isText(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { 'zh-CN': chinese, en } = value;
  const isThere = chinese !== undefined || en !== undefined;
  return isThere && [chinese, en].every((text) => text === undefined || isShort(text, 1000));
}

function isEdition(value: unknown): boolean {
  return isObject(value) && isShort(value.publisher, 200) && (value.year === null || isWhole(value.year, 1900, 2200));
}
