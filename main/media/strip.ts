import { ok, type Result } from '../../core/words/index.ts';
import type { ConvertFailure } from './convert.ts';
import { drawEvenly, type PicturesRequest } from './even-pictures.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import type { Probe } from './probe.ts';
import { frameStart } from './same-times.ts';

/** Picture n of `count`, in rows of `columns`, is the one that is shown at n x `everySeconds`. */
export type Strip = {
  readonly everySeconds: number;
  readonly count: number;
  readonly columns: number;
  readonly width: number;
  readonly height: number;
};

const longSide = 160;
const everySecondsMin = 2;
/** 300 pictures of 160 x 90 are 17 MB when a window has decoded them, and lie a few seconds apart in any lesson. */
const countMax = 300;
const columns = 20;

export function stripOf({ frames, video }: Pick<Probe, 'frames' | 'video'>): Strip {
  const lastSeconds = frames.count === 0 ? 0 : Math.max(0, frameStart(frames, frames.count - 1));
  const everySeconds = Math.max(everySecondsMin, Math.ceil(lastSeconds / (countMax - 1)));
  const factor = longSide / Math.max(video.width, video.height);
  const even = (side: number) => Math.max(2, Math.round((side * factor) / 2) * 2);
  const count = Math.floor(lastSeconds / everySeconds) + 1;
  return {
    ...{ everySeconds, count, columns: Math.min(columns, count) },
    ...{ width: even(video.width), height: even(video.height) },
  };
}

export async function makeStrip(ffmpeg: Ffmpeg, request: PicturesRequest): Promise<Result<Strip, ConvertFailure>> {
  const strip = stripOf(request.probe);
  const { everySeconds, width, height, count } = strip;
  const drawn = await drawEvenly(ffmpeg, request, {
    perSecond: `1/${everySeconds}`,
    steps: [
      `scale=${width}:${height}:flags=area`,
      'setsar=1',
      'format=yuvj420p',
      `tile=${strip.columns}x${Math.ceil(count / strip.columns)}`,
    ],
    options: ['-frames:v', '1', '-q:v', '5', '-f', 'mjpeg'],
    outputBytesMax: 16_000_000,
  });
  return drawn.ok ? ok(strip) : drawn;
}
