/** How the home page was built the last time: what it keeps room for until main has answered. */
export type HomeShape = {
  readonly next: boolean;
  /** Cards of other classes beside the next period. */
  readonly beside: number;
  /** Cells of the week's row; null: no timetable. */
  readonly week: number | null;
  readonly recent: boolean;
  readonly themes: boolean;
};

const NAME = 'lectern.home.shape';

export function lastShape(): HomeShape | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? 'null');
    return isShape(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepShape(shape: HomeShape): void {
  localStorage.setItem(NAME, JSON.stringify(shape));
}

function isShape(kept: unknown): kept is HomeShape {
  if (typeof kept !== 'object' || kept === null) return false;
  const { next, beside, week, recent, themes } = kept as Partial<Record<keyof HomeShape, unknown>>;
  const isWeek = week === null || (typeof week === 'number' && week >= 0 && week <= 70);
  return (
    isWeek &&
    typeof beside === 'number' &&
    beside >= 0 &&
    beside <= 3 &&
    [next, recent, themes].every((one) => typeof one === 'boolean')
  );
}
