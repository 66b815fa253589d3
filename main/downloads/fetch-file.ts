import { stat } from 'node:fs/promises';
import { type AssetDigest, fail, ok, type Pieces, type Result } from '../../core/words/index.ts';
import { isFatal, unwritable } from './failures.ts';
import { fetchWhole } from './fetch-whole.ts';
import { copyFromDisk, isOnDisk } from './from-disk.ts';
import { fetchInOne } from './http/fetch-in-one.ts';
import { fetchPieces, RUN_BYTES_MAX, WRONG_TABLE } from './http/fetch-pieces.ts';
import { fetchSwiftly } from './http/fetch-swiftly.ts';
import { fetchTable } from './http/fetch-table.ts';
import { piecePath } from './http/piece-file.ts';
import { onDisk } from './on-disk.ts';
import type { DownloadDeps, Failure, FetchControl, Wanted } from './ports.ts';

type Deps = Pick<DownloadDeps, 'store' | 'partFolder' | 'client' | 'throttle' | 'clock' | 'patience'>;
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
  const got = await fetchInOne(deps, wanted, servers, { signal, heard });
  if (!got.ok) return got;
  return onDisk(async () => {
    await deps.store.keep(got.value, wanted.digest);
    return ok({});
  }).catch(unwritable);
}

/** Null: its table cannot be had, or is none of this file. */
async function fetchInPieces(
  deps: Deps,
  wanted: Wanted & { readonly pieces: Pieces },
  servers: readonly string[],
  addressesOf: AddressesOf,
  control: FetchControl,
): Promise<Result<object, Failure> | null> {
  const tables = (await addressesOf(wanted.pieces.digest)).filter((address) => !isOnDisk(address));
  try {
    const table = await fetchTable(deps, wanted, tables, control);
    if (!table.ok) return table;
    if (table.value && (await swiftly(deps, wanted, servers, control))) return ok({});
    const got = table.value && (await fetchPieces(deps, wanted, table.value, servers, control));
    return got && !got.ok && got.error.detail === WRONG_TABLE ? null : got;
  } catch (error) {
    return unwritable(error);
  }
}

/** A large file of which nothing is here yet. */
async function swiftly(
  deps: Deps,
  wanted: Wanted,
  [first]: readonly string[],
  control: FetchControl,
): Promise<boolean> {
  const path = piecePath(deps.partFolder, wanted.digest);
  const isBegun = await stat(path).then(
    () => true,
    () => false,
  );
  if (first === undefined || isBegun || wanted.bytes <= RUN_BYTES_MAX) return false;
  return fetchSwiftly(deps, wanted, first, path, control);
}
