import type { AssetDigest, Pieces } from '../../core/words/index.ts';
import { infoHashOf } from './info-hash.ts';

const SHA1_BYTES = 20;
const KIB = 1024;

/** What each piece of a file has to be. */
export type PieceTable = {
  readonly pieceBytes: number;
  readonly count: number;
  /** The first byte of a piece and the one after its last. */
  rangeOf(piece: number): { readonly from: number; readonly to: number };
  isPiece(piece: number, sha1: Uint8Array): boolean;
};

/**
 * How a file is cut: some two hundred pieces, of 256 KiB to 4 MiB. More make the tables large; fewer make a peer wait long
 * before it can share, and a lesson long before it can play. Null: it is too small to be worth it.
 */
export function pieceBytesFor(bytes: number): number | null {
  if (bytes <= 256 * KIB) return null;
  const wished = 2 ** Math.ceil(Math.log2(bytes / 200));
  return Math.min(Math.max(wished, 256 * KIB), 4096 * KIB);
}

export function tableBytes(bytes: number, pieceBytes: number): number {
  return Math.ceil(bytes / pieceBytes) * SHA1_BYTES;
}

/** Null: the table is not that of this file, by its length or by the infohash that its feed told. */
export function readTable(
  { digest, bytes, pieces }: { readonly digest: AssetDigest; readonly bytes: number; readonly pieces: Pieces },
  table: Uint8Array,
): PieceTable | null {
  const { bytes: pieceBytes, infoHash } = pieces;
  if (table.byteLength !== tableBytes(bytes, pieceBytes)) return null;
  if (infoHashOf({ digest, bytes, pieceBytes, table }) !== infoHash) return null;
  const sums = Buffer.from(table);
  return {
    pieceBytes,
    count: table.byteLength / SHA1_BYTES,
    rangeOf: (piece) => ({ from: piece * pieceBytes, to: Math.min((piece + 1) * pieceBytes, bytes) }),
    isPiece: (piece, sha1) => sums.subarray(piece * SHA1_BYTES, (piece + 1) * SHA1_BYTES).equals(sha1),
  };
}
