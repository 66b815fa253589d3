import { fail, ok, type Result } from '../../core/words/index.ts';
import { copyFromDisk, isOnDisk } from './from-disk.ts';
import { forgetOrigin, openPart, type PartFile, Unwritable } from './part-file.ts';
import type { DownloadDeps, Failure, Wanted } from './ports.ts';
import { transfer } from './transfer.ts';

type Deps = Pick<DownloadDeps, 'store' | 'partFolder' | 'fetch' | 'clock' | 'patience'>;
type Control = { readonly signal: AbortSignal; readonly onBytes: (bytes: number) => void };

/** Nobody else's answer would be another. */
const fatal: ReadonlySet<Failure['code']> = new Set<Failure['code']>(['cancelled', 'diskFull', 'storeUnwritable']);
/** The same server may answer otherwise in a moment. */
const passing: ReadonlySet<Failure['code']> = new Set<Failure['code']>([
  ...(['noNetwork', 'proxyRefused', 'serverSilent', 'serverBusy', 'brokeOff'] as const),
]);
/** A server that gives little and breaks off is asked so often for more. */
const piecesMax = 20;

/** Every mirror in order, the passing ones again after a while; a mirror that gave something wrong is not asked again. */
export async function fetchFile(
  deps: Deps,
  wanted: Wanted,
  addresses: readonly string[],
  { signal, onBytes }: Control,
): Promise<Result<object, Failure>> {
  let left = addresses;
  let last: Failure = { code: 'noAddress', detail: '' };
  for (const waitMs of [0, ...deps.patience.againMs]) {
    if (left.length === 0) break;
    if (waitMs > 0) await pause(deps, waitMs, signal);
    const again: string[] = [];
    for (const address of left) {
      const got = await fromOne(deps, address, wanted, { signal, onBytes });
      if (got.ok || fatal.has(got.error.code)) return got;
      last = { ...got.error, detail: `${hostOf(address)} ${got.error.detail}`.trim() };
      if (passing.has(last.code)) again.push(address);
    }
    left = again;
  }
  return fail(last);
}

async function fromOne(
  deps: Deps,
  address: string,
  wanted: Wanted,
  control: Control,
): Promise<Result<object, Failure>> {
  if (isOnDisk(address)) return copyFromDisk(deps, wanted, address, control.signal);
  const first = await piecesOf(deps, address, wanted, control);
  // Pieces of two answers, or a disk that forgot some of them: once more, all from here.
  const mixed = !first.ok && first.error.code === 'wrongDigest' && first.error.detail === 'pieces';
  return mixed ? piecesOf(deps, address, wanted, control) : first;
}

async function piecesOf(
  deps: Deps,
  address: string,
  wanted: Wanted,
  { signal, onBytes }: Control,
): Promise<Result<object, Failure>> {
  let part: PartFile;
  try {
    part = await openPart(deps.partFolder, wanted.digest);
  } catch (error) {
    return unwritable(error);
  }
  const wasBegun = part.bytes() > 0;
  let got: Result<object, Failure> = ok({});
  try {
    if (part.bytes() > wanted.bytes) await part.restart();
    for (let pieces = 0; part.bytes() < wanted.bytes; pieces += 1) {
      const before = part.bytes();
      got = await transfer(deps, address, part, wanted, { signal, onBytes: () => onBytes(part.bytes()) });
      if (got.ok || part.bytes() <= before || !passing.has(got.error.code) || pieces >= piecesMax) break;
    }
    await part.close();
  } catch (error) {
    return unwritable(error);
  }
  if (!got.ok) return got;
  const adopted = await deps.store.adopt(part.path, wanted.digest, signal);
  if (adopted.ok || adopted.error.code === 'wrongDigest') await forgetOrigin(deps.partFolder, wanted.digest);
  if (adopted.ok) return ok({});
  const { code } = adopted.error;
  if (code === 'wrongDigest') return fail({ code, detail: wasBegun ? 'pieces' : '' });
  return fail({ code: code === 'cancelled' ? code : 'storeUnwritable', detail: '' });
}

function unwritable(error: unknown): Result<never, Failure> {
  if (!(error instanceof Unwritable)) throw error;
  return fail({ code: error.isFull ? 'diskFull' : 'storeUnwritable', detail: error.message });
}

function pause({ clock }: Deps, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = clock.after(ms, done);
    function done(): void {
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? '';
}
