/**
 * Where an arrow key leads among `count` suggestions, -1 being the text as it is typed; null where the key is not an
 * arrow or there is nothing to choose. Past the last one comes the text again, so that nobody is caught in the list.
 */
export function moved(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return active + 1 >= count ? -1 : active + 1;
  if (key === 'ArrowUp') return active < 0 ? count - 1 : active - 1;
  return null;
}
