import { type BoxHead, boxesIn, boxInside, boxTypeOf } from '../../core/mp4/index.ts';

/**
 * What of a film that is still being written can be played: an MP4 in fragments (ISO 14496-12, 8.8), of which each is
 * whole as soon as its last byte is there. ffmpeg writes one box after the other and goes back to none of them, so
 * whoever reads the sizes of the boxes knows which bytes will never change.
 *
 *   ftyp moov | moof mdat | moof mdat | moof mda…
 *   `initBytes`  piece 0     piece 1     not yet
 */
export type Piece = { readonly startSeconds: number; readonly fromByte: number; readonly untilByte: number };

/**
 * What a page adds to the times of a track. Chromium 156 takes the first entry of a track's edit list, and nothing at all
 * where that says that the track begins late; this is what it leaves out.
 */
export type Shifts = { readonly picture: number; readonly sound: number };

export type Pieces = {
  /** 0: not even its beginning is there. */
  readonly initBytes: number;
  readonly shiftSeconds: Shifts;
  readonly pieces: readonly Piece[];
};

/** As a `FileHandle` reads. */
export type ReadBytes = (
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number,
) => Promise<{ readonly bytesRead: number }>;

/** The tables of a film of hours are smaller. */
const tableBytesMax = 16_000_000;
const HEAD_BYTES = 16;

/** Reads on where the last look ended; answers all that is whole by now. */
export function createPieceReader(read: ReadBytes): (fileBytes: number) => Promise<Pieces> {
  const pieces: Piece[] = [];
  let initBytes = 0;
  let picture: Track = noTrack;
  let shiftSeconds: Shifts = { picture: 0, sound: 0 };
  let at = 0;
  /** The begin of a piece whose pictures are not all there. */
  let begun: { readonly fromByte: number; readonly startSeconds: number } | null = null;

  async function bytes(fromByte: number, untilByte: number): Promise<DataView> {
    const buffer = new Uint8Array(untilByte - fromByte);
    const { bytesRead } = await read(buffer, 0, buffer.length, fromByte);
    return new DataView(buffer.buffer, 0, bytesRead);
  }

  async function take({ type, fromByte, untilByte }: BoxHead): Promise<void> {
    if ((type === 'moov' || type === 'moof') && untilByte - fromByte > tableBytesMax)
      throw new Error('no film of ours');
    if (type === 'moov') {
      const tracks = tracksIn(await bytes(fromByte, untilByte));
      // Every conversion writes the picture first.
      picture = tracks[0] ?? noTrack;
      shiftSeconds = { picture: picture.shiftSeconds, sound: tracks[1]?.shiftSeconds ?? 0 };
      initBytes = untilByte;
    } else if (type === 'moof' && picture.ticksPerSecond > 0) {
      const startTicks = startTicksIn(await bytes(fromByte, untilByte));
      // One with sound alone is no place to begin at; no conversion writes one.
      begun =
        startTicks === null
          ? null
          : { fromByte, startSeconds: picture.lateSeconds + startTicks / picture.ticksPerSecond };
    } else if (type === 'mdat' && begun) {
      pieces.push({ ...begun, untilByte });
      begun = null;
    }
  }

  return async (fileBytes) => {
    while (fileBytes - at >= HEAD_BYTES) {
      const box = boxAt(await bytes(at, at + HEAD_BYTES), at);
      if (box === null || box.untilByte > fileBytes) break;
      await take(box);
      at = box.untilByte;
    }
    return { initBytes, shiftSeconds, pieces };
  };
}

/** Null: its size is not written yet. */
function boxAt(head: DataView, fromByte: number): BoxHead | null {
  if (head.byteLength < HEAD_BYTES) return null;
  const short = head.getUint32(0);
  const size = short === 1 ? Number(head.getBigUint64(8)) : short;
  return size < 8 ? null : { type: boxTypeOf(head), fromByte, untilByte: fromByte + size };
}

type Track = {
  readonly ticksPerSecond: number;
  /** It begins so long after the film does. */
  readonly lateSeconds: number;
  readonly shiftSeconds: number;
};
const noTrack: Track = { ticksPerSecond: 0, lateSeconds: 0, shiftSeconds: 0 };

function tracksIn(moov: DataView): readonly Track[] {
  const mvhd = boxInside(moov, ['mvhd']);
  const filmTicksPerSecond = mvhd ? timescaleOf(mvhd) : 0;
  return boxesIn(moov).flatMap((trak) => {
    const mdhd = boxTypeOf(trak) === 'trak' ? boxInside(trak, ['mdia', 'mdhd']) : null;
    if (mdhd === null) return [];
    const ticksPerSecond = timescaleOf(mdhd);
    const [first, second] = editsIn(boxInside(trak, ['edts', 'elst']));
    // An entry without media is a wait; the next one says where in the track's own time it begins.
    const isLate = first !== undefined && first.mediaTicks < 0;
    const lateSeconds = isLate && filmTicksPerSecond > 0 ? first.durationTicks / filmTicksPerSecond : 0;
    const ahead = isLate && second ? second.mediaTicks / ticksPerSecond : 0;
    return [{ ticksPerSecond, lateSeconds, shiftSeconds: lateSeconds - ahead }];
  });
}

/** Of `mvhd` and `mdhd` alike. */
function timescaleOf(header: DataView): number {
  const isLong = header.getUint8(8) === 1;
  return header.getUint32(isLong ? 28 : 20);
}

type Edit = { readonly durationTicks: number; readonly mediaTicks: number };

function editsIn(elst: DataView | null): readonly Edit[] {
  if (elst === null || elst.byteLength < 16) return [];
  const isLong = elst.getUint8(8) === 1;
  const size = isLong ? 20 : 12;
  const count = Math.min(elst.getUint32(12), Math.floor((elst.byteLength - 16) / size));
  return Array.from({ length: count }, (_, n) => {
    const at = 16 + n * size;
    return isLong
      ? { durationTicks: Number(elst.getBigUint64(at)), mediaTicks: Number(elst.getBigInt64(at + 8)) }
      : { durationTicks: elst.getUint32(at), mediaTicks: elst.getInt32(at + 4) };
  });
}

/** Where its picture begins to be decoded; null where it has none. */
function startTicksIn(moof: DataView): number | null {
  for (const traf of boxesIn(moof)) {
    if (boxTypeOf(traf) !== 'traf') continue;
    const [tfhd, tfdt] = [boxInside(traf, ['tfhd']), boxInside(traf, ['tfdt'])];
    if (!tfhd || !tfdt || tfhd.getUint32(12) !== 1) continue;
    return tfdt.getUint8(8) === 1 ? Number(tfdt.getBigUint64(12)) : tfdt.getUint32(12);
  }
  return null;
}
