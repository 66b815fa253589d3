import { createReadStream } from 'node:fs';
import { ImportRefused } from '../importer.ts';

const fileBytesMax = 1024 * 1024 * 1024;
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * The file as text. A byte order mark says how it is written. Without one it is UTF-8 where all of it is, and else
 * GB18030, which a Chinese office program writes; only the whole file tells, because a list may hold nothing but ASCII
 * for its first thousand rows. Where it is neither throughout, as with one torn character, the one with fewer faults.
 */
export async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = decoderOf(await encodingOf(path));
  for await (const chunk of chunksOf(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function encodingOf(path: string): Promise<Encoding> {
  const marked = await markOf(path);
  if (marked !== null) return marked;
  const ofUtf8 = await faultsAs(path, 'utf-8');
  return ofUtf8 === 0 || ofUtf8 <= (await faultsAs(path, 'gb18030')) ? 'utf-8' : 'gb18030';
}

async function markOf(path: string): Promise<Encoding | null> {
  for await (const chunk of chunksOf(path)) {
    if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
    if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
    if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return 'utf-8';
    if (chunk.includes(0)) throw new ImportRefused('sourceNotKnown', 'not a text');
    return null;
  }
  return null;
}

async function faultsAs(path: string, encoding: Encoding): Promise<number> {
  const decoder = decoderOf(encoding);
  let faults = 0;
  const count = (text: string) => {
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) faults += 1;
  };
  for await (const chunk of chunksOf(path)) {
    count(decoder.decode(chunk, { stream: true }));
  }
  count(decoder.decode());
  return faults;
}

function decoderOf(encoding: Encoding): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch {
    // A Node that was built without the tables.
    throw new ImportRefused('sourceNotKnown', `${encoding} cannot be read here`);
  }
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 16 }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > fileBytesMax) throw new ImportRefused('sourceTooLarge', `more than ${fileBytesMax} bytes`);
      yield chunk;
    }
  } catch (error) {
    throw unreadable(error);
  }
}

/** What the file system says, as the importer's answer. */
export function unreadable(error: unknown): unknown {
  if (error instanceof ImportRefused || !(error instanceof Error) || !('syscall' in error)) return error;
  return new ImportRefused('sourceUnreadable', (error as NodeJS.ErrnoException).code ?? 'unreadable');
}
