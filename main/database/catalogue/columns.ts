/** Numbers things by a key in the order they come, from 1. */
export function createNumbers<Item>() {
  const numbers = new Map<string, number>();
  const items: Item[] = [];
  return {
    numberOf(key: string, make: () => Item): number {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      items.push(make());
      numbers.set(key, items.length);
      return items.length;
    },
    item: (number: number): Item | undefined => items[number - 1],
    all: (): [number, Item][] => items.map((item, at) => [at + 1, item]),
  };
}

export type Column = ReturnType<typeof createColumn>;

/** A growing array of whole numbers: four bytes each, where an array of JavaScript's takes eight and more. */
export function createColumn() {
  let all = new Uint32Array(1 << 16);
  let count = 0;
  return {
    push(value: number): void {
      if (count === all.length) {
        const larger = new Uint32Array(all.length * 2);
        larger.set(all);
        all = larger;
      }
      all[count] = value;
      count += 1;
    },
    values: () => all.subarray(0, count),
  };
}
