import { open } from 'node:fs/promises';

/** What ffmpeg 5 to 8 says while it reads a file whose end is missing. */
const complaints = [/moov atom not found/, /partial file/, /File ended prematurely/, /Truncat/i];

/** Less than this can be missing by rounding, or because a muxer counted one frame more. */
const missingSecondsMax = 1;
const missingPartMax = 0.01;

function saysCutShort(said: string): boolean {
  return complaints.some((complaint) => complaint.test(said));
}

/**
 * Whether a file that could not be opened at all is one whose index stood at its missing end. ffprobe takes any
 * text with the ending .mp4 for an MP4 without index; a real one begins with one of these boxes (ISO 14496-12).
 */
export async function isMp4WithoutIndex(path: string, said: string): Promise<boolean> {
  if (!/moov atom not found/.test(said)) return false;
  const head = await readBytes(path, 0, 8);
  return ['ftyp', 'mdat', 'wide', 'free', 'skip', 'pnot'].includes(head.subarray(4).toString('latin1'));
}

type Read = {
  readonly path: string;
  readonly bytes: number;
  readonly format: { readonly format_name: string; readonly start_time: number; readonly duration: number };
  readonly endSeconds: number;
  readonly said: string;
};

/**
 * Whether a file ends before its own end, and how that is known; null where it does not. Chromium jumps to the
 * end of such a file in the middle of a lesson. A file without any length of its own (MPEG-TS) cannot be short.
 */
export async function isCutShort(read: Read): Promise<string | null> {
  const { format, endSeconds, said } = read;
  if (saysCutShort(said)) return said.trim();
  const missing = (format.start_time || 0) + format.duration - endSeconds;
  if (missing > Math.max(missingSecondsMax, format.duration * missingPartMax)) {
    return `says ${format.duration.toFixed(2)} s, ${missing.toFixed(2)} s of them are missing`;
  }
  if (format.format_name === 'avi') return riffIsCutShort(read);
  if (format.format_name === 'ogg') return oggIsCutShort(read);
  return null;
}

/** ffprobe estimates the length of a cut AVI anew; its first header still tells how long the file was. */
async function riffIsCutShort({ path, bytes }: Read): Promise<string | null> {
  const head = await readBytes(path, 0, 8);
  const said = head.length === 8 ? head.readUInt32LE(4) + 8 : 0;
  return said > bytes ? `says ${said} bytes, has ${bytes}` : null;
}

/** The last page of every Ogg stream carries a mark (RFC 3533, header type 4). */
async function oggIsCutShort({ path, bytes }: Read): Promise<string | null> {
  const pageBytesMax = 65_307;
  const tail = await readBytes(path, Math.max(0, bytes - pageBytesMax), pageBytesMax);
  const lastPage = tail.lastIndexOf('OggS', undefined, 'latin1');
  const marked = lastPage >= 0 && ((tail[lastPage + 5] ?? 0) & 4) !== 0;
  return marked ? null : 'its last page is missing';
}

async function readBytes(path: string, start: number, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
