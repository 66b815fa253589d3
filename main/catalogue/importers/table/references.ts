const rowsOfSheet = 1_048_576;

/** `C5` → 2; null where it is none. */
export function columnOf(reference: string | null): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Rows stand in their order; one that does not say its number, or none that can be, follows the one before. */
export function rowOf(said: string | null, before: number): number {
  const row = Number(said ?? Number.NaN);
  return Number.isInteger(row) && row > before && row <= rowsOfSheet ? row : before + 1;
}
