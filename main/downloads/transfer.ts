import { fail, ok, type Result } from '../../core/words/index.ts';
import { maySendOn, webAddress } from './addresses.ts';
import { bodyStart, failureOfRoad } from './answer.ts';
import { type PartFile, Unwritable } from './part-file.ts';
import type { Failure, Road, Wanted } from './ports.ts';

const redirectsMax = 5;

type Control = { readonly signal: AbortSignal; readonly onBytes: () => void };

/** One request for what is still missing of a file; what comes is kept, however it ends. */
export async function transfer(
  road: Road,
  address: string,
  part: PartFile,
  wanted: Wanted,
  { signal, onBytes }: Control,
): Promise<Result<object, Failure>> {
  const silence = watchSilence(road);
  const either = AbortSignal.any([signal, silence.signal]);
  let response: Response | null = null;
  try {
    const answered = await ask(road, address, headersFor(part, address), either);
    if (!answered.ok) return answered;
    response = answered.value;
    silence.heard();
    if (response.status === 416) await part.restart();
    const start = bodyStart(response, wanted, part.bytes());
    if (!start.ok) return start;
    if (start.value.atByte === 0) await part.restart();
    await part.comesFrom({ address, etag: strong(response.headers.get('etag')) });
    for await (const chunk of response.body ?? []) {
      either.throwIfAborted();
      silence.heard();
      // Not a byte more than the catalogue said.
      if (part.bytes() + chunk.byteLength > wanted.bytes) {
        await part.restart();
        return fail({ code: 'wrongLength', detail: 'more came' });
      }
      await part.append(chunk);
      onBytes();
    }
    return part.bytes() === wanted.bytes ? ok({}) : fail({ code: 'brokeOff', detail: 'less came' });
  } catch (error) {
    if (error instanceof Unwritable) {
      return fail({ code: error.isFull ? 'diskFull' : 'storeUnwritable', detail: error.message });
    }
    if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
    return fail(silence.signal.aborted ? { code: 'serverSilent', detail: '' } : failureOfRoad(error));
  } finally {
    silence.end();
    // What is not read any more is not sent any more either.
    await response?.body?.cancel().catch(() => undefined);
  }
}

async function ask(
  { fetch }: Road,
  address: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Result<Response, Failure>> {
  let url = webAddress(address);
  for (let redirects = 0; url !== null && redirects <= redirectsMax; redirects += 1) {
    const response = await fetch(url, { headers, signal, redirect: 'manual', credentials: 'omit' });
    if (![301, 302, 303, 307, 308].includes(response.status)) return ok(response);
    await response.body?.cancel();
    const next = webAddress(response.headers.get('location') ?? '', url);
    if (next === null || !maySendOn(url, next)) return fail({ code: 'serverRefused', detail: 'sent elsewhere' });
    url = next;
  }
  return fail({ code: 'serverRefused', detail: url === null ? 'no web address' : 'sent in a circle' });
}

/** Of another mirror too: the digest says in the end whether the pieces are of one file. */
function headersFor(part: PartFile, address: string): Record<string, string> {
  const plain = { accept: '*/*', 'accept-encoding': 'identity' };
  if (part.bytes() === 0) return plain;
  const origin = part.origin();
  const etag = origin?.address === address ? origin.etag : null;
  return { ...plain, range: `bytes=${part.bytes()}-`, ...(etag && { 'if-range': etag }) };
}

function strong(etag: string | null): string | null {
  return etag !== null && /^"[\x21\x23-\x7e]{1,200}"$/.test(etag) ? etag : null;
}

function watchSilence({ clock, patience }: Road) {
  const abort = new AbortController();
  let stop = clock.after(patience.silentMs, () => abort.abort());
  return {
    signal: abort.signal,
    heard() {
      stop();
      stop = clock.after(patience.silentMs, () => abort.abort());
    },
    end: () => stop(),
  };
}
