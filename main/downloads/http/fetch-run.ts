import { fail, type Result } from '../../../core/words/index.ts';
import type { Failure, Wanted } from '../ports.ts';
import { bodyStart } from './answer.ts';
import type { Gathering } from './gathering.ts';
import type { Mirror } from './mirrors.ts';
import { type Line, request } from './request.ts';

type Control = {
  readonly signal: AbortSignal;
  /** Bytes that came, checked or not. */
  heard(bytes: number): void;
};

/** One request for what a gathering still wants. Rejects with what its sink rejects with. */
export async function fetchRun(
  line: Line,
  mirror: Mirror,
  wanted: Wanted,
  gathering: Gathering,
  { signal, heard }: Control,
): Promise<Result<object, Failure>> {
  const start = gathering.at();
  const asksForAll = (start === 0 && gathering.end === wanted.bytes) || !mirror.givesRanges;
  let passOver = 0;
  const got = await request(line, mirror.address, {
    signal,
    headers: asksForAll ? {} : { range: `bytes=${start}-${gathering.end - 1}` },
    onHead(head) {
      const begins = bodyStart(head, wanted, asksForAll ? 0 : start);
      if (!begins.ok) return begins.error;
      if (begins.value.atByte === start) return null;
      mirror.givesRanges = false;
      passOver = start;
      return asksForAll ? null : { code: 'serverRefused', detail: 'no ranges' };
    },
    onChunk(chunk) {
      heard(chunk.byteLength);
      const skipped = Math.min(passOver, chunk.byteLength);
      passOver -= skipped;
      return gathering.put(chunk.subarray(skipped));
    },
  });
  await gathering.settled();
  if (!got.ok || gathering.isDone()) return got;
  return fail({ code: 'brokeOff', detail: 'less came' });
}
