import { closeSync, openSync, readSync } from 'node:fs';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { LessonRecord } from '../../core/words/index.ts';
import { type Card, cardOf, isCard } from './card.ts';

/**
 * A shard is a file of lessons:
 *
 *   "lectern lessons 1\n"
 *   frame: bytes of cards (u32, little-endian), bytes of details (u32), cards, details
 *   frame …
 *
 * Cards are a JSON array, details a line of JSON for each card in the same order, both compressed by Zstandard. So a
 * catalogue is built from the cards alone, and keeps the details as they are.
 */
export const SHARD_HEAD = Buffer.from('lectern lessons 1\n');
/** Lessons in a frame: to show one, all of its frame is unpacked (0.3 ms). */
export const FRAME_LESSONS = 128;
const PACKED_BYTES_MAX = 16 << 20;
const UNPACKED_BYTES_MAX = 64 << 20;

/** Not what a shard is: cut off, damaged, or made to harm. */
export class ShardBroken extends Error {}

export type Frame = { readonly cards: readonly Card[]; readonly details: Uint8Array };

export function packFrame(records: readonly LessonRecord[]): Uint8Array {
  const cards = zstdCompressSync(JSON.stringify(records.map(cardOf)));
  const details = zstdCompressSync(records.map((record) => JSON.stringify(record)).join('\n'));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(cards.length, 0);
  lengths.writeUInt32LE(details.length, 4);
  return Buffer.concat([lengths, cards, details]);
}

/** Reads frame by frame; what is kept of the file in memory is one frame. */
export function* framesOf(file: string): Generator<Frame> {
  const handle = openSync(file, 'r');
  try {
    if (!readExactly(handle, SHARD_HEAD.length)?.equals(SHARD_HEAD)) throw new ShardBroken('no shard');
    for (;;) {
      const lengths = readExactly(handle, 8);
      if (lengths === null) return;
      const [cardBytes, detailBytes] = [lengths.readUInt32LE(0), lengths.readUInt32LE(4)];
      if (cardBytes + detailBytes > PACKED_BYTES_MAX) throw new ShardBroken('a frame is too large');
      const packed = readExactly(handle, cardBytes + detailBytes);
      if (packed === null) throw new ShardBroken('cut off');
      yield { cards: cardsIn(packed.subarray(0, cardBytes)), details: packed.subarray(cardBytes) };
    }
  } finally {
    closeSync(handle);
  }
}

/** The lines of a frame's details, unread. */
export function linesOf(details: Uint8Array): readonly string[] {
  return unpack(details).split('\n');
}

function cardsIn(packed: Uint8Array): readonly Card[] {
  const cards: unknown = parse(unpack(packed));
  if (!Array.isArray(cards) || cards.length > FRAME_LESSONS) throw new ShardBroken('no cards');
  const wrong = cards.findIndex((card) => !isCard(card));
  if (wrong >= 0) throw new ShardBroken(`card ${wrong} of a frame is none`);
  return cards;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ShardBroken('no JSON');
  }
}

function unpack(packed: Uint8Array): string {
  try {
    return zstdDecompressSync(packed, { maxOutputLength: UNPACKED_BYTES_MAX }).toString('utf8');
  } catch (error) {
    throw new ShardBroken(`does not unpack: ${error instanceof Error ? error.message : error}`);
  }
}

/** Null at the end of the file; a part of it only is broken. */
function readExactly(handle: number, bytes: number): Buffer | null {
  const buffer = Buffer.allocUnsafe(bytes);
  let filled = 0;
  while (filled < bytes) {
    const got = readSync(handle, buffer, filled, bytes - filled, null);
    if (got === 0) break;
    filled += got;
  }
  if (filled === bytes) return buffer;
  if (filled === 0) return null;
  throw new ShardBroken('cut off');
}
