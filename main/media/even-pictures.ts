import { rm, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { type ConvertFailure, failureOf } from './convert.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import type { Probe } from './probe.ts';

export type PicturesRequest = {
  /** The film, or its scrub copy, which is read in a fifth of the time. */
  readonly input: string;
  /** Of the film. */
  readonly probe: Probe;
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
};

type Wanted = {
  /** As ffmpeg takes a rate, such as `1/10`. */
  readonly perSecond: string;
  /** What is done with each picture. */
  readonly steps: readonly string[];
  readonly options: readonly string[];
  readonly outputBytesMax: number;
};

/** Pictures of a film at even times, the first at 0, all in one file; without any of them there is no file. */
export async function drawEvenly(
  ffmpeg: Ffmpeg,
  { input, probe: film, output, signal }: PicturesRequest,
  { perSecond, steps, options, outputBytesMax }: Wanted,
): Promise<Result<object, ConvertFailure>> {
  // Rounded up: the last frame that began by then, which is what a player shows at that time.
  const filters = [`fps=fps=${perSecond}:start_time=0:round=up`, ...steps].join(',');
  const made = await ffmpeg.convert({
    input,
    inputOptions: ['-copyts'],
    outputOptions: ['-map', '0:V:0', '-vf', filters, ...options],
    output,
    outputBytesMax,
    timeMs: 600_000 + film.durationSeconds * 10_000,
    idle: true,
    signal,
  });
  const bytes = made.ok ? await bytesOf(output) : 0;
  if (made.ok && bytes > 0) return ok({});
  await rm(output, { force: true });
  return fail(made.ok ? { code: 'transcodeFailed', detail: `no picture: ${made.value.said}` } : failureOf(made.error));
}

/** ffmpeg ends well also where it decoded nothing. */
export async function bytesOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}
