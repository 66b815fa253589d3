/**
 * A seeded source of chance (xoshiro128**, Blackman and Vigna, https://prng.di.unimi.it/): the same seed gives
 * the same lesson on every machine.
 */
export type Random = {
  /** 0 (inclusive) to 1 (exclusive). */
  readonly share: () => number;
  readonly between: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** A source of its own, so that one part's questions do not move another's answers. */
  readonly fork: () => Random;
};

export function createRandom(seed: number): Random {
  let spread = seed >>> 0;
  // splitmix32 spreads the seed over the whole state.
  const split = () => {
    spread = (spread + 0x9e3779b9) >>> 0;
    let z = spread;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let a = split();
  let b = split();
  let c = split();
  let d = split();

  function next(): number {
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return scrambled;
  }

  const share = () => next() / 2 ** 32;
  return {
    share,
    between: (low, high) => low + share() * (high - low),
    chance: (probability) => share() < probability,
    pick(items) {
      const item = items[Math.floor(share() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    fork: () => createRandom(next()),
  };
}

function rotate(value: number, by: number): number {
  return ((value << by) | (value >>> (32 - by))) >>> 0;
}
