import { fail, ok, type Result } from '../../core/words/index.ts';
import { unwritable } from './failures.ts';
import { bodyStart } from './http/answer.ts';
import { type Line, request } from './http/request.ts';
import type { PartFile } from './part-file.ts';
import type { Failure, Wanted } from './ports.ts';

type Control = { readonly signal: AbortSignal; readonly onBytes: (came: number) => void };

/** One request for what is still missing of a file; what comes is kept, however it ends. */
export async function transfer(
  line: Line,
  address: string,
  part: PartFile,
  wanted: Wanted,
  { signal, onBytes }: Control,
): Promise<Result<object, Failure>> {
  let etag: string | null = null;
  let isWhole = false;
  let begins: Promise<void> | null = null;
  async function begin(): Promise<void> {
    if (isWhole) await part.restart();
    await part.comesFrom({ address, etag });
  }
  async function take(chunk: Buffer): Promise<void> {
    begins ??= begin();
    await begins;
    await part.append(chunk);
    onBytes(chunk.byteLength);
  }
  let statusUnmet = false;
  try {
    const got = await request(line, address, {
      signal,
      headers: headersFor(part, address),
      onHead(head) {
        statusUnmet = head.status === 416;
        const start = bodyStart(head, wanted, part.bytes());
        if (!start.ok) return start.error;
        isWhole = start.value.atByte === 0;
        etag = strong(head.header('etag'));
        return null;
      },
      onChunk(chunk) {
        const before = isWhole && begins === null ? 0 : part.bytes();
        // Not a byte more than the catalogue said.
        if (before + chunk.byteLength > wanted.bytes) return { code: 'wrongLength', detail: 'more came' };
        return take(chunk);
      },
    });
    if (statusUnmet || (!got.ok && got.error.detail === 'more came')) await part.restart();
    if (!got.ok) return got;
    return part.bytes() === wanted.bytes ? ok({}) : fail({ code: 'brokeOff', detail: 'less came' });
  } catch (error) {
    return unwritable(error);
  }
}

/** Of another mirror too: the digest says in the end whether the pieces are of one file. */
function headersFor(part: PartFile, address: string): Record<string, string> {
  if (part.bytes() === 0) return {};
  const origin = part.origin();
  const etag = origin?.address === address ? origin.etag : null;
  return { range: `bytes=${part.bytes()}-`, ...(etag && { 'if-range': etag }) };
}

function strong(etag: string | null): string | null {
  return etag !== null && /^"[\x21\x23-\x7e]{1,200}"$/.test(etag) ? etag : null;
}
