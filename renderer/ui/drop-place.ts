/** The list with one of its lessons elsewhere; `toIndex` is the place among the others. */
export function moved<Item>(items: readonly Item[], from: number, toIndex: number): Item[] {
  const item = items[from];
  return item === undefined ? [...items] : items.toSpliced(from, 1).toSpliced(toIndex, 0, item);
}

/** Where a row that is dragged would come to lie: behind every other row whose middle is above the pointer. */
export function dropIndex(middles: readonly number[], from: number, pointerY: number): number {
  return middles.filter((middle, at) => at !== from && middle < pointerY).length;
}
