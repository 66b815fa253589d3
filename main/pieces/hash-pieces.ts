import { createHash, type Hash } from 'node:crypto';

/** SHA-1 of each piece of what is put in, in order. */
export function createPieceHasher(pieceBytes: number) {
  const digests: Buffer[] = [];
  let piece: Hash = createHash('sha1');
  let left = pieceBytes;
  return {
    update(chunk: Uint8Array): void {
      for (let at = 0; at < chunk.byteLength; ) {
        const part = chunk.subarray(at, at + left);
        piece.update(part);
        at += part.byteLength;
        left -= part.byteLength;
        if (left > 0) continue;
        digests.push(piece.digest());
        piece = createHash('sha1');
        left = pieceBytes;
      }
    },
    /** The table of all that was put in; nothing more may be put in after it. */
    table(): Buffer {
      if (left < pieceBytes) digests.push(piece.digest());
      return Buffer.concat(digests);
    },
  };
}
