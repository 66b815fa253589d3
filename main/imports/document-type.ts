import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { officeTypes } from '../../core/words/index.ts';

/** What a file is by its first bytes, where Lectern shows or plays it as it is; never by its name alone. */
export type DocumentType = {
  readonly mediaType: string;
  readonly role: 'document' | 'audio';
  readonly bytesMax: number;
};

const MB = 1_000_000;
const pdf: DocumentType = { mediaType: 'application/pdf', role: 'document', bytesMax: 1000 * MB };
const text: DocumentType = { mediaType: 'text/plain; charset=utf-8', role: 'document', bytesMax: 20 * MB };
const picture = (mediaType: string): DocumentType => ({ mediaType, role: 'document', bytesMax: 100 * MB });
const sound = (mediaType: string): DocumentType => ({ mediaType, role: 'audio', bytesMax: 1000 * MB });

const HEAD_BYTES = 4096;

/** Null: not a document; ffmpeg looks at it next. */
export async function documentTypeOf(path: string, name: string): Promise<DocumentType | null> {
  const head = await headOf(path);
  return head && documentTypeIn(head, name);
}

export function documentTypeIn(head: Uint8Array, name: string): DocumentType | null {
  const ascii = Buffer.from(head).toString('latin1');
  // Readers take a PDF whose first line stands within the first kilobyte; some scanners put their own before it.
  if (ascii.slice(0, 1024).includes('%PDF-')) return pdf;
  if (ascii.startsWith('\xff\xd8\xff')) return picture('image/jpeg');
  if (ascii.startsWith('\x89PNG\r\n\x1a\n')) return picture('image/png');
  if (/^GIF8[79]a/.test(ascii)) return picture('image/gif');
  if (ascii.startsWith('BM') && ascii.slice(6, 10) === '\0\0\0\0') return picture('image/bmp');
  if (/^RIFF.{4}WEBP/s.test(ascii)) return picture('image/webp');
  if (/^RIFF.{4}WAVE/s.test(ascii)) return sound('audio/wav');
  if (/^(ID3|\xff[\xfb\xf3\xf2])/.test(ascii)) return sound('audio/mpeg');
  if (ascii.startsWith('fLaC')) return sound('audio/flac');
  if (/^.{4}ftypM4A /s.test(ascii)) return sound('audio/mp4');
  if (extname(name).toLowerCase() === '.txt' && isText(head)) return text;
  return office(ascii, name);
}

/** By its ending, since a ZIP may be anything; what is really in it is looked at when it is opened. */
function office(ascii: string, name: string): DocumentType | null {
  const ending = extname(name).slice(1).toLowerCase();
  const type = officeTypes.find((one) => one.ending === ending);
  const isPacked = ['PK\x03\x04', '\xd0\xcf\x11\xe0', '{\\rtf'].some((begin) => ascii.startsWith(begin));
  return type && isPacked ? { mediaType: type.mediaType, role: 'document', bytesMax: 1000 * MB } : null;
}

/** No zero bytes, unless it says at its beginning that it is UTF-16. */
function isText(head: Uint8Array): boolean {
  const [first, second] = head;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return head.length > 0 && (isUtf16 || !head.includes(0));
}

async function headOf(path: string): Promise<Uint8Array | null> {
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
