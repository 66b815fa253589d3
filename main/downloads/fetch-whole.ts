import { fail, ok, type Result } from '../../core/words/index.ts';
import { mayPass, unwritable } from './failures.ts';
import { hostOf } from './http/addresses.ts';
import { throughMirrors } from './http/mirrors.ts';
import { forgetOrigin, openPart, type PartFile } from './part-file.ts';
import type { DownloadDeps, Failure, FetchControl, Wanted } from './ports.ts';
import { transfer } from './transfer.ts';

type Deps = Pick<DownloadDeps, 'store' | 'partFolder' | 'client' | 'throttle' | 'clock' | 'patience'>;

/** A server that gives little and breaks off is asked so often for more. */
const answersMax = 20;

/** What was here before and what came may be of two files. */
const MIXED = 'mixed';

/** Every mirror in order, the passing ones again after a while; a mirror that gave something wrong is not asked again. */
export function fetchWhole(
  deps: Deps,
  wanted: Wanted,
  addresses: readonly string[],
  control: FetchControl,
): Promise<Result<object, Failure>> {
  return throughMirrors(deps, addresses, control.signal, (address) => fromOne(deps, address, wanted, control));
}

async function fromOne(
  deps: Deps,
  address: string,
  wanted: Wanted,
  control: FetchControl,
): Promise<Result<object, Failure>> {
  const first = await answersOf(deps, address, wanted, control);
  // Of two answers, or a disk that forgot some of it: once more, all from here.
  const mixed = !first.ok && first.error.code === 'wrongDigest' && first.error.detail === MIXED;
  return mixed ? answersOf(deps, address, wanted, control) : first;
}

async function answersOf(
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
    for (let answers = 0; part.bytes() < wanted.bytes; answers += 1) {
      const before = part.bytes();
      got = await transfer(deps, address, part, wanted, {
        signal,
        onBytes(came) {
          heard('line', hostOf(address), came);
          onBytes(part.bytes());
        },
      });
      if (got.ok || part.bytes() <= before || !mayPass(got.error) || answers >= answersMax) break;
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
  if (code === 'wrongDigest') return fail({ code, detail: wasBegun ? MIXED : '' });
  return fail({ code: code === 'cancelled' ? code : 'storeUnwritable', detail: '' });
}
