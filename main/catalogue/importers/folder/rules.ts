import * as v from 'valibot';
import { Grade, Stage, Subject, stageOfGrade, Volume } from '../../../../core/words/index.ts';
import { fold, segmentsOf } from './names.ts';
import type { Field, Fields, From } from './understood.ts';

const text = v.pipe(v.string(), v.maxLength(500));
const readable = v.check((value: string) => fold(value) !== '', 'nothing to read');
const someText = v.pipe(text, readable);

/** What a person says instead of what was read; null says that there is none. */
const Corrections = v.pipe(
  v.strictObject({
    title: v.optional(someText),
    stage: v.optional(v.nullable(Stage)),
    grade: v.optional(v.nullable(Grade)),
    subject: v.optional(Subject),
    publisher: v.optional(v.nullable(someText)),
    year: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200)))),
    volume: v.optional(v.nullable(v.pipe(Volume, readable))),
    units: v.optional(v.pipe(v.array(someText), v.maxLength(12))),
  }),
  v.check((set) => Object.keys(set).length > 0, 'it corrects nothing'),
);

/**
 * `under`: a folder, or one lesson, from the root of the source. `match`: a text in the names of the lesson's files. With
 * both, both must hold. Of several rules the later one wins, field by field.
 */
export const FolderRule = v.pipe(
  v.strictObject({ under: v.optional(text), match: v.optional(someText), set: Corrections }),
  v.check(({ under, match }) => under !== undefined || match !== undefined, 'it says of what'),
);
export type FolderRule = v.InferOutput<typeof FolderRule>;
export const FolderRules = v.pipe(v.array(FolderRule), v.maxLength(1000));

type Place = { readonly path: string; readonly names: readonly string[] };
export type Correct = (fields: Fields, place: Place) => Fields;

export function readRules(rules: readonly FolderRule[]): Correct {
  const read = rules.map(({ under, match, set }, place) => ({
    set,
    from: { kind: 'rule', place } satisfies From,
    under: foldedSegments(under ?? ''),
    match: fold(match ?? ''),
  }));
  return (fields, { path, names }) => {
    if (read.length === 0) return fields;
    const segments = foldedSegments(path);
    const folded = names.map(fold);
    let corrected = fields;
    for (const { set, from, under, match } of read) {
      const isMeant = under.every((segment, at) => segment === segments[at]);
      if (isMeant && folded.some((name) => name.includes(match))) {
        corrected = { ...corrected, ...stageBy(set, corrected), ...corrections(set, from) };
      }
    }
    return corrected;
  };
}

function foldedSegments(path: string): readonly string[] {
  return segmentsOf(path.replaceAll('\\', '/'))
    .map(fold)
    .filter((segment) => segment !== '' && segment !== '.');
}

/** A stage that followed from the grade goes with it. */
function stageBy({ grade }: FolderRule['set'], { stage }: Fields): Partial<Fields> {
  if (grade === undefined || (stage !== null && stage.from.kind !== 'grade')) return {};
  return { stage: grade === null ? null : { value: stageOfGrade(grade), from: { kind: 'grade' } } };
}

function corrections({ units, title, ...set }: FolderRule['set'], from: From): Partial<Fields> {
  const told: Record<string, Field<unknown> | null> = {};
  for (const [key, value] of Object.entries(set)) {
    if (value !== undefined) told[key] = value === null ? null : { value, from };
  }
  return {
    ...(told as Partial<Fields>),
    ...(title === undefined ? {} : { title: { value: title, from } }),
    ...(units === undefined ? {} : { units: units.map((value) => ({ value, from })) }),
  };
}
