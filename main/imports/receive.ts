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
  const reader = body?.getReader();
  // A read that waits for a line that has gone silent ends by this and by nothing else.
  const giveUp = () => {
    reader?.cancel().catch(() => undefined);
  };
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  async function* counted(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const next = await reader?.read();
      if (next === undefined || next.done) return;
      received += next.value.byteLength;
      if (received > file.bytes) throw new TooMuch();
      file.heard(received);
      yield next.value;
    }
  }
  try {
    await pipeline(Readable.from(counted()), createWriteStream(file.path, { flags: 'wx' }));
    if (!signal.aborted && received === file.bytes) return ok({});
    return fail(failureOf(new Error(`${received} of ${file.bytes} bytes came`), signal));
  } catch (error) {
    giveUp();
    return fail(failureOf(error, signal));
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

class TooMuch extends Error {}

function failureOf(error: unknown, signal: AbortSignal): ReceiveFailure {
  if (signal.aborted) return { code: 'cancelled', detail: '' };
  if (error instanceof TooMuch) return { code: 'uploadBroken', detail: 'more bytes came than were announced' };
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return { code: 'diskFull', detail: String(code) };
  return { code: 'uploadBroken', detail: error instanceof Error ? error.message : String(error) };
}
