import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

/** Lessons of which only those in sight are drawn: each is reached by its number. */
export type FarList = { readonly total: number; readonly columns: number; reach(at: number): void };

const rowsIn = (list: Element | null) => [...(list?.querySelectorAll<HTMLButtonElement>('[data-rows] button') ?? [])];

/** Tab comes to one row of the list. Rows come and go with every answer; the cards are drawn by another room. */
export function settleTabStop(list: Element | null): void {
  const rows = rowsIn(list);
  const entry = rows.find((row) => row === document.activeElement) ?? rows.find((row) => row.tabIndex === 0) ?? rows[0];
  for (const row of rows) row.tabIndex = row === entry ? 0 : -1;
}

type Roving = {
  readonly list: RefObject<HTMLElement | null>;
  readonly far: RefObject<FarList | null>;
  /** The focus goes to the first row with each new one of these, … */
  readonly firstOf: unknown;
  /** … or to the row that leads to where one comes from, by its `data-to`. */
  readonly cameFrom: string | null;
};

/** Arrows go from row to row as they stand on the glass, and on past what is drawn. */
export function useRoving({ list, far, firstOf, cameFrom }: Roving): (event: KeyboardEvent) => void {
  const entered = useRef<unknown>(null);
  useEffect(() => settleTabStop(list.current));
  useEffect(() => {
    // Back from a lesson's page, which the desk gives the focus back from.
    if (!firstOf || entered.current === firstOf) return;
    entered.current = firstOf;
    const rows = rowsIn(list.current);
    const row = rows.find((one) => cameFrom !== null && one.dataset.to === cameFrom) ?? rows[0];
    if (row) row.focus();
    else if (far.current && far.current.total > 0) far.current.reach(0);
  }, [list, far, firstOf, cameFrom]);
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const rows = rowsIn(list.current);
    const here = rows.indexOf(document.activeElement as HTMLButtonElement);
    if (here < 0 || !steps.has(event.key)) return;
    event.preventDefault();
    const next = target(event.key, rows, here, far.current);
    if (typeof next === 'number') return far.current?.reach(next);
    for (const row of rows) row.tabIndex = row === next ? 0 : -1;
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
}

/** The number of the lesson whose card this is, or is in; null where the row is no lesson. */
export function placeOf(element: Element | undefined): number | null {
  const at = element?.closest<HTMLElement>('[data-at]')?.dataset.at;
  return at === undefined ? null : Number(at);
}

const steps = new Set(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End']);

/** A row that is drawn, or the number of a lesson. */
function target(key: string, rows: readonly HTMLElement[], here: number, far: FarList | null) {
  const near = rows.filter((row) => placeOf(row) === null);
  const lessons = far?.total ?? 0;
  if (key === 'Home') return near[0] ?? 0;
  if (key === 'End') return lessons > 0 ? lessons - 1 : near.at(-1);
  const at = placeOf(rows[here]);
  if (at !== null && far) {
    const to = at + ({ ArrowRight: 1, ArrowLeft: -1, ArrowDown: far.columns, ArrowUp: -far.columns }[key] ?? 0);
    if (to >= 0 && to < lessons) return to;
    // From the last whole line down to the end of one that is not whole.
    if (to >= lessons) return Math.floor(at / far.columns) < Math.floor((lessons - 1) / far.columns) ? lessons - 1 : at;
    if (near.length === 0) return at;
    return key === 'ArrowLeft' ? near.at(-1) : above(near, rows[here]);
  }
  const step = near.indexOf(rows[here] as HTMLElement);
  if (key === 'ArrowLeft') return near[Math.max(0, step - 1)];
  if (key === 'ArrowRight') return near[step + 1] ?? (lessons > 0 ? 0 : near[step]);
  const next = vertical(near, step, key === 'ArrowDown' ? 1 : -1);
  return next === step && key === 'ArrowDown' && lessons > 0 ? 0 : near[next];
}

/** The row of the last line that stands above the card. */
function above(near: readonly HTMLElement[], card: HTMLElement | undefined): HTMLElement | undefined {
  const left = card?.getBoundingClientRect().left ?? 0;
  const lastTop = near.at(-1)?.getBoundingClientRect().top ?? 0;
  const line = near.filter((row) => Math.abs(row.getBoundingClientRect().top - lastTop) < 4);
  return line.reduce((best, row) => (aside(row, left) < aside(best, left) ? row : best));
}

const aside = (row: HTMLElement, left: number): number => Math.abs(row.getBoundingClientRect().left - left);

/** The nearest of the next line, up or down; where there is none, the row itself. */
function vertical(rows: readonly HTMLElement[], here: number, by: 1 | -1): number {
  const from = rows[here]?.getBoundingClientRect();
  if (!from) return here;
  let best = here;
  let bestLine = 0;
  let bestAside = 0;
  for (let i = here + by; rows[i]; i += by) {
    const box = rows[i]?.getBoundingClientRect();
    if (!box || Math.abs(box.top - from.top) < 4) continue;
    if (best !== here && Math.abs(box.top - bestLine) > 4) break;
    const aside = Math.abs(box.left - from.left);
    if (best !== here && aside >= bestAside) continue;
    best = i;
    bestLine = box.top;
    bestAside = aside;
  }
  return best;
}
