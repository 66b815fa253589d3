import { rm } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { type ConvertFailure, failureOf } from './convert.ts';
import { bytesOf } from './even-pictures.ts';
import type { Ffmpeg } from './ffmpeg.ts';

export type PosterRequest = {
  readonly input: string;
  readonly durationSeconds: number;
  /** A path for the JPEG, at most 640 x 640. */
  readonly output: string;
  /** Nobody waits for it. */
  readonly idle?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Lessons begin with a black fade or a title; the picture that stands out soon after says more. */
export async function makePoster(ffmpeg: Ffmpeg, request: PosterRequest): Promise<Result<object, ConvertFailure>> {
  const { input, output, idle = false, signal } = request;
  const fromSeconds = Math.min(10, request.durationSeconds / 10);
  const filters = [
    'thumbnail=50',
    "scale='min(640,iw*sar)':'min(640,ih)':force_original_aspect_ratio=decrease",
    'setsar=1',
    'format=yuvj420p',
  ];
  const made = await ffmpeg.convert({
    input,
    inputOptions: ['-ss', fromSeconds.toFixed(3)],
    outputOptions: ['-map', '0:V:0', '-frames:v', '1', '-vf', filters.join(','), '-q:v', '4', '-f', 'mjpeg'],
    output,
    outputBytesMax: 4_000_000,
    timeMs: 60_000,
    ...{ idle, signal },
  });
  const bytes = made.ok ? await bytesOf(output) : 0;
  if (made.ok && bytes > 0) return ok({});
  await rm(output, { force: true });
  return fail(made.ok ? { code: 'transcodeFailed', detail: `no frame: ${made.value.said}` } : failureOf(made.error));
}
