const MINUTES = [10, 15, 20] as const;
/** Less is no time to begin a lesson in. */
const LEFT_LEAST = 3;

type Choice = {
  readonly minutes: number;
  /** What is left of the period that runs. */
  readonly isLeft: boolean;
  readonly count: number;
};

/**
 * The lengths worth offering. `fitting`: at each number of minutes how many lessons fit. Where nothing does it
 * is left out; the one that is chosen stays, to be taken back, though less is left of the period by now.
 */
export function fitChoices(
  fitting: readonly number[],
  leftSeconds: number | null,
  chosenSeconds: number | undefined,
): readonly Choice[] {
  const choice = (minutes: number, isLeft: boolean): Choice => ({ minutes, isLeft, count: fitting[minutes] ?? 0 });
  const left = leftSeconds === null ? 0 : Math.floor(leftSeconds / 60);
  const all = [
    ...(left >= LEFT_LEAST && left < fitting.length ? [choice(left, true)] : []),
    ...MINUTES.filter((minutes) => left < LEFT_LEAST || minutes !== left).map((minutes) => choice(minutes, false)),
  ];
  const chosen = chosenSeconds === undefined ? null : chosenSeconds / 60;
  if (chosen !== null && !all.some(({ minutes }) => minutes === chosen)) all.push(choice(chosen, false));
  return all.filter(({ minutes, count }) => count > 0 || minutes * 60 === chosenSeconds);
}
