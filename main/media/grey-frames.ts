import { readFile, rm } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { type ConvertFailure, failureOf } from './convert.ts';
import type { Ffmpeg } from './ffmpeg.ts';

export type GreyFramesRequest = {
  readonly input: string;
  readonly durationSeconds: number;
  readonly width: number;
  readonly height: number;
  /** About so many, from the whole length. */
  readonly count: number;
  /** A path for the raw frames while they are made. */
  readonly workFile: string;
  readonly signal?: AbortSignal | undefined;
};

/** Small grey frames from all over a film, one byte a pixel. Only keyframes are decoded: minutes of film in seconds. */
export async function greyFrames(
  ffmpeg: Ffmpeg,
  { input, durationSeconds, width, height, count, workFile, signal }: GreyFramesRequest,
): Promise<Result<readonly Uint8Array[], ConvertFailure>> {
  const everySeconds = Math.max(0.2, durationSeconds / count);
  const filters = [`fps=1/${everySeconds.toFixed(3)}`, `scale=${width}:${height}:flags=area`, 'format=gray'];
  const size = width * height;
  try {
    const made = await ffmpeg.convert({
      input,
      inputOptions: ['-skip_frame', 'nokey'],
      outputOptions: ['-map', '0:V:0', '-vf', filters.join(','), '-f', 'rawvideo'],
      output: workFile,
      outputBytesMax: size * (count + 2),
      timeMs: 90_000,
      signal,
    });
    if (!made.ok) return fail(failureOf(made.error));
    const raw = await readFile(workFile);
    return ok(Array.from({ length: Math.floor(raw.length / size) }, (_, n) => raw.subarray(n * size, (n + 1) * size)));
  } finally {
    await rm(workFile, { force: true });
  }
}
