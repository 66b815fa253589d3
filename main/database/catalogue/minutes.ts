/** Rounded up, so that what fits in 15 minutes does; 0: not known. */
export const minutesOf = (seconds: number | null | undefined): number =>
  seconds ? Math.min(255, Math.ceil(seconds / 60)) : 0;
