import { devNull } from 'node:os';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { type ConvertFailure, failureOf } from './convert.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import type { Probe } from './probe.ts';

/** By EBU R128. `lufs` is null where nothing is heard. */
export type Loudness = { readonly lufs: number | null; readonly truePeakDb: number };

/**
 * Between the -23 LUFS of broadcasting and the -16 of the web: a lesson that was recorded with care is near it, so most
 * are hardly touched, and a quiet one is not raised into its own noise.
 */
const targetLufs = -19;
const gainDbMax = 10;
const gainDbMin = -12;
/** Above this a decoder or a sound card may clip. */
const truePeakDbMax = -1;
/** R128 itself gates what is below -70. */
const silenceLufs = -69;

/** How much louder the sound is to be played; never so much that its peak clips, never louder because it has one. */
export function gainDbOf({ lufs, truePeakDb }: Loudness): number {
  if (lufs === null) return 0;
  const wanted = Math.min(gainDbMax, Math.max(gainDbMin, targetLufs - lufs));
  const allowed = wanted > 0 ? Math.max(0, Math.min(wanted, truePeakDbMax - truePeakDb)) : wanted;
  return Math.round(allowed * 10) / 10;
}

export async function measureLoudness(
  ffmpeg: Ffmpeg,
  input: string,
  film: Probe,
  signal?: AbortSignal,
): Promise<Result<Loudness, ConvertFailure>> {
  if (film.sound === null) return ok({ lufs: null, truePeakDb: silenceLufs });
  const measured = await ffmpeg.convert({
    input,
    inputOptions: ['-vn'],
    outputOptions: ['-map', `0:${film.sound.index}`, '-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null'],
    output: devNull,
    outputBytesMax: 1_000_000_000_000,
    timeMs: 120_000 + film.durationSeconds * 1000,
    ...{ idle: true, tells: true, signal },
  });
  if (!measured.ok) return fail(failureOf(measured.error));
  const lufs = numberIn(/^\s*I:\s+(-?[\d.]+|-inf|nan) LUFS/m, measured.value.said);
  const peak = numberIn(/^\s*Peak:\s+(-?[\d.]+|-inf|nan) dBFS/m, measured.value.said);
  if (lufs === null || peak === null) return fail({ code: 'transcodeFailed', detail: measured.value.said });
  return ok({ lufs: lufs < silenceLufs ? null : lufs, truePeakDb: Math.max(silenceLufs, peak) });
}

/** Null: it was not said. */
function numberIn(pattern: RegExp, said: string): number | null {
  const found = pattern.exec(said)?.[1];
  if (found === undefined) return null;
  const value = Number(found);
  return Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY;
}
