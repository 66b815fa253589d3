// Shards and indexes that no publisher of ours would make, signed with real keys: a signature says who, not how well.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A shard of one frame with exactly these bytes for its cards and its details. */
export function shardOf(cards: Uint8Array, details: Uint8Array): Buffer {
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(cards.length, 0);
  lengths.writeUInt32LE(details.length, 4);
  return Buffer.concat([Buffer.from('lectern lessons 1\n'), lengths, cards, details]);
}

export function shardOfText(cards: unknown, details: readonly unknown[]): Buffer {
  return shardOf(
    zstdCompressSync(JSON.stringify(cards)),
    zstdCompressSync(details.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')),
  );
}

/** Puts the shard in the place of all others of a built feed; what else of the index is to be different, too. */
export function changeIndex(feed: string, shard: Buffer | null, more: object = {}): void {
  const file = join(feed, 'targets', 'index.json');
  const index = JSON.parse(readFileSync(file, 'utf8'));
  if (shard) {
    const digest = sha256(shard);
    writeFileSync(join(feed, 'targets', `${digest}.lessons`), shard);
    Object.assign(index, { lessons: 1, deltas: [], shards: [{ digest, bytes: shard.length, lessons: 1 }] });
  }
  writeFileSync(file, JSON.stringify({ ...index, ...more }));
}
