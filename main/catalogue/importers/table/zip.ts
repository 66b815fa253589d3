import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { ImportRefused } from '../importer.ts';
import { unreadable } from './encoding.ts';
import { damaged, directoryOf, type Entry, readAt, withFile, type ZipLimits, zipLimits } from './zip-directory.ts';

/**
 * The few parts of a zip that somebody asks for, as streams, found by its central directory. What its directory says
 * is believed only as far as it holds: bytes are counted as they come out, against what was declared, against one
 * budget for all parts, and against what went in.
 */
export type Zip = {
  /** By its name without regard to capitals, as office programs take it. */
  has(name: string): boolean;
  /** Throws `ImportRefused` where it is not there or not what the directory says. */
  read(name: string): AsyncGenerator<Buffer>;
};

/** Below this much, nothing is a bomb, and a sheet of empty rows shrinks to nearly nothing. */
const harmlessBytes = 4 * 1024 * 1024;

export async function openZip(path: string, limits: ZipLimits = zipLimits): Promise<Zip> {
  const entries = await directoryOf(path, limits);
  const counted = new Set<string>();
  let bytesLeft = limits.bytes;

  /** A part that is read twice is paid for once. */
  function pay(name: string, bytes: number): void {
    if (counted.has(name)) return;
    counted.add(name);
    bytesLeft -= bytes;
    if (bytesLeft < 0) throw new ImportRefused('sourceTooLarge', `more than ${limits.bytes} bytes`);
  }

  return {
    has: (name) => entries.has(name.toLowerCase()),
    async *read(name) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) throw damaged(`no ${name}`);
      if (entry.isEncrypted || (entry.method !== 0 && entry.method !== 8)) {
        throw new ImportRefused('sourceNotKnown', 'packed in another way');
      }
      pay(name.toLowerCase(), entry.bytes);
      yield* contentOf(path, entry, limits);
    },
  };
}

async function* contentOf(path: string, entry: Entry, { ratio }: ZipLimits): AsyncGenerator<Buffer> {
  const start = await contentStart(path, entry);
  let [bytes, crc] = [0, 0];
  try {
    for await (const chunk of unpacked(path, entry, start)) {
      bytes += chunk.length;
      if (bytes > entry.bytes) throw damaged('a part is larger than it says');
      if (bytes > harmlessBytes && bytes > entry.packedBytes * ratio) {
        throw new ImportRefused('sourceTooLarge', `packed to less than a ${ratio}th`);
      }
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw /^Z_|^ERR_STREAM_PREMATURE_CLOSE$/.test(code ?? '')
      ? damaged('a part cannot be unpacked')
      : unreadable(error);
  }
  if (bytes !== entry.bytes || crc !== entry.crc) throw damaged('a part is not what it was');
}

function unpacked(path: string, { method, packedBytes }: Entry, start: number): AsyncIterable<Buffer> {
  if (packedBytes === 0) return nothing();
  const packed = createReadStream(path, { start, end: start + packedBytes - 1 });
  // Whoever stops reading the second stream ends the first with it; its errors come out of the second.
  return method === 0 ? packed : pipeline(packed, createInflateRaw(), () => undefined);
}

async function* nothing(): AsyncGenerator<Buffer> {
  yield* [];
}

const [localBytes, localSign] = [30, 0x04034b50];

/** Behind its own header, which has a name and more of its own length. */
async function contentStart(path: string, { at, packedBytes }: Entry): Promise<number> {
  return withFile(path, async (file) => {
    const header = await readAt(file, at, localBytes);
    if (header.length < localBytes || header.readUInt32LE(0) !== localSign) throw damaged('a part is not there');
    const start = at + localBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (start + packedBytes > (await file.stat()).size) throw damaged('a part is cut off');
    return start;
  });
}
