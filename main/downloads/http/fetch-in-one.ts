import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../../core/words/index.ts';
import type { Failure, FetchControl, Wanted } from '../ports.ts';
import { hostOf } from './addresses.ts';
import { bodyStart } from './answer.ts';
import { throughMirrors } from './mirrors.ts';
import { type Line, request } from './request.ts';

type Control = Pick<FetchControl, 'signal' | 'heard'>;

/** A small file in one answer, checked in memory: half of it is worth nothing. Every mirror in order, as a large one. */
export async function fetchInOne(
  deps: Line,
  wanted: Wanted,
  addresses: readonly string[],
  control: Control,
): Promise<Result<Buffer, Failure>> {
  // Nothing has to be sent for a file of nothing.
  if (wanted.bytes === 0 && addresses.length > 0) return checked(Buffer.alloc(0), wanted);
  return throughMirrors(deps, addresses, control.signal, (address) => fetchBytes(deps, wanted, address, control));
}

async function fetchBytes(
  line: Line,
  wanted: Wanted,
  address: string,
  { signal, heard }: Control,
): Promise<Result<Buffer, Failure>> {
  const chunks: Buffer[] = [];
  let came = 0;
  const got = await request(line, address, {
    ...{ signal, headers: {} },
    onHead(head) {
      const start = bodyStart(head, wanted, 0);
      return start.ok ? null : start.error;
    },
    onChunk(chunk) {
      came += chunk.byteLength;
      heard('line', hostOf(address), chunk.byteLength);
      if (came > wanted.bytes) return { code: 'wrongLength', detail: 'more came' };
      chunks.push(chunk);
      return undefined;
    },
  });
  if (!got.ok) return got;
  if (came < wanted.bytes) return fail({ code: 'brokeOff', detail: 'less came' });
  return checked(Buffer.concat(chunks), wanted);
}

function checked(content: Buffer, { digest }: Wanted): Result<Buffer, Failure> {
  const isRight = createHash('sha256').update(content).digest('hex') === digest;
  return isRight ? ok(content) : fail({ code: 'wrongDigest', detail: '' });
}
