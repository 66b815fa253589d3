import { fail, ok, type Result } from '../../core/words/index.ts';
import { isFatal, mayPass, unwritable } from './failures.ts';
import { hostOf } from './http/addresses.ts';
import { forgetOrigin, openPart, type PartFile } from './part-file.ts';
import { pause } from './pause.ts';
import type { DownloadDeps, Failure, FetchControl, Wanted } from './ports.ts';
import { transfer } from './transfer.ts';

type Deps = Pick<DownloadDeps, 'store' | 'partFolder' | 'client' | 'throttle' | 'clock' | 'patience'>;

/** A server that gives little and breaks off is asked so often for more. */
const piecesMax = 20;

/** Every mirror in order, the passing ones again after a while; a mirror that gave something wrong is not asked again. */
export async function fetchWhole(
  deps: Deps,
  wanted: Wanted,
  addresses: readonly string[],
  control: FetchControl,
): Promise<Result<object, Failure>> {
  const { signal } = control;
  let left = addresses;
  let last: Failure = { code: 'noAddress', detail: '' };
  for (const waitMs of [0, ...deps.patience.againMs]) {
    if (left.length === 0) break;
    if (waitMs > 0) await pause(deps.clock, waitMs, signal);
    const again: string[] = [];
    for (const address of left) {
      const got = await fromOne(deps, address, wanted, control);
      if (got.ok || isFatal(got.error)) return got;
      last = { ...got.error, detail: `${hostOf(address)} ${got.error.detail}`.trim() };
      if (mayPass(last)) again.push(address);
    }
    left = again;
  }
  return fail(last);
}

async function fromOne(
  deps: Deps,
  address: string,
  wanted: Wanted,
  control: FetchControl,
): Promise<Result<object, Failure>> {
  const first = await piecesOf(deps, address, wanted, control);
  // Pieces of two answers, or a disk that forgot some of them: once more, all from here.
  const mixed = !first.ok && first.error.code === 'wrongDigest' && first.error.detail === 'pieces';
  return mixed ? piecesOf(deps, address, wanted, control) : first;
}

async function piecesOf(
  deps: Deps,
  address: string,
  wanted: Wanted,
  { signal, onBytes, heard }: FetchControl,
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
      got = await transfer({ ...deps, silentMs: deps.patience.silentMs }, address, part, wanted, {
        signal,
        onBytes(came) {
          heard('line', hostOf(address), came);
          onBytes(part.bytes());
        },
      });
      if (got.ok || part.bytes() <= before || !mayPass(got.error) || pieces >= piecesMax) break;
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
