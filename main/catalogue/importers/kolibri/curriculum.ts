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
  volumeIn,
} from '../../../../core/words/index.ts';
import type { Draft } from '../gate.ts';

/** le-utils' codes, joined by commas; of a subject with dots from the wide to the narrow. */
const stagesByCode: ReadonlyMap<string, Stage> = new Map([
  ['wnarlxKo', 'primary'],
  ['BkGYi3lD', 'primary'],
  ['eLt0Mbu4', 'junior'],
  ['ZEjiwvOb', 'senior'],
]);
const school = 'd&WXdXWF';
const subjectsByCode: readonly (readonly [string, Subject])[] = [
  [`${school}.i1IdaNwr.r#wbt#jF`, 'physics'],
  [`${school}.i1IdaNwr.#r5ocgid`, 'chemistry'],
  [`${school}.i1IdaNwr.uErN4PdS`, 'biology'],
  [`${school}.i1IdaNwr`, 'science'],
  [`${school}.qs0Xlaxq`, 'mathematics'],
  [`${school}.zWtcJ&F2`, 'history'],
  [`${school}.5QAjgfv7.u0aKjT4i`, 'music'],
  [`${school}.5QAjgfv7`, 'art'],
  [`${school}.JDUfJNXc`, 'languages'],
  [`${school}.e#RTW9E#`, 'computing'],
];
const reading = `${school}.kHKJ&PbV`;

export type Told = {
  readonly categories: string | null;
  readonly gradeLevels: string | null;
  readonly language: string | null;
  readonly channelName: string;
  /** Of the topics around the node, from the top down. */
  readonly topics: readonly string[];
};

/** Codes count before names. A node's own title is not asked: it says what a lesson is about, not where it belongs. */
export function curriculumOf({ categories, gradeLevels, language, channelName, topics }: Told) {
  // Khan Academy (English) and Khan Academy (中文) hold more than languages.
  const names = [...topics, channelName.replace(/[（(][^（）()]*[）)]/g, ' ')];
  const grade = firstIn(names, gradeIn);
  const chinese = names.filter((name) => /\p{Script=Han}/u.test(name));
  const publisher = firstIn(chinese, publisherIn);
  return {
    stage: stageOf(gradeLevels) ?? stageByName(grade, chinese),
    grade,
    subject: subjectByCode(categories, language) ?? firstIn(names, subjectIn) ?? ('other' as const),
    edition: publisher === null ? null : { publisher, year: firstIn(chinese, standardYearIn) },
    // Upper primary is no upper volume.
    volume: firstIn(chinese, volumeIn),
  } satisfies Partial<Draft>;
}

function stageByName(grade: Grade | null, names: readonly string[]): Stage | null {
  return grade === null ? firstIn(names, stageIn) : stageOfGrade(grade);
}

/** Several stages are none: it is for all of them. */
function stageOf(codes: string | null): Stage | null {
  const stages = new Set(codesIn(codes).flatMap((code) => stagesByCode.get(code) ?? []));
  return stages.size === 1 ? ([...stages][0] ?? null) : null;
}

function subjectByCode(codes: string | null, language: string | null): Subject | null {
  for (const code of codesIn(codes)) {
    const isUnder = (wide: string) => code === wide || code.startsWith(`${wide}.`);
    const subject = subjectsByCode.find(([wide]) => isUnder(wide))?.[1];
    if (subject !== undefined) return subject;
    if (isUnder(reading) && language === 'zh') return 'chinese';
    if (isUnder(reading) && language === 'en') return 'english';
  }
  return null;
}

function codesIn(joined: string | null): readonly string[] {
  return (joined ?? '').split(',', 100).map((code) => code.trim());
}

function firstIn<Value>(names: readonly string[], read: (name: string) => Value | null): Value | null {
  for (const name of names) {
    const value = read(name);
    if (value !== null) return value;
  }
  return null;
}
