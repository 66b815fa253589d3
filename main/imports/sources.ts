import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { AssetDigest, TrackRole } from '../../core/words/index.ts';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { type Decision, decideImport, lengthOf, type Media, type Probe } from '../media/index.ts';
import type { ImportControl, ImportFailure } from './ports.ts';

/** One file as it came, before anything is done with it. */
export type Source = { readonly role: TrackRole; readonly path: string };

export type Examined = Source & {
  readonly digest: AssetDigest;
  readonly probe: Probe;
  readonly decision: Decision;
  /** Size and time of the file when it was looked at: it is the teacher's, and may change under our hands. */
  readonly stamp: string;
};

/** What differs by more is not one lesson: 5 s for a late start or stop of one recorder, or a twentieth. */
const differenceSecondsMax = 5;
const differencePartMax = 0.05;

export async function examine(
  media: Media,
  sources: readonly Source[],
  { signal, report }: ImportControl,
): Promise<Result<readonly Examined[], ImportFailure>> {
  report('probing', null);
  const examined: Examined[] = [];
  for (const source of sources) {
    const stamp = await stampOf(source.path);
    const probed = await media.probe(source.path, signal);
    if (!probed.ok) return probed;
    const digest = await digestOf(source.path, signal);
    if (digest === null)
      return fail({ code: signal.aborted ? 'cancelled' : 'fileUnreadable', detail: 'while reading it' });
    examined.push({ ...source, digest, stamp, probe: probed.value, decision: decideImport(probed.value) });
  }
  const lengths = examined.map(({ probe }) => lengthOf(probe));
  const [longest, shortest] = [Math.max(...lengths), Math.min(...lengths)];
  if (longest - shortest > Math.max(differenceSecondsMax, longest * differencePartMax)) {
    return fail({ code: 'differentLengths', detail: lengths.map((seconds) => seconds.toFixed(1)).join(' ') });
  }
  return ok(examined);
}

/** Equal as long as nobody wrote to the file; null where it is gone. */
export async function stampOf(path: string): Promise<string> {
  try {
    const { size, mtimeMs } = await stat(path);
    return `${size} ${mtimeMs}`;
  } catch {
    return 'gone';
  }
}

async function digestOf(path: string, signal: AbortSignal): Promise<AssetDigest | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { signal });
    return hash.digest('hex') as AssetDigest;
  } catch {
    return null;
  }
}
