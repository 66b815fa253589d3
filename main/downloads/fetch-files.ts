import { fail, ok, type Result } from '../../core/words/index.ts';
import { isFatal } from './failures.ts';
import { type AddressesOf, fetchFile, SMALL_BYTES } from './fetch-file.ts';
import type { DownloadDeps, Failure, Heard, Wanted } from './ports.ts';

type Deps = Pick<DownloadDeps, 'store' | 'partFolder' | 'client' | 'throttle' | 'clock' | 'patience'>;
type Control = {
  readonly signal: AbortSignal;
  /** Of all of them, those that were here before included. */
  readonly onBytes: (bytes: number) => void;
  readonly heard: Heard;
  /** One has come. */
  readonly onFile: () => void;
  readonly onFailure: (file: Wanted, failure: Failure) => void;
};

/** Each costs the way there and back, and the line is idle meanwhile. */
const SMALL_AT_ONCE = 6;

/**
 * All of them into the store. Small ones come several at a time; a large one has all connections to itself. One that
 * cannot be had does not keep the others from coming; what it failed of is told when they have.
 */
export async function fetchFiles(
  deps: Deps,
  files: readonly Wanted[],
  addressesOf: AddressesOf,
  { signal, onBytes, heard, onFile, onFailure }: Control,
): Promise<Result<object, Failure>> {
  const came = new Map<string, number>();
  let total = 0;
  let failure: Failure | null = null;
  const told = ({ digest }: Wanted, bytes: number): void => {
    total += bytes - (came.get(digest) ?? 0);
    came.set(digest, bytes);
    onBytes(total);
  };
  const isOver = (): boolean => signal.aborted || (failure !== null && isFatal(failure));

  async function bring(file: Wanted): Promise<void> {
    if (isOver()) return;
    if (await deps.store.has(file.digest)) return told(file, file.bytes);
    const got = await fetchFile(deps, file, addressesOf, { signal, heard, onBytes: (bytes) => told(file, bytes) });
    if (got.ok) {
      told(file, file.bytes);
      onFile();
      return;
    }
    if (signal.aborted) return;
    if (failure === null || !isFatal(failure)) failure = got.error;
    onFailure(file, got.error);
  }

  await atOnce(
    files.filter(({ bytes }) => bytes <= SMALL_BYTES),
    SMALL_AT_ONCE,
    bring,
  );
  await atOnce(
    files.filter(({ bytes }) => bytes > SMALL_BYTES),
    1,
    bring,
  );
  if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
  return failure === null ? ok({}) : fail(failure);
}

async function atOnce<Item>(
  items: readonly Item[],
  places: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const place = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(places, items.length) }, place));
}
