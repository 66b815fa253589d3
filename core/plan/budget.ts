import { type Plan, type PlanLesson, type PlanSegment, segmentsOfPlan } from './plan.ts';
import { stopsIn } from './stops.ts';

/**
 * How much of a period is video. The Ministry of Education and seven other departments (30 August 2018, 综合防控儿童
 * 青少年近视实施方案) want electronic teaching to take at most 30% of all teaching time in principle; its guidance for
 * learning on line (2020) holds primary pupils to 20 and older ones to 30 minutes at a stretch. Advice and no limit.
 */
export const VIDEO_SHARE_ADVISED = 0.3;
const STRETCH_MINUTES = { primary: 20, secondary: 30 } as const;
/** Where only the grade is told. */
const PRIMARY_GRADES = 6;

export type PlanSchool = keyof typeof STRETCH_MINUTES;

export type Budget = {
  readonly periodSeconds: number;
  readonly videoSeconds: number;
  readonly talkSeconds: number;
  readonly thinkSeconds: number;
  /** Left of the period; negative: it is too short for the plan. */
  readonly freeSeconds: number;
  /** The longest time between two stops. */
  readonly stretchSeconds: number;
  readonly advice: BudgetAdvice;
};

export type BudgetAdvice = {
  readonly school: PlanSchool;
  readonly videoSecondsAdvised: number;
  readonly stretchSecondsAdvised: number;
  readonly beyond: 'none' | 'video' | 'stretch' | 'both';
};

export function budgetOf(plan: Plan): Budget {
  const parts = segmentsOfPlan(plan).map((segment) => minutesOf(plan, segment));
  const sum = (key: 'videoSeconds' | 'talkSeconds' | 'thinkSeconds') =>
    parts.reduce((total, part) => total + part[key], 0);
  const [videoSeconds, talkSeconds, thinkSeconds] = [sum('videoSeconds'), sum('talkSeconds'), sum('thinkSeconds')];
  const { periodSeconds } = plan;
  const stretchSeconds = Math.max(0, ...parts.map((part) => part.stretchSeconds));
  return {
    ...{ periodSeconds, videoSeconds, talkSeconds, thinkSeconds, stretchSeconds },
    freeSeconds: periodSeconds - videoSeconds - talkSeconds - thinkSeconds,
    advice: adviceOn(schoolOf(plan.lessons), { periodSeconds, videoSeconds, stretchSeconds }),
  };
}

export type SegmentMinutes = Pick<Budget, 'videoSeconds' | 'talkSeconds' | 'thinkSeconds' | 'stretchSeconds'>;

/** What one segment takes of the period: its video, the talk after it, and the think time of its questions. */
export function minutesOf(plan: Plan, segment: PlanSegment): SegmentMinutes {
  const { fromSeconds, toSeconds, talkSeconds } = segment;
  const stops = stopsIn(plan, segment);
  const edges = [fromSeconds, ...stops.map(({ atSeconds }) => atSeconds), toSeconds];
  return {
    videoSeconds: Math.max(0, toSeconds - fromSeconds),
    talkSeconds,
    thinkSeconds: stops.reduce((sum, { thinkSeconds }) => sum + (thinkSeconds ?? 0), 0),
    stretchSeconds: Math.max(0, ...edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0))),
  };
}

export function adviceOn(
  school: PlanSchool,
  { periodSeconds, videoSeconds, stretchSeconds }: Pick<Budget, 'periodSeconds' | 'videoSeconds' | 'stretchSeconds'>,
): BudgetAdvice {
  const videoSecondsAdvised = periodSeconds * VIDEO_SHARE_ADVISED;
  const stretchSecondsAdvised = STRETCH_MINUTES[school] * 60;
  const tooMuch = videoSeconds > videoSecondsAdvised;
  const tooLong = stretchSeconds > stretchSecondsAdvised;
  const beyond = tooMuch ? (tooLong ? 'both' : 'video') : tooLong ? 'stretch' : 'none';
  return { school, videoSecondsAdvised, stretchSecondsAdvised, beyond };
}

/** The youngest pupils that the lessons are for; where nothing is told, the stricter advice. */
export function schoolOf(lessons: readonly Pick<PlanLesson, 'stage' | 'grade'>[]): PlanSchool {
  const told = lessons.filter(({ stage, grade }) => stage !== null || grade !== null);
  const isPrimary = ({ stage, grade }: (typeof told)[number]) =>
    stage === null ? (grade ?? 0) <= PRIMARY_GRADES : stage === 'primary';
  return told.length > 0 && !told.some(isPrimary) ? 'secondary' : 'primary';
}
