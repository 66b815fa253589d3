import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bytes, type Result } from '../../../core/words/index.ts';
import type { Clock, Stop } from '../../host/ports.ts';
import type { Store } from '../../store/index.ts';
import { onDisk } from '../on-disk.ts';
import type { Failure, FetchControl, Wanted } from '../ports.ts';
import { hostOf } from './addresses.ts';
import { bodyStart } from './answer.ts';
import { QUICK_BYTES_PER_MS } from './lanes.ts';
import { type Line, request } from './request.ts';
import { writeAll } from './write-all.ts';
import { createWriteBehind } from './write-behind.ts';

type Deps = Line & { readonly store: Pick<Store, 'take'> };

/** Written at once: large enough for the disk, and small enough not to hold what came for long. */
const BATCH_BYTES = 1024 * 1024;
const LOOK_EVERY_MS = 1000;

/**
 * On a quick line, where the processor and not the line is what a download waits for: one connection, in order, the digest
 * of the whole taken as it comes, so that nothing is read again and no piece is checked by itself. False: it was not that;
 * the line is slow, broke off, or gave something wrong. What came lies in `path`, and is what its pieces say it is.
 * Rejects with `Unwritable`.
 */
export async function fetchSwiftly(
  deps: Deps,
  wanted: Wanted,
  address: string,
  path: string,
  control: FetchControl,
): Promise<boolean> {
  const handle = await onDisk(async () => {
    await mkdir(dirname(path), { recursive: true });
    return open(path, 'w');
  });
  let seen: string | null;
  try {
    seen = await receive(deps, wanted, address, handle, control);
    await onDisk(() => handle.sync());
  } finally {
    await handle.close();
  }
  if (seen !== wanted.digest) return false;
  await onDisk(() => deps.store.take(path, { digest: wanted.digest, bytes: bytes(wanted.bytes) }));
  return true;
}

/** The digest of what came, where all of it did. */
async function receive(
  deps: Deps,
  wanted: Wanted,
  address: string,
  handle: FileHandle,
  { signal, onBytes, heard }: FetchControl,
): Promise<string | null> {
  const hash = createHash('sha256');
  const pace = watchQuickness(deps.clock);
  let batch: Buffer[] = [];
  let batchBytes = 0;
  let at = 0;
  const disk = createWriteBehind();
  const host = hostOf(address);

  function write(): Promise<void> {
    const [chunks, from] = [batch, at - batchBytes];
    batch = [];
    batchBytes = 0;
    return disk.write(() => onDisk(() => writeAll(handle, chunks, from)));
  }
  const got: Result<object, Failure> = await request(deps, address, {
    ...{ signal: AbortSignal.any([signal, pace.signal]), headers: {} },
    onHead(head) {
      const start = bodyStart(head, wanted, 0);
      return start.ok ? null : start.error;
    },
    onChunk(chunk) {
      if (at + chunk.byteLength > wanted.bytes) return { code: 'wrongLength', detail: 'more came' };
      heard('line', host, chunk.byteLength);
      pace.heard(chunk.byteLength);
      hash.update(chunk);
      batch.push(chunk);
      batchBytes += chunk.byteLength;
      at += chunk.byteLength;
      onBytes(at);
      return batchBytes < BATCH_BYTES ? undefined : write();
    },
  });
  pace.end();
  await write();
  await disk.settled();
  return got.ok && at === wanted.bytes ? hash.digest('hex') : null;
}

function watchQuickness(clock: Clock): { signal: AbortSignal; heard(bytes: number): void; end(): void } {
  const slow = new AbortController();
  let came = 0;
  let lookedAtMs = clock.now();
  let stop: Stop = clock.after(LOOK_EVERY_MS, look);
  function look(): void {
    const now = clock.now();
    if (came / Math.max(1, now - lookedAtMs) < QUICK_BYTES_PER_MS) {
      slow.abort();
      return;
    }
    came = 0;
    lookedAtMs = now;
    stop = clock.after(LOOK_EVERY_MS, look);
  }
  return {
    signal: slow.signal,
    heard(bytes) {
      came += bytes;
    },
    end: () => stop(),
  };
}
