// The boxes of an MP4 file (ISO/IEC 14496-12, 4.2): a length of four bytes, a name of four letters, and what it holds,
// which may be boxes again. Of a length of eight bytes, as a film of more than 4 GB has around its pictures, nothing
// that is looked for here is made.

export type BoxHead = { readonly type: string; readonly fromByte: number; readonly untilByte: number };

export const BOX_HEAD_BYTES = 8;

/** Where each begins and ends, one behind the other; the last may end behind what is there. */
export function* boxHeadsIn(view: DataView, fromByte = 0): Generator<BoxHead> {
  for (let at = fromByte; at + BOX_HEAD_BYTES <= view.byteLength; ) {
    const length = view.getUint32(at);
    if (length < BOX_HEAD_BYTES) return;
    yield { type: boxTypeAt(view, at), fromByte: at, untilByte: at + length };
    at += length;
  }
}

/** The boxes in a box that are all there, each with its head; `fromByte`: behind the head and what stands before them. */
export function boxesIn(box: DataView, fromByte = BOX_HEAD_BYTES): readonly DataView[] {
  return [...boxHeadsIn(box, fromByte)]
    .filter(({ untilByte }) => untilByte <= box.byteLength)
    .map((head) => new DataView(box.buffer, box.byteOffset + head.fromByte, head.untilByte - head.fromByte));
}

export function boxTypeOf(box: DataView): string {
  return box.byteLength < BOX_HEAD_BYTES ? '' : boxTypeAt(box, 0);
}

/** The first of this type in it, then the first in that, and so on. */
export function boxInside(box: DataView, [type, ...path]: readonly string[]): DataView | null {
  if (type === undefined) return box;
  const next = boxesIn(box).find((one) => boxTypeOf(one) === type);
  return next ? boxInside(next, path) : null;
}

function boxTypeAt(view: DataView, at: number): string {
  return String.fromCharCode(...[4, 5, 6, 7].map((byte) => view.getUint8(at + byte)));
}
