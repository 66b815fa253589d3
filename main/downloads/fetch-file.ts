import { type AssetDigest, fail, ok, type Pieces, type Result } from '../../core/words/index.ts';
import { isFatal, unwritable } from './failures.ts';
import { fetchWhole } from './fetch-whole.ts';
import { copyFromDisk, isOnDisk } from './from-disk.ts';
import { fetchInOne } from './http/fetch-in-one.ts';
import { fetchPieces, WRONG_TABLE } from './http/fetch-pieces.ts';
import { fetchTable } from './http/fetch-table.ts';
import type { DownloadDeps, Failure, FetchControl, Wanted } from './ports.ts';

type Deps = Pick<DownloadDeps, 'store' | 'partFolder' | 'client' | 'clock' | 'patience'>;
/** Where a file of the feed lies; a table of pieces is one too. */
export type AddressesOf = (digest: AssetDigest) => Promise<readonly string[]>;

/** Fetched anew after a break sooner than it is written down how far it has come. */
export const SMALL_BYTES = 1024 * 1024;

/** From a disk where one has it; else in one answer when it is small, in pieces where its feed cut it, or whole. */
export async function fetchFile(
  deps: Deps,
  wanted: Wanted,
  addressesOf: AddressesOf,
  control: FetchControl,
): Promise<Result<object, Failure>> {
  const addresses = await addressesOf(wanted.digest);
  const { pieces } = wanted;
  let last: Failure | null = null;
  for (const disk of addresses.filter(isOnDisk)) {
    const got = await copyFromDisk(deps, wanted, disk, control.signal);
    if (got.ok) control.heard('disk', '', wanted.bytes);
    if (got.ok || isFatal(got.error)) return got;
    last = got.error;
  }
  const servers = addresses.filter((address) => !isOnDisk(address));
  if (servers.length === 0 && last) return fail(last);
  if (wanted.bytes <= SMALL_BYTES) return fetchSmall(deps, wanted, servers, control);
  const got = pieces && (await fetchInPieces(deps, { ...wanted, pieces }, servers, addressesOf, control));
  return got ?? fetchWhole(deps, wanted, servers, control);
}

async function fetchSmall(
  deps: Deps,
  wanted: Wanted,
  servers: readonly string[],
  { signal, heard }: FetchControl,
): Promise<Result<object, Failure>> {
  // Nothing has to be sent for a file of nothing.
  const isEmpty = wanted.bytes === 0 && servers.length > 0;
  const got = isEmpty ? ok(Buffer.alloc(0)) : await fetchInOne(lineOf(deps), wanted, servers, { signal, heard });
  if (!got.ok) return got;
  const stored = await deps.store.put(inOne(got.value), signal);
  if (stored.ok) return stored.value.digest === wanted.digest ? ok({}) : fail({ code: 'wrongDigest', detail: '' });
  const { code } = stored.error;
  return fail({ code: code === 'fileUnreadable' ? 'storeUnwritable' : code, detail: '' });
}

async function* inOne(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** Null: its table cannot be had, or is none of this file. */
async function fetchInPieces(
  deps: Deps,
  wanted: Wanted & { readonly pieces: Pieces },
  servers: readonly string[],
  addressesOf: AddressesOf,
  control: FetchControl,
): Promise<Result<object, Failure> | null> {
  const line = lineOf(deps);
  const tables = (await addressesOf(wanted.pieces.digest)).filter((address) => !isOnDisk(address));
  try {
    const table = await fetchTable(line, wanted, tables, control);
    if (!table.ok) return table;
    const got = table.value && (await fetchPieces(line, wanted, table.value, servers, control));
    return got && !got.ok && got.error.detail === WRONG_TABLE ? null : got;
  } catch (error) {
    return unwritable(error);
  }
}

const lineOf = <D extends Deps>(deps: D) => ({ ...deps, silentMs: deps.patience.silentMs });
