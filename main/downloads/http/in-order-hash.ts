import { createHash } from 'node:crypto';

/** SHA-256 of a file as its pieces come, for as long as they come one after the other: then it need not be read again. */
export function createInOrderHash(count: number) {
  const hash = createHash('sha256');
  let next = 0;
  return {
    came(piece: number, chunks: readonly Uint8Array[]): void {
      if (piece !== next) return;
      for (const chunk of chunks) hash.update(chunk);
      next += 1;
    },
    /** Null: some came out of turn, or were here before. */
    digest: (): string | null => (next === count ? hash.digest('hex') : null),
  };
}
