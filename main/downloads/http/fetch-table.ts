import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Pieces, type Result } from '../../../core/words/index.ts';
import { type PieceTable, readTable, tableBytes } from '../../pieces/index.ts';
import { replaceFile } from '../../store/index.ts';
import { isFatal, mayPass } from '../failures.ts';
import { onDisk } from '../on-disk.ts';
import type { Failure, FetchControl, Wanted } from '../ports.ts';
import { fetchInOne } from './fetch-in-one.ts';
import type { Line } from './request.ts';

type Deps = Line & { readonly partFolder: string };
type InPieces = Wanted & { readonly pieces: Pieces };

/**
 * What the pieces of a file have to be: a few kilobytes, kept beside what has come of it. Null: no mirror has the table,
 * or it is none of this file; then the file comes whole. Rejects with `Unwritable`.
 */
export async function fetchTable(
  deps: Deps,
  wanted: InPieces,
  addresses: readonly string[],
  control: Pick<FetchControl, 'signal' | 'heard'>,
): Promise<Result<PieceTable | null, Failure>> {
  const { digest, bytes } = wanted.pieces;
  const path = join(deps.partFolder, `${digest}.table`);
  const kept = await readFile(path).catch(() => null);
  const known = kept && readTable(wanted, kept);
  if (known) return ok(known);
  const small = { digest, bytes: tableBytes(wanted.bytes, bytes), mediaType: 'application/octet-stream' };
  const got = await fetchInOne(deps, small, addresses, control);
  // Who cannot be reached now has it perhaps tomorrow, and with it what has come in pieces can be used.
  if (!got.ok) return isFatal(got.error) || mayPass(got.error) ? got : ok(null);
  const table = readTable(wanted, got.value);
  if (table) await onDisk(() => replaceFile(path, got.value));
  return ok(table);
}
