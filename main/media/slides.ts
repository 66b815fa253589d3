import { readFile, rm } from 'node:fs/promises';
import { ok, type Result } from '../../core/words/index.ts';
import type { ConvertFailure } from './convert.ts';
import { drawEvenly, type PicturesRequest } from './even-pictures.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { slideChanges } from './slide-changes.ts';

const [width, height] = [64, 36];
const perSecondMost = 4;
/** 64 MB of grey pictures are looked through at once: of a film of more than seven hours the first seven. */
const picturesMax = 28_000;

/** Where the slide changes, in seconds; `output` is a file for grey pictures, gone when it is done. */
export async function findSlides(
  ffmpeg: Ffmpeg,
  request: PicturesRequest,
): Promise<Result<readonly number[], ConvertFailure>> {
  const { probe: film, output } = request;
  const perSecond = Math.max(1, Math.min(perSecondMost, Math.floor(picturesMax / Math.max(1, film.durationSeconds))));
  try {
    const drawn = await drawEvenly(ffmpeg, request, {
      perSecond: String(perSecond),
      steps: [`scale=${width}:${height}:flags=area`, 'format=gray'],
      options: ['-f', 'rawvideo'],
      outputBytesMax: (picturesMax + 10 * perSecond) * width * height,
    });
    if (!drawn.ok) return drawn;
    return ok(slideChanges({ cells: width * height, perSecond, startSeconds: 0, bytes: await readFile(output) }));
  } finally {
    await rm(output, { force: true });
  }
}
