import { createReadStream } from 'node:fs';
import { ImportRefused } from './importer.ts';

/**
 * The elements of a JSON array, one at a time. A catalogue's list may have hundreds of megabytes and a classroom PC
 * 4 GB, so the array is never parsed as a whole: the bytes are looked through for the commas between its elements,
 * and each element alone goes through `JSON.parse`. What separates elements is ASCII, which no byte of a longer
 * UTF-8 character is, so the look-through needs no decoding.
 *
 * An element that is broken, too large or too deep costs itself and no other. Where the brackets do not match or
 * the file ends too early, nobody can say where the next element begins: that refuses the source.
 */
export type JsonRecord =
  | { readonly kind: 'value'; readonly index: number; readonly value: unknown }
  | { readonly kind: 'tooLarge' | 'bad'; readonly index: number; readonly detail: string };

export const elementBytesMax = 4 * 1024 * 1024;
/** Records of real catalogues have about 8; what is much deeper was made to break its reader. */
export const elementDepthMax = 64;

export async function* jsonRecords(path: string): AsyncGenerator<JsonRecord> {
  const splitter = createSplitter();
  for await (const chunk of chunksOf(path)) yield* splitter.take(chunk);
  splitter.end();
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 18 });
  } catch (error) {
    throw new ImportRefused('sourceUnreadable', (error as NodeJS.ErrnoException).code ?? 'unreadable');
  }
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
const byteOrderMark = [0xef, 0xbb, 0xbf];
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

type Splitter = { take(chunk: Buffer): Generator<JsonRecord>; end(): void };

/**
 *   before --[--> inside --]--> after
 *
 * Inside, `brackets` counts what is open within the element; the array's own bracket is not counted.
 */
function createSplitter(): Splitter {
  const element = createElement();
  const brackets = createBrackets();
  let place: 'before' | 'inside' | 'after' = 'before';
  let inString = false;
  let escaped = false;
  let seen = 0;

  /** The array's own bracket, or what stands outside it. */
  function outside(byte: number): void {
    const isMark = seen < byteOrderMark.length && byte === byteOrderMark[seen];
    seen += 1;
    if (isSpace(byte) || (place === 'before' && isMark)) return;
    if (place === 'after') throw new ImportRefused('sourceDamaged', 'something stands behind the array');
    if (byte !== openArray) throw new ImportRefused('sourceNotKnown', 'not a JSON array');
    place = 'inside';
  }

  return {
    *take(chunk) {
      let from = 0;
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at] ?? 0;
        if (place !== 'inside') {
          outside(byte);
          from = at + 1;
        } else if (inString) {
          if (escaped) escaped = false;
          else if (byte === backslash) escaped = true;
          else inString = byte !== quote;
        } else if (byte === quote) inString = true;
        else if (byte === openArray || byte === openObject) brackets.open(byte);
        else if (brackets.depth() > 0) {
          if (byte === closeArray || byte === closeObject) brackets.close(byte);
        } else if (byte === comma || byte === closeArray) {
          const isLast = byte === closeArray;
          element.add(chunk.subarray(from, at));
          const done = element.finish(isLast, brackets.deepest());
          if (done !== null) yield done;
          brackets.reset();
          from = at + 1;
          if (isLast) place = 'after';
        } else if (byte === closeObject) brackets.close(byte);
      }
      if (place === 'inside') element.add(chunk.subarray(from));
    },
    end() {
      if (place !== 'after') throw new ImportRefused('sourceDamaged', 'the array has no end');
    },
  };
}

/** Matches brackets down to the depth that is let through; further down they are only counted. */
function createBrackets() {
  const kinds = new Uint8Array(elementDepthMax);
  let depth = 0;
  let deepest = 0;
  return {
    depth: () => depth,
    deepest: () => deepest,
    reset(): void {
      deepest = 0;
    },
    open(byte: number): void {
      if (depth < elementDepthMax) kinds[depth] = byte;
      depth += 1;
      deepest = Math.max(deepest, depth);
    },
    close(byte: number): void {
      depth -= 1;
      // Both pairs are two apart in ASCII.
      const matches = depth >= elementDepthMax || (depth >= 0 && kinds[depth] === byte - 2);
      if (!matches) throw new ImportRefused('sourceDamaged', 'brackets that do not match');
    },
  };
}

/** The bytes of one element, dropped as soon as they are too many. */
function createElement() {
  let index = 0;
  let bytes = 0;
  let parts: Buffer[] = [];
  const utf8 = new TextDecoder('utf-8', { fatal: true });

  function parsed(whole: Buffer, deepest: number): JsonRecord {
    if (bytes > elementBytesMax) return { kind: 'tooLarge', index, detail: `more than ${elementBytesMax} bytes` };
    if (deepest > elementDepthMax) return { kind: 'bad', index, detail: `deeper than ${elementDepthMax}` };
    try {
      return { kind: 'value', index, value: JSON.parse(utf8.decode(whole)) };
    } catch (error) {
      // The parser's message quotes the data; its class says enough.
      return { kind: 'bad', index, detail: error instanceof SyntaxError ? 'not JSON' : 'not UTF-8' };
    }
  }

  return {
    add(part: Buffer): void {
      bytes += part.length;
      if (bytes > elementBytesMax) parts = [];
      else if (part.length > 0) parts.push(part);
    },
    /** Null: an array without elements. */
    finish(isLast: boolean, deepest: number): JsonRecord | null {
      const whole = Buffer.concat(parts);
      const isEmptyArray = isLast && index === 0 && bytes <= elementBytesMax && whole.every(isSpace);
      const record = isEmptyArray ? null : parsed(whole, deepest);
      index += 1;
      bytes = 0;
      parts = [];
      return record;
    },
  };
}
