import type { GrownPieces } from '../../core/contract/index.ts';

type Piece = GrownPieces['pieces'][number];

/** Ahead of the place that is played: a second or two are enough, more outlasts a busy disk. */
const AHEAD_SECONDS = 12;
/** What lies further off is let go: a window has room for a few minutes of a film, not for an hour. */
const KEPT_SECONDS = 40;
/** Sound and picture of a piece do not begin in the same moment. */
const EARLY_SECONDS = 0.25;

/** What to do next for a film of which only pieces are there. */
export type Next =
  | { readonly kind: 'fetch'; readonly piece: Piece; readonly index: number }
  /** From its list of pieces: those that are known do not reach far enough. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'remove'; readonly index: number; readonly fromSeconds: number; readonly untilSeconds: number }
  /** All that is needed here is there; `isEnd`: up to its end. */
  | { readonly kind: 'rest'; readonly isEnd: boolean };

type Known = { readonly pieces: readonly Piece[]; readonly hasEnded: boolean };

export function nextStep({ pieces, hasEnded }: Known, taken: ReadonlySet<number>, atSeconds: number): Next {
  const until = (index: number) => pieces[index + 1]?.startSeconds ?? Number.POSITIVE_INFINITY;
  for (const index of taken) {
    const fromSeconds = pieces[index]?.startSeconds ?? 0;
    const isFar = until(index) < atSeconds - KEPT_SECONDS || fromSeconds > atSeconds + KEPT_SECONDS;
    if (isFar) return { kind: 'remove', index, fromSeconds, untilSeconds: until(index) };
  }
  const first = Math.max(
    0,
    pieces.findLastIndex(({ startSeconds }) => startSeconds <= atSeconds + EARLY_SECONDS),
  );
  for (let index = first; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (!piece || piece.startSeconds > atSeconds + AHEAD_SECONDS) return { kind: 'rest', isEnd: false };
    if (!taken.has(index)) return { kind: 'fetch', piece, index };
  }
  return hasEnded ? { kind: 'rest', isEnd: true } : { kind: 'ask' };
}
