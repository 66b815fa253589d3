import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fail, ok, type Result } from '../../core/words/index.ts';

export type ReceiveFailure = { readonly code: 'uploadBroken' | 'diskFull' | 'cancelled'; readonly detail: string };

/** Writes a request's body to a file; the file is whole only where the answer is ok. */
export async function receiveFile(
  body: ReadableStream<Uint8Array> | null,
  file: { readonly path: string; readonly bytes: number; readonly heard: (bytes: number) => void },
  signal: AbortSignal,
): Promise<Result<object, ReceiveFailure>> {
  let received = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    if (body === null) return;
    for await (const chunk of body) {
      received += chunk.byteLength;
      if (received > file.bytes) throw new TooMuch();
      file.heard(received);
      yield chunk;
    }
  }
  try {
    await pipeline(Readable.from(counted()), createWriteStream(file.path, { flags: 'wx' }), { signal });
  } catch (error) {
    return fail(failureOf(error, signal));
  }
  if (received < file.bytes) return fail({ code: 'uploadBroken', detail: `${received} of ${file.bytes} bytes came` });
  return ok({});
}

class TooMuch extends Error {}

function failureOf(error: unknown, signal: AbortSignal): ReceiveFailure {
  if (signal.aborted) return { code: 'cancelled', detail: '' };
  if (error instanceof TooMuch) return { code: 'uploadBroken', detail: 'more bytes came than were announced' };
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return { code: 'diskFull', detail: String(code) };
  return { code: 'uploadBroken', detail: error instanceof Error ? error.message : String(error) };
}
