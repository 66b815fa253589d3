import { BOX_HEAD_BYTES, boxesIn, boxHeadsIn, boxInside, boxTypeOf } from '../../core/mp4/index.ts';

/**
 * Where each frame of a scrub copy lies in its file, and what a decoder is told of it. The copy is an MP4 with one
 * track of H.264, its index in front, every frame a keyframe, in the order in which they are shown (main/media/copies.ts);
 * of the format (ISO/IEC 14496-12 and -15) only what such a file holds is read.
 */
export type ScrubFile = {
  readonly decoder: VideoDecoderConfig;
  /** First byte and length of each frame. */
  readonly offsets: Float64Array;
  readonly lengths: Uint32Array;
};

/** Reads bytes `from` to before `until`; fewer where the file ends. */
export type ReadBytes = (from: number, until: number) => Promise<ArrayBuffer>;

/** Enough to know how long the index is. */
const FIRST_READ_BYTES = 4096;
/** Of a film of three hours the index has 3 MB. */
const INDEX_BYTES_MAX = 16 * 1024 * 1024;

/** Null where the file is not of that kind. */
export async function readScrubFile(read: ReadBytes): Promise<ScrubFile | null> {
  let bytes = await read(0, FIRST_READ_BYTES);
  const indexEnd = endOfIndex(new DataView(bytes));
  if (indexEnd === null || indexEnd > INDEX_BYTES_MAX) return null;
  if (indexEnd > bytes.byteLength) bytes = await read(0, indexEnd);
  if (indexEnd > bytes.byteLength) return null;
  try {
    return scrubFileOf(new DataView(bytes, 0, indexEnd));
  } catch (error) {
    // A number in it pointed out of it.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function endOfIndex(view: DataView): number | null {
  for (const { type, untilByte } of boxHeadsIn(view)) if (type === 'moov') return untilByte;
  return null;
}

function scrubFileOf(view: DataView): ScrubFile | null {
  const index = boxesIn(view, 0).find((box) => boxTypeOf(box) === 'moov');
  const table = index && boxInside(index, ['trak', 'mdia', 'minf', 'stbl']);
  if (!table) return null;
  const described = boxInside(table, ['stsd']);
  const sizes = boxInside(table, ['stsz']);
  const runs = boxInside(table, ['stsc']);
  const chunks = boxInside(table, ['stco']) ?? boxInside(table, ['co64']);
  const decoder = described && decoderOf(described);
  if (!decoder || !sizes || !runs || !chunks) return null;
  const lengths = lengthsOf(sizes);
  return { decoder, lengths, offsets: offsetsOf({ runs, chunks }, lengths) };
}

/** Version and flags stand behind the head of these (14496-12, 4.2), then what they tell. */
const TOLD_FROM = BOX_HEAD_BYTES + 4;
/** A picture's entry begins with 78 bytes behind its head, of which width and height are two numbers (14496-12, 12.1.3). */
const ENTRY_BYTES = BOX_HEAD_BYTES + 78;
const ENTRY_WIDTH_AT = BOX_HEAD_BYTES + 24;

function decoderOf(described: DataView): VideoDecoderConfig | null {
  const entry = boxesIn(described, TOLD_FROM + 4).find((box) => boxTypeOf(box) === 'avc1');
  const told = entry && boxesIn(entry, ENTRY_BYTES).find((box) => boxTypeOf(box) === 'avcC');
  if (!entry || !told) return null;
  const from = told.byteOffset + BOX_HEAD_BYTES;
  const description = new Uint8Array(told.buffer.slice(from, told.byteOffset + told.byteLength) as ArrayBuffer);
  const profile = [...description.subarray(1, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const [codedWidth, codedHeight] = [entry.getUint16(ENTRY_WIDTH_AT), entry.getUint16(ENTRY_WIDTH_AT + 2)];
  return { codec: `avc1.${profile}`, description, codedWidth, codedHeight, optimizeForLatency: true };
}

function lengthsOf(sizes: DataView): Uint32Array {
  const [same, count] = [sizes.getUint32(TOLD_FROM), sizes.getUint32(TOLD_FROM + 4)];
  if (count * (same ? 0 : 4) > sizes.byteLength) throw new RangeError('more frames than bytes');
  return Uint32Array.from({ length: count }, (_, frame) => same || sizes.getUint32(TOLD_FROM + 8 + 4 * frame));
}

/** Frames lie in chunks; a run says from which chunk on each holds how many. */
function offsetsOf({ runs, chunks }: { runs: DataView; chunks: DataView }, lengths: Uint32Array): Float64Array {
  const offsets = new Float64Array(lengths.length);
  const runCount = runs.getUint32(TOLD_FROM);
  const chunkCount = chunks.getUint32(TOLD_FROM);
  const isShort = boxTypeOf(chunks) === 'stco';
  const runAt = (run: number) => TOLD_FROM + 4 + 12 * run;
  let frame = 0;
  for (let chunk = 0, run = 0; chunk < chunkCount && frame < lengths.length; chunk += 1) {
    while (run + 1 < runCount && runs.getUint32(runAt(run + 1)) <= chunk + 1) run += 1;
    const place = TOLD_FROM + 4;
    let offset = isShort ? chunks.getUint32(place + 4 * chunk) : Number(chunks.getBigUint64(place + 8 * chunk));
    for (let left = runs.getUint32(runAt(run) + 4); left > 0 && frame < lengths.length; left -= 1, frame += 1) {
      offsets[frame] = offset;
      offset += lengths[frame] ?? 0;
    }
  }
  if (frame < lengths.length) throw new RangeError('frames that lie in no chunk');
  return offsets;
}
