import { rm } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { type ConvertFailure, failureOf } from './convert.ts';
import { bytesOf } from './even-pictures.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { subtitleBytesMax } from './subtitles.ts';

export type TextRequest = {
  readonly input: string;
  /** The number of the stream. */
  readonly stream: number;
  /** A path for the WebVTT. */
  readonly output: string;
  /** The film is kept as it is, wherever its time line begins; else it is made to begin at 0. */
  readonly isKept: boolean;
  readonly signal?: AbortSignal | undefined;
};

/** Takes the subtitles that lie in a film out of it; without any of them there is no file. */
export async function takeText(
  ffmpeg: Ffmpeg,
  { input, stream, output, isKept, signal }: TextRequest,
): Promise<Result<object, ConvertFailure>> {
  const made = await ffmpeg.convert({
    input,
    inputOptions: isKept ? ['-copyts'] : [],
    outputOptions: ['-map', `0:${stream}`, '-f', 'webvtt'],
    output,
    outputBytesMax: subtitleBytesMax,
    // It has to read through the whole film for it.
    timeMs: 600_000,
    signal,
  });
  if (made.ok && (await bytesOf(output)) > 0) return ok({});
  await rm(output, { force: true });
  return fail(made.ok ? { code: 'transcodeFailed', detail: `no text: ${made.value.said}` } : failureOf(made.error));
}
