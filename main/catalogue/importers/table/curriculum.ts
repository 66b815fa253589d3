import {
  type Grade,
  gradeIn,
  numberOf,
  publisherIn,
  type Stage,
  type Subject,
  stageIn,
  stageOfGrade,
  stages,
  standardYearIn,
  subjectIn,
  subjects,
  type Volume,
  volumeIn,
} from '../../../../core/words/index.ts';
import type { Draft } from '../gate.ts';

/** The cells that say where a lesson belongs, as one line each; empty where there is none. */
export type PlaceCells = {
  readonly stage: string;
  readonly grade: string;
  readonly subject: string;
  readonly edition: string;
  readonly volume: string;
};

/** People put into one cell what has another: 小学数学 is a stage too, and 四年级上册 a volume. */
export function curriculumOf({ stage, grade, subject, edition, volume }: PlaceCells) {
  // 教育科学出版社 is no subject.
  const book = edition.replace(/\p{Script=Han}*出版社/gu, ' ');
  const saidStage = stageOf(stage) ?? stageBeside(grade) ?? stageBeside(subject) ?? stageBeside(book);
  const foundGrade = gradeOf(grade, saidStage) ?? gradeIn(volume) ?? gradeIn(subject) ?? gradeIn(book);
  return {
    stage: saidStage ?? (foundGrade === null ? null : stageOfGrade(foundGrade)),
    grade: foundGrade,
    subject: subjectOf(subject) ?? subjectIn(book) ?? subjectIn(grade) ?? ('other' as const),
    edition: editionOf(edition),
    volume: volumeOf(volume) ?? volumeIn(grade) ?? volumeIn(book),
  } satisfies Partial<Draft>;
}

/** In English the words are too common: higher maths, a special edition. */
function stageBeside(text: string): Stage | null {
  return /\p{Script=Han}/u.test(text) ? stageIn(text) : null;
}

function editionOf(text: string): Draft['edition'] {
  if (text === '') return null;
  const year = /(?<!\d)(20\d\d)(?!\d)/.exec(text)?.[1];
  // What ends in 出版社 would be read as a 出版.
  const house = /\p{Script=Han}{2,16}出版社/u.exec(text)?.[0];
  const told = publisherIn(house === undefined ? text : text.replace(house, ' ')) ?? house ?? text;
  const publisher = told.replace(/[（(]\s*20\d\d[^（()）]*[）)]/g, '').trim() || told;
  return {
    publisher: publisher.replaceAll('(', '（').replaceAll(')', '）').slice(0, 100),
    year: standardYearIn(text) ?? (year === undefined ? null : Number(year)),
  };
}

function stageOf(text: string): Stage | null {
  return stages.find((stage) => stage === text.toLowerCase()) ?? stageIn(text);
}

function subjectOf(text: string): Subject | null {
  return subjects.find((subject) => subject === text.toLowerCase()) ?? subjectIn(text);
}

const lastOf: Readonly<Record<Stage, number>> = { primary: 0, junior: 6, senior: 9, special: 0 };

/** 四年级, 4, 四, G4, 初二; and in a list of 初中 also 二年级 for the eighth. */
function gradeOf(text: string, stage: Stage | null): Grade | null {
  const bare = /^(?:grade|g|year)?\s*([一二三四五六七八九十]{1,2}|\d{1,2})\s*(?:年级)?$/i.exec(text)?.[1];
  const number = bare === undefined ? gradeIn(text) : numberOf(bare);
  if (number === null || number < 1 || number > 12) return null;
  const isOfStage = number <= 3 && stage !== null && bare !== undefined;
  return (isOfStage ? number + lastOf[stage] : number) as Grade;
}

const halves: ReadonlyMap<string, Volume> = new Map([
  ...['上', '1', '一', '上期'].map((name) => [name, 'upper'] as const),
  ...['下', '2', '二', '下期'].map((name) => [name, 'lower'] as const),
  ...['全', '全册', '全一册'].map((name) => [name, 'whole'] as const),
]);

function volumeOf(text: string): Volume | null {
  return halves.get(text) ?? volumeIn(text) ?? (text.slice(0, 80).trim() || null);
}
