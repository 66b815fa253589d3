/** Pieces one after the other; `to` is not in it. */
export type Run = { readonly from: number; readonly to: number };

/** Which pieces of a file are still to come, and which are being fetched. */
export type Picker = {
  /** The next missing ones from where they are needed first, at most `piecesMax`; null: none is left to take. */
  take(piecesMax: number): Run | null;
  /** All that is missing, from the first: for a server that knows no ranges. Null: none is, or others are fetching. */
  takeAll(): Run | null;
  /** What of a run did not come may be taken again. */
  giveBack(run: Run): void;
  came(piece: number): void;
  has(piece: number): boolean;
  isWhole(): boolean;
  leftCount(): number;
  /** From here on first, then from the beginning. */
  needFrom(piece: number): void;
};

const MISSING = 0;
const TAKEN = 1;
const HERE = 2;

export function createPicker(count: number, isHere: (piece: number) => boolean): Picker {
  const state = Uint8Array.from({ length: count }, (_, piece) => (isHere(piece) ? HERE : MISSING));
  let left = state.reduce((sum, one) => sum + (one === HERE ? 0 : 1), 0);
  let focus = 0;

  const nextMissing = (): number => {
    const ahead = state.indexOf(MISSING, focus);
    return ahead >= 0 ? ahead : state.indexOf(MISSING);
  };
  const mark = (from: number, to: number): Run => {
    for (let piece = from; piece < to; piece += 1) if (state[piece] === MISSING) state[piece] = TAKEN;
    return { from, to };
  };
  return {
    take(piecesMax) {
      const from = nextMissing();
      if (from < 0) return null;
      let to = from + 1;
      while (to < count && to - from < piecesMax && state[to] === MISSING) to += 1;
      return mark(from, to);
    },
    takeAll() {
      const from = state.indexOf(MISSING);
      return from < 0 || state.includes(TAKEN) ? null : mark(from, count);
    },
    giveBack({ from, to }) {
      for (let piece = from; piece < to; piece += 1) if (state[piece] === TAKEN) state[piece] = MISSING;
    },
    came(piece) {
      if (state[piece] !== HERE) left -= 1;
      state[piece] = HERE;
    },
    has: (piece) => state[piece] === HERE,
    isWhole: () => left === 0,
    leftCount: () => left,
    needFrom(piece) {
      focus = piece;
    },
  };
}
