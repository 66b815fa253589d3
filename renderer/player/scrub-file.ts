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

type Box = { readonly type: string; readonly from: number; readonly until: number };

const HEADER_BYTES = 8;

function* boxesIn(view: DataView, from: number, until: number): Generator<Box> {
  for (let at = from; at + HEADER_BYTES <= until; ) {
    const length = view.getUint32(at);
    // 0 and 1 stand for films of more than 4 GB, which no scrub copy is.
    if (length < HEADER_BYTES) return;
    const type = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at + 4, 4));
    yield { type, from: at + HEADER_BYTES, until: at + length };
    at += length;
  }
}

function endOfIndex(view: DataView): number | null {
  for (const { type, until } of boxesIn(view, 0, view.byteLength)) if (type === 'moov') return until;
  return null;
}

function find(view: DataView, path: readonly string[], from = 0, until = view.byteLength): Box | null {
  let box: Box | undefined = { type: '', from, until };
  for (const type of path) {
    if (!box) return null;
    box = [...boxesIn(view, box.from, box.until)].find((one) => one.type === type);
  }
  return box ?? null;
}

function scrubFileOf(view: DataView): ScrubFile | null {
  const table = find(view, ['moov', 'trak', 'mdia', 'minf', 'stbl']);
  const inTable = (type: string) => table && find(view, [type], table.from, table.until);
  const described = inTable('stsd');
  const sizes = inTable('stsz');
  const runs = inTable('stsc');
  const chunks = inTable('stco') ?? inTable('co64');
  const decoder = described && decoderOf(view, described);
  if (!decoder || !sizes || !runs || !chunks) return null;
  const lengths = lengthsOf(view, sizes);
  return { decoder, lengths, offsets: offsetsOf(view, { runs, chunks }, lengths) };
}

/** A picture's entry begins with 78 bytes of which width and height are two numbers (14496-12, 12.1.3). */
const ENTRY_BYTES = 78;

function decoderOf(view: DataView, described: Box): VideoDecoderConfig | null {
  const entry = find(view, ['avc1'], described.from + 8, described.until);
  const told = entry && find(view, ['avcC'], entry.from + ENTRY_BYTES, entry.until);
  if (!entry || !told) return null;
  const description = new Uint8Array(view.buffer.slice(view.byteOffset + told.from, view.byteOffset + told.until));
  const profile = [...description.subarray(1, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const [codedWidth, codedHeight] = [view.getUint16(entry.from + 24), view.getUint16(entry.from + 26)];
  return { codec: `avc1.${profile}`, description, codedWidth, codedHeight, optimizeForLatency: true };
}

function lengthsOf(view: DataView, { from }: Box): Uint32Array {
  const [same, count] = [view.getUint32(from + 4), view.getUint32(from + 8)];
  if (count * (same ? 0 : 4) > view.byteLength) throw new RangeError('more frames than bytes');
  return Uint32Array.from({ length: count }, (_, frame) => same || view.getUint32(from + 12 + 4 * frame));
}

/** Frames lie in chunks; a run says from which chunk on each holds how many. */
function offsetsOf(view: DataView, at: { runs: Box; chunks: Box }, lengths: Uint32Array): Float64Array {
  const offsets = new Float64Array(lengths.length);
  const runCount = view.getUint32(at.runs.from + 4);
  const chunkCount = view.getUint32(at.chunks.from + 4);
  const runAt = (run: number) => at.runs.from + 8 + 12 * run;
  let frame = 0;
  for (let chunk = 0, run = 0; chunk < chunkCount && frame < lengths.length; chunk += 1) {
    while (run + 1 < runCount && view.getUint32(runAt(run + 1)) <= chunk + 1) run += 1;
    const place = at.chunks.from + 8;
    let offset =
      at.chunks.type === 'stco' ? view.getUint32(place + 4 * chunk) : Number(view.getBigUint64(place + 8 * chunk));
    for (let left = view.getUint32(runAt(run) + 4); left > 0 && frame < lengths.length; left -= 1, frame += 1) {
      offsets[frame] = offset;
      offset += lengths[frame] ?? 0;
    }
  }
  if (frame < lengths.length) throw new RangeError('frames that lie in no chunk');
  return offsets;
}
