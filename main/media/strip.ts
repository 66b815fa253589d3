import { rm, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { type ConvertFailure, failureOf } from './convert.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import type { Probe } from './probe.ts';
import { frameStart } from './same-times.ts';

export type StripRequest = {
  /** The film, or its scrub copy, which is read in a fifth of the time. */
  readonly input: string;
  /** Of the film. */
  readonly probe: Probe;
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
};

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

export async function makeStrip(
  ffmpeg: Ffmpeg,
  { input, probe: film, output, signal }: StripRequest,
): Promise<Result<Strip, ConvertFailure>> {
  const strip = stripOf(film);
  const { everySeconds, width, height, count } = strip;
  const steps = [
    // Rounded up: the last frame that began by then, which is what a player shows at that time.
    `fps=fps=1/${everySeconds}:start_time=0:round=up`,
    `scale=${width}:${height}:flags=area`,
    'setsar=1',
    'format=yuvj420p',
    `tile=${strip.columns}x${Math.ceil(count / strip.columns)}`,
  ];
  const made = await ffmpeg.convert({
    input,
    inputOptions: ['-copyts'],
    outputOptions: ['-map', '0:V:0', '-vf', steps.join(','), '-frames:v', '1', '-q:v', '5', '-f', 'mjpeg'],
    output,
    outputBytesMax: 16_000_000,
    timeMs: 600_000 + film.durationSeconds * 10_000,
    idle: true,
    signal,
  });
  const bytes = made.ok
    ? await stat(output)
        .then(({ size }) => size)
        .catch(() => 0)
    : 0;
  if (made.ok && bytes > 0) return ok(strip);
  await rm(output, { force: true });
  return fail(made.ok ? { code: 'transcodeFailed', detail: `no picture: ${made.value.said}` } : failureOf(made.error));
}
