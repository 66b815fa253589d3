import type { Facets } from './facets.ts';

const LONGER = 255;

/** Rounded up, so that what fits in 15 minutes does; 0: not known. */
export const minutesOf = (seconds: number | null | undefined): number =>
  seconds ? Math.min(LONGER, Math.ceil(seconds / 60)) : 0;

/** How many lessons there are of each number of minutes, as `minutesOf` says it. */
export type Lengths = Uint32Array;

export const noLengths = (): Lengths => new Uint32Array(LONGER + 1);

export function addLengths(to: Lengths, more: Lengths): void {
  for (let minute = 0; minute <= LONGER; minute += 1) to[minute] = (to[minute] ?? 0) + (more[minute] ?? 0);
}

export function addLesson(to: Lengths, minutes: number): void {
  to[minutes] = (to[minutes] ?? 0) + 1;
}

/** How many there are, or how many of them fit. */
export function countOf(lengths: Lengths, { secondsMax }: Pick<Facets, 'secondsMax'>): number {
  const [from, to] = secondsMax === undefined ? [0, LONGER] : [1, secondsMax / 60];
  let sum = 0;
  for (let minute = from; minute <= to; minute += 1) sum += lengths[minute] ?? 0;
  return sum;
}

const FITTING_MINUTES = 60;

/** At each number of minutes how many fit in them, whatever length is chosen: at 0 none, at the end an hour. */
export function fittingOf(lengths: Lengths): number[] {
  let sum = 0;
  return Array.from({ length: FITTING_MINUTES + 1 }, (_, minute) => {
    if (minute > 0) sum += lengths[minute] ?? 0;
    return sum;
  });
}
