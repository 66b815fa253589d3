import { expect, test } from 'vitest';
import { boxesIn, boxHeadsIn, boxInside, boxTypeOf } from './boxes.ts';

/** A box of this type that holds these, or so many bytes. */
function box(type: string, ...inside: readonly (Uint8Array | number)[]): Uint8Array {
  const parts = inside.map((part) => (typeof part === 'number' ? new Uint8Array(part) : part));
  const bytes = new Uint8Array(8 + parts.reduce((sum, part) => sum + part.length, 0));
  new DataView(bytes.buffer).setUint32(0, bytes.length);
  bytes.set(
    [...type].map((letter) => letter.charCodeAt(0)),
    4,
  );
  let at = 8;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const film = box('film', box('trak', box('tkhd', 4)), box('trak', box('mdia', box('mdhd', 12)), 3));

test('finds a box by its path, in the first of a name', () => {
  expect(boxInside(viewOf(film), ['trak', 'tkhd'])?.byteLength).toBe(12);
  expect(boxInside(viewOf(film), ['trak', 'mdia'])).toBeNull();
  const [, second] = boxesIn(viewOf(film));
  expect(second && boxInside(second, ['mdia', 'mdhd'])?.byteLength).toBe(20);
});

test('names what is there and where it ends, also of one that is cut off, and holds only what is whole', () => {
  const cut = viewOf(film.subarray(0, film.length - 5));
  expect([...boxHeadsIn(cut)]).toEqual([{ type: 'film', fromByte: 0, untilByte: film.length }]);
  expect(boxesIn(cut).map(boxTypeOf)).toEqual(['trak']);
  expect(boxesIn(viewOf(new Uint8Array(40)))).toEqual([]);
  expect(boxTypeOf(viewOf(new Uint8Array(7)))).toBe('');
});
