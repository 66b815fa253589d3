import { type KeyboardEvent, type RefObject, useEffect } from 'react';

const rowsIn = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLButtonElement>('[data-rows] button') ?? []),
];

/** Tab comes to one row of the list; arrows go on from there, as the rows stand on the glass. */
export function useRoving(list: RefObject<HTMLElement | null>, firstOf: unknown) {
  // Rows come and go with every answer; the cards are drawn by another room.
  useEffect(() => {
    const rows = rowsIn(list.current);
    const entry = rows.find((row) => row === document.activeElement) ?? rows[0];
    for (const row of rows) row.tabIndex = row === entry ? 0 : -1;
  });
  useEffect(() => {
    if (firstOf) rowsIn(list.current)[0]?.focus();
  }, [list, firstOf]);
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const rows = rowsIn(list.current);
    const here = rows.indexOf(document.activeElement as HTMLButtonElement);
    if (here < 0) return;
    const next = rows[target(event.key, rows, here)];
    if (!next) return;
    event.preventDefault();
    for (const row of rows) row.tabIndex = row === next ? 0 : -1;
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  };
}

function target(key: string, rows: readonly HTMLElement[], here: number): number {
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowRight':
      return Math.min(here + 1, last);
    case 'ArrowLeft':
      return Math.max(here - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowDown':
      return vertical(rows, here, 1);
    case 'ArrowUp':
      return vertical(rows, here, -1);
    default:
      return -1;
  }
}

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
