import type { Lesson } from './lesson.ts';

/**
 * How long a recorded lesson should be, and how this one compares. The Ministry of Education said it of the national
 * cloud platform (13 January 2021, its report on the year 2020): 小学微课时长为 15-20 分钟, 中学微课时长为 20-25 分钟.
 * Advice and no limit: half a minute more or less is not told of.
 */
export type LengthAdvice = {
  readonly school: keyof typeof recommended;
  readonly fromMinutes: number;
  readonly toMinutes: number;
  /** Minutes that it is longer than the longest; negative: shorter than the shortest; 0: within. */
  readonly beyondMinutes: number;
};

const recommended = {
  primary: { fromMinutes: 15, toMinutes: 20 },
  secondary: { fromMinutes: 20, toMinutes: 25 },
} as const;
/** Where only the grade is told; places with five years of primary school tell the stage. */
const PRIMARY_GRADES = 6;

/** Null: it has no length, or nothing is recommended for its school. */
export function lengthAdvice({
  stage,
  grade,
  durationSeconds,
}: Pick<Lesson, 'stage' | 'grade' | 'durationSeconds'>): LengthAdvice | null {
  const school = schoolOf(stage, grade);
  if (school === null || durationSeconds <= 0) return null;
  const { fromMinutes, toMinutes } = recommended[school];
  const minutes = Math.round(durationSeconds / 60);
  const beyondMinutes = Math.max(0, minutes - toMinutes) || Math.min(0, minutes - fromMinutes);
  return { school, fromMinutes, toMinutes, beyondMinutes };
}

function schoolOf(stage: Lesson['stage'], grade: Lesson['grade']): LengthAdvice['school'] | null {
  if (stage === 'special') return null;
  if (stage !== null) return stage === 'primary' ? 'primary' : 'secondary';
  if (grade === null) return null;
  return grade <= PRIMARY_GRADES ? 'primary' : 'secondary';
}
