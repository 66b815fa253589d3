import { type FileHandle, open } from 'node:fs/promises';
import { ImportRefused } from '../importer.ts';
import { unreadable } from './encoding.ts';

export type ZipLimits = { readonly bytes: number; readonly entries: number; readonly ratio: number };
/** A sheet of a million short rows comes to about 200 MB of XML; real ones shrink to a tenth or a thirtieth. */
export const zipLimits: ZipLimits = { bytes: 200 * 1024 * 1024, entries: 10_000, ratio: 200 };

export type Entry = {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly at: number;
};

export const damaged = (detail: string) => new ImportRefused('sourceDamaged', detail);

const [endBytes, commentBytesMax, centralBytes] = [22, 65_535, 46];
const [endSign, centralSign] = [0x06054b50, 0x02014b50];

/** The directory at the end of a zip: its parts by their names in small letters. */
export async function directoryOf(path: string, limits: ZipLimits): Promise<ReadonlyMap<string, Entry>> {
  return withFile(path, async (file) => {
    const { size } = await file.stat();
    const tail = await readAt(file, Math.max(0, size - endBytes - commentBytesMax), endBytes + commentBytesMax);
    const end = findEnd(tail);
    const [count, bytes, at] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    // 65,535 of them or 4 GB stand for more, which is told elsewhere.
    if (count > limits.entries) throw new ImportRefused('sourceTooLarge', `more than ${limits.entries} parts`);
    if (at + bytes > size || bytes < count * centralBytes) throw damaged('its directory');
    if (bytes > limits.entries * 512) throw new ImportRefused('sourceTooLarge', 'its directory');
    return entriesIn(await readAt(file, at, bytes), count);
  });
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - endBytes; at >= 0; at -= 1) if (tail.readUInt32LE(at) === endSign) return at;
  throw damaged('it has no end');
}

function entriesIn(directory: Buffer, count: number): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + centralBytes > directory.length || directory.readUInt32LE(at) !== centralSign)
      throw damaged('its directory');
    const long = (offset: number) => directory.readUInt32LE(at + offset);
    const short = (offset: number) => directory.readUInt16LE(at + offset);
    const name = directory.toString('utf8', at + centralBytes, at + centralBytes + short(28));
    const key = name.replaceAll('\\', '/').toLowerCase();
    const entry = { method: short(10), isEncrypted: (short(8) & 1) === 1, crc: long(16), packedBytes: long(20) };
    // Of two of one name another program might take the other one.
    if (entries.has(key)) throw damaged('a part is there twice');
    entries.set(key, { ...entry, bytes: long(24), at: long(42) });
    at += centralBytes + short(28) + short(30) + short(32);
  }
  return entries;
}

export async function withFile<Value>(path: string, use: (file: FileHandle) => Promise<Value>): Promise<Value> {
  try {
    const file = await open(path, 'r');
    try {
      return await use(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(error);
  }
}

export async function readAt(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}
