import { readFile, rm } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { type ConvertFailure, failureOf } from './convert.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { slideChanges } from './slide-changes.ts';
import type { StripRequest } from './strip.ts';

const [width, height] = [64, 36];
const perSecondMost = 4;
/** 64 MB of grey pictures are looked through at once; a day is looked at every few seconds. */
const picturesMax = 28_000;

/** Where the slide changes, in seconds; `output` is a file for grey pictures, gone when it is done. */
export async function findSlides(
  ffmpeg: Ffmpeg,
  { input, probe: film, output, signal }: StripRequest,
): Promise<Result<readonly number[], ConvertFailure>> {
  const perSecond = Math.max(1, Math.min(perSecondMost, Math.floor(picturesMax / Math.max(1, film.durationSeconds))));
  const steps = [`fps=fps=${perSecond}:start_time=0:round=up`, `scale=${width}:${height}:flags=area`, 'format=gray'];
  try {
    const made = await ffmpeg.convert({
      input,
      inputOptions: ['-copyts'],
      outputOptions: ['-map', '0:V:0', '-vf', steps.join(','), '-f', 'rawvideo'],
      output,
      outputBytesMax: (picturesMax + 10 * perSecond) * width * height,
      timeMs: 600_000 + film.durationSeconds * 10_000,
      idle: true,
      signal,
    });
    if (!made.ok) return fail(failureOf(made.error));
    return ok(slideChanges({ cells: width * height, perSecond, startSeconds: 0, bytes: await readFile(output) }));
  } finally {
    await rm(output, { force: true });
  }
}
