import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AssetDigest, Pieces } from '../../core/words/index.ts';
import { createPieceHasher, infoHashOf, pieceBytesFor, readTable, tableBytes } from './index.ts';

const KIB = 1024;
const content = randomBytes(600 * KIB);
const digest = createHash('sha256').update(content).digest('hex') as AssetDigest;
const bytes = content.byteLength;
const pieceBytes = 256 * KIB;

function tableOf(parts: readonly Uint8Array[]): Buffer {
  const hasher = createPieceHasher(pieceBytes);
  for (const part of parts) hasher.update(part);
  return hasher.table();
}

describe('a file in pieces', () => {
  const table = tableOf([content]);
  const pieces: Pieces = {
    bytes: pieceBytes,
    digest: createHash('sha256').update(table).digest('hex') as AssetDigest,
    infoHash: infoHashOf({ digest, bytes, pieceBytes, table }),
  };

  test('is cut into some two hundred, none under 256 KiB or over 4 MiB, and not at all when it is small', () => {
    expect([1, 256 * KIB, 256 * KIB + 1, 50e6, 52.5e6, 200e6, 1e9, 1e10].map(pieceBytesFor)).toEqual([
      ...[null, null, 256 * KIB, 256 * KIB, 512 * KIB, 1024 * KIB, 4096 * KIB, 4096 * KIB],
    ]);
  });

  test('has the same table however its bytes come', () => {
    for (const size of [1000, 256 * KIB, 300 * KIB]) {
      const parts = Array.from({ length: Math.ceil(bytes / size) }, (_, at) =>
        content.subarray(at * size, (at + 1) * size),
      );
      expect(tableOf(parts).equals(table)).toBe(true);
    }
    expect(table.byteLength).toBe(tableBytes(bytes, pieceBytes));
  });

  test('tells which bytes are a piece, the last one shorter, and which are not', () => {
    const read = readTable({ digest, bytes, pieces }, table);
    expect(read?.count).toBe(3);
    for (const piece of [0, 1, 2]) {
      const { from, to } = read?.rangeOf(piece) ?? { from: 0, to: 0 };
      const sha1 = createHash('sha1').update(content.subarray(from, to)).digest();
      expect([0, 1, 2].map((other) => read?.isPiece(other, sha1))).toEqual([0, 1, 2].map((other) => other === piece));
    }
    expect(read?.rangeOf(2)).toEqual({ from: 512 * KIB, to: bytes });
  });

  test('is not believed a table of another length, of other pieces, of another file or another infohash', () => {
    const spoilt = Buffer.from(table);
    spoilt[7] = (spoilt[7] ?? 0) ^ 1;
    const other = `${digest.slice(0, 63)}${digest.endsWith('0') ? '1' : '0'}` as AssetDigest;
    expect(readTable({ digest, bytes, pieces }, table.subarray(0, 40))).toBe(null);
    expect(readTable({ digest, bytes, pieces }, spoilt)).toBe(null);
    expect(readTable({ digest: other, bytes, pieces }, table)).toBe(null);
    expect(readTable({ digest, bytes: bytes - 1, pieces }, table)).toBe(null);
    expect(readTable({ digest, bytes, pieces: { ...pieces, infoHash: '0'.repeat(40) } }, table)).toBe(null);
  });

  test('has the infohash that BEP 3 makes of it', () => {
    // Written out by hand: d 6:length … 4:name … 12:piece length … 6:pieces … e
    const info = `d6:lengthi3e4:name64:${digest}12:piece lengthi262144e6:pieces20:${'x'.repeat(20)}e`;
    expect(infoHashOf({ digest, bytes: 3, pieceBytes: 262_144, table: Buffer.from('x'.repeat(20)) })).toBe(
      createHash('sha1').update(info).digest('hex'),
    );
  });
});
