import { createHash } from 'node:crypto';
import type { AssetDigest } from '../../core/words/index.ts';

type Torrent = {
  readonly digest: AssetDigest;
  readonly bytes: number;
  readonly pieceBytes: number;
  /** SHA-1 of each piece, one after the other. */
  readonly table: Uint8Array;
};

/**
 * Of the torrent of one file that is named by its digest: SHA-1 of the bencoded `info`, keys in order (BEP 3). Whoever
 * makes a torrent of the file with this name and these pieces comes to the same, and so meets us in one swarm.
 */
export function infoHashOf(torrent: Torrent): string {
  return createHash('sha1').update(infoOf(torrent)).digest('hex');
}

/** The bencoded `info` itself. */
export function infoOf({ digest, bytes, pieceBytes, table }: Torrent): Buffer {
  return Buffer.concat([
    Buffer.from(`d6:lengthi${bytes}e4:name${digest.length}:${digest}12:piece lengthi${pieceBytes}e`),
    Buffer.from(`6:pieces${table.byteLength}:`),
    table,
    Buffer.from('e'),
  ]);
}
