import { createHash } from 'node:crypto';
import type { PieceTable } from '../../pieces/index.ts';
import type { Failure } from '../ports.ts';
import type { Run } from './picker.ts';
import { createWriteBehind } from './write-behind.ts';

export type Sink = {
  /** Has it already: it is passed over. */
  has(piece: number): boolean;
  /** One that is what the table says. */
  take(piece: number, chunks: readonly Uint8Array[]): Promise<void>;
};

/** Pieces that follow one another, put together from what one or several answers bring. Times: none; all in bytes of the file. */
export type Gathering = {
  /** The next byte that is wanted. */
  at(): number;
  /** The one after the last. */
  readonly end: number;
  /**
   * Bytes from `at` on. A failure: a piece is not what it should be. A promise: the disk is one piece behind, and no more
   * may come until it is settled; it rejects with what `take` rejects with.
   */
  put(chunk: Buffer): Failure | Promise<void> | undefined;
  isDone(): boolean;
  /** All that was put in lies on the disk. */
  settled(): Promise<void>;
};

export function createGathering(table: PieceTable, run: Run, { has, take }: Sink): Gathering {
  const end = table.rangeOf(run.to - 1).to;
  let piece = run.from;
  let { from: at } = table.rangeOf(piece);
  let isHere = has(piece);
  let chunks: Buffer[] = [];
  let sha1 = createHash('sha1');
  const disk = createWriteBehind();

  function finish(): Failure | Promise<void> | undefined {
    const [done, full, wasHere] = [piece, chunks, isHere];
    const isRight = wasHere || table.isPiece(done, sha1.digest());
    chunks = [];
    sha1 = createHash('sha1');
    if (!isRight) {
      at = table.rangeOf(done).from;
      return { code: 'wrongDigest', detail: `piece ${done}` };
    }
    piece += 1;
    isHere = piece < run.to && has(piece);
    if (wasHere) return undefined;
    return disk.write(() => take(done, full));
  }
  function fill(part: Buffer): Failure | Promise<void> | undefined {
    at += part.byteLength;
    if (!isHere) {
      sha1.update(part);
      chunks.push(part);
    }
    return at < table.rangeOf(piece).to ? undefined : finish();
  }
  return {
    end,
    at: () => at,
    put(chunk) {
      let wait: Promise<void> | undefined;
      for (let from = 0; from < chunk.byteLength; ) {
        if (piece === run.to) return { code: 'wrongLength', detail: 'more came' };
        const part = chunk.subarray(from, from + table.rangeOf(piece).to - at);
        from += part.byteLength;
        const filled = fill(part);
        if (filled instanceof Promise) wait = filled;
        else if (filled !== undefined) return filled;
      }
      return wait;
    },
    isDone: () => piece === run.to,
    settled: disk.settled,
  };
}
