import { fail, ok, type Result } from '../../../core/words/index.ts';
import type { PieceTable } from '../../pieces/index.ts';
import type { Store } from '../../store/index.ts';
import { mayPass } from '../failures.ts';
import { onDisk } from '../on-disk.ts';
import type { Failure, FetchControl, Heard, Wanted } from '../ports.ts';
import { hostOf } from './addresses.ts';
import { fetchRun } from './fetch-run.ts';
import { createGathering, type Gathering, type Sink } from './gathering.ts';
import { createLanes } from './lanes.ts';
import { createMirrors, type Mirror, type Mirrors } from './mirrors.ts';
import { createPicker, type Picker, type Run } from './picker.ts';
import { openPieceFile, type PieceFile } from './piece-file.ts';
import type { Line } from './request.ts';

type Deps = Line & { readonly store: Pick<Store, 'adopt'>; readonly partFolder: string };
type Fetching = {
  readonly deps: Deps;
  readonly wanted: Wanted;
  readonly table: PieceTable;
  readonly picker: Picker;
  readonly mirrors: Mirrors;
  readonly file: PieceFile;
  readonly signal: AbortSignal;
  readonly heard: Heard;
};

/** All pieces were what the table says, and the file is another: the feed cut it wrongly. */
export const WRONG_TABLE = 'table';

/** Asked for at once: fewer requests than pieces, and not so much that others have nothing to do. */
export const RUN_BYTES_MAX = 16 * 1024 * 1024;

/**
 * A file that can be checked piece by piece, over as many connections as bring more, from whichever mirror does well.
 * Only pieces that are right are written. Rejects with `Unwritable`.
 */
export async function fetchPieces(
  deps: Deps,
  wanted: Wanted,
  table: PieceTable,
  addresses: readonly string[],
  { signal, onBytes, heard }: FetchControl,
): Promise<Result<object, Failure>> {
  const file = await openPieceFile(deps.partFolder, wanted, table, signal);
  const picker = createPicker(table.count, (piece) => file.held[piece] === true);
  const mirrors = createMirrors(addresses, deps.clock, deps.patience);
  let heldBytes = sum(table, file.held);
  const take = async (piece: number, chunks: readonly Uint8Array[]): Promise<void> => {
    await file.write(piece, chunks);
    if (picker.has(piece)) return;
    picker.came(piece);
    const { from, to } = table.rangeOf(piece);
    heldBytes += to - from;
    onBytes(heldBytes);
  };
  try {
    await inLanes({ deps, wanted, table, picker, mirrors, file, signal, heard }, take);
  } finally {
    await file.close();
  }
  if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
  return picker.isWhole() ? keep(deps, wanted, file.path, signal) : fail(mirrors.lastFailure());
}

function sum(table: PieceTable, held: readonly boolean[]): number {
  return held.reduce((total, isHeld, piece) => {
    const { from, to } = table.rangeOf(piece);
    return isHeld ? total + to - from : total;
  }, 0);
}

/** The pieces were those of the feed; whether they make the file that is wanted only its own digest says. */
async function keep(
  { store }: Deps,
  { digest }: Wanted,
  path: string,
  signal: AbortSignal,
): Promise<Result<object, Failure>> {
  const adopted = await onDisk(() => store.adopt(path, digest, signal));
  if (adopted.ok) return ok({});
  const { code } = adopted.error;
  return fail({
    code: code === 'fileUnreadable' ? 'storeUnwritable' : code,
    detail: code === 'wrongDigest' ? WRONG_TABLE : '',
  });
}

type Lanes = ReturnType<typeof createLanes>;
type Take = (piece: number, chunks: readonly Uint8Array[]) => Promise<void>;

/** Until all is here, nobody is left to ask, or the disk says no. */
async function inLanes(fetching: Fetching, take: Take): Promise<void> {
  const { deps, picker, signal } = fetching;
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const running = new Set<Promise<void>>();
  let thrown: { readonly error: unknown } | null = null;
  const lanes = createLanes(deps.clock, () => {
    const lane = runLane({ ...fetching, signal: either }, take, lanes)
      .catch((error: unknown) => {
        thrown ??= { error };
        over.abort();
      })
      .finally(() => running.delete(lane));
    running.add(lane);
  });
  if (!picker.isWhole()) lanes.begin(fetching.wanted.bytes <= RUN_BYTES_MAX ? 1 : 2);
  while (running.size > 0) await Promise.race(running);
  lanes.end();
  if (thrown !== null) throw (thrown as { readonly error: unknown }).error;
}

async function runLane(fetching: Fetching, take: Take, lanes: Lanes): Promise<void> {
  const { picker, mirrors, signal } = fetching;
  let work: Work | null = null;
  while (!signal.aborted && !picker.isWhole()) {
    const mirror = await mirrors.next(signal);
    if (!mirror) break;
    work ??= nextWork(fetching, mirror, lanes.count(), { has: picker.has, take });
    // The others fetch what is left; should one of them fail, it goes on with it itself.
    if (!work) return;
    const mayGoOn = await ask(fetching, mirror, work.gathering, lanes);
    if (mayGoOn && !work.gathering.isDone()) continue;
    picker.giveBack(work.run);
    work = null;
  }
  if (work) picker.giveBack(work.run);
}

/** What came of a piece is kept when its line breaks: a village's may never bring one in one go. */
type Work = { readonly run: Run; readonly gathering: Gathering };

function nextWork(fetching: Fetching, mirror: Mirror, lanes: number, sink: Sink): Work | null {
  const { table, picker } = fetching;
  const run = mirror.givesRanges ? picker.take(runLength(fetching, lanes)) : picker.takeAll();
  return run && { run, gathering: createGathering(table, run, sink) };
}

function runLength({ table, picker, wanted }: Fetching, lanes: number): number {
  // The first connection asks for all of a file that is small.
  if (lanes === 1 && wanted.bytes <= RUN_BYTES_MAX) return table.count;
  const share = Math.ceil(picker.leftCount() / (2 * lanes));
  return Math.max(1, Math.min(Math.floor(RUN_BYTES_MAX / table.pieceBytes), share));
}

/** True: what is still missing of it may be asked for at once, here or elsewhere. */
async function ask(
  { deps, wanted, mirrors, signal, heard }: Fetching,
  mirror: Mirror,
  gathering: Gathering,
  lanes: Lanes,
): Promise<boolean> {
  const gaveRanges = mirror.givesRanges;
  const host = hostOf(mirror.address);
  const begunMs = deps.clock.now();
  const before = gathering.at();
  const got = await fetchRun(deps, mirror, wanted, gathering, {
    signal,
    heard(bytes) {
      lanes.heard(bytes);
      heard('line', host, bytes);
    },
  });
  const came = gathering.at() - before;
  if (came > 0) mirrors.gave(mirror, came, deps.clock.now() - begunMs);
  if (got.ok || signal.aborted) return true;
  // Others may be fetching what it would give along with what we want.
  if (gaveRanges && !mirror.givesRanges) return false;
  if (came <= 0 || !mayPass(got.error)) mirrors.failed(mirror, got.error);
  return mayPass(got.error);
}
