import { rm } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { type ConvertFailure, failureOf, lengthOf, whyNotAsked } from './convert.ts';
import { copyExactly, fittedSize, h264Encoder, toSdr } from './encode-options.ts';
import type { Abilities, Ffmpeg } from './ffmpeg.ts';
import { type Probe, probe } from './probe.ts';
import { sameTimes } from './same-times.ts';

export type CopyRequest = {
  readonly input: string;
  readonly probe: Probe;
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
};

export type CopyFailure =
  | ConvertFailure
  /** The frames of the copy are not those of the film: a pause would show another picture. */
  | { readonly code: 'timesDiffer'; readonly detail: string };

/** Measured: seeks in 12 ms (p95) in one window and 16 in two, where 1080p takes 107 and 153. */
const scrubLongSide = 480;
const keyframeEvery = 25;
/** Longer than this between two keyframes, and a seek takes more than a fifth of a second. */
const keyframeEveryMax = 50;

/** Its keyframes lie so far apart that seeks in it are slow. */
const seeksSlowly = (film: Probe): boolean => film.keyframeEveryMax > keyframeEveryMax;

/** A film that need not be written anew for the sake of seeking. */
export const seeksWell = (film: Probe): boolean => film.missesFrames === null && !seeksSlowly(film);

/**
 * A small copy of the picture of which every frame is a keyframe, so that dragging shows each picture at once. Its
 * frames begin when the film's do, whatever the film's rhythm is.
 */
export function makeScrubCopy(ffmpeg: Ffmpeg, request: CopyRequest): Promise<Result<Probe, CopyFailure>> {
  const { video } = request.probe;
  const factor = Math.min(1, scrubLongSide / Math.max(video.width, video.height));
  return makeCopy(ffmpeg, request, (encoder) => ({
    ...{ width: evenSide(video.width * factor), height: evenSide(video.height * factor), scaler: 'fast_bilinear' },
    quality: encoder === 'libx264' ? ['-preset', 'superfast', '-crf', '30', '-bf', '0'] : ['-b:v', '1500k'],
    keyframeEvery: 1,
    sound: [],
  }));
}

/** What a PC plays two of that cannot play two of 1080p. */
const lightShortSide = 480;

/** The picture alone at 480p; the sound stays with the film. */
export function makeLightCopy(ffmpeg: Ffmpeg, request: CopyRequest): Promise<Result<Probe, CopyFailure>> {
  const { video } = request.probe;
  const factor = Math.min(1, lightShortSide / Math.min(video.width, video.height));
  return makeCopy(ffmpeg, request, (encoder) => ({
    ...{
      width: evenSide(video.width * factor),
      height: evenSide(video.height * factor),
      scaler: 'bicubic',
      keyframeEvery,
    },
    // Simple to decode: no CABAC, no B frames, no filter of the blocks' edges.
    quality: encoder === 'libx264' ? ['-preset', 'veryfast', '-tune', 'fastdecode', '-crf', '22'] : ['-b:v', '1500k'],
    sound: [],
  }));
}

const evenSide = (side: number): number => Math.max(2, Math.round(side / 2) * 2);

/** The film anew: with a keyframe a second, or as it is but so that seeks find each frame; the sound as it is. */
export function remaster(ffmpeg: Ffmpeg, request: CopyRequest): Promise<Result<Probe, CopyFailure>> {
  const { video, sound } = request.probe;
  const soundOptions = sound === null ? [] : ['-map', `0:${sound.index}`, '-c:a', ...soundOf(sound.codec)];
  if (!seeksSlowly(request.probe)) return makeCopy(ffmpeg, request, () => ({ picture: 'copy', sound: soundOptions }));
  return makeCopy(ffmpeg, request, (encoder) => ({
    ...{ ...fittedSize(video), scaler: 'bicubic', keyframeEvery },
    quality: encoder === 'libx264' ? ['-preset', 'veryfast', '-crf', '20', '-profile:v', 'high'] : ['-b:v', '5M'],
    sound: soundOptions,
  }));
}

/** What an MP4 carries is copied; Vorbis is the only sound that a kept film can have besides. */
const soundOf = (codec: string): readonly string[] => (codec === 'vorbis' ? ['aac', '-b:a', '160k'] : ['copy']);

type Shape = Encoded | { readonly picture: 'copy'; readonly sound: readonly string[] };

type Encoded = {
  readonly width: number;
  readonly height: number;
  readonly scaler: string;
  readonly quality: readonly string[];
  readonly keyframeEvery: number;
  readonly sound: readonly string[];
};

async function makeCopy(
  ffmpeg: Ffmpeg,
  request: CopyRequest,
  shapeFor: (encoder: string) => Shape,
): Promise<Result<Probe, CopyFailure>> {
  const done = await makeUnchecked(ffmpeg, request, shapeFor);
  if (!done.ok) await rm(request.output, { force: true });
  return done;
}

async function makeUnchecked(
  ffmpeg: Ffmpeg,
  { input, output, probe: film, signal }: CopyRequest,
  shapeFor: (encoder: string) => Shape,
): Promise<Result<Probe, CopyFailure>> {
  const abilities = await ffmpeg.abilities();
  if (abilities === null) return fail(await whyNotAsked(ffmpeg));
  const encoder = h264Encoder(abilities);
  if (encoder === undefined) return fail({ code: 'transcodeFailed', detail: 'no H.264 encoder' });
  const seconds = lengthOf(film);
  const made = await ffmpeg.convert({
    input,
    // The time line stays the film's own, also where that does not begin at 0.
    inputOptions: ['-copyts'],
    outputOptions: copyOptions(film, encoder, shapeFor(encoder), abilities),
    output,
    outputBytesMax: Math.ceil(film.bytes + 10_000_000 + seconds * 2_000_000),
    timeMs: 600_000 + seconds * 20_000,
    idle: true,
    signal,
  });
  if (!made.ok) return fail(failureOf(made.error));
  const copy = await probe(ffmpeg, output, signal, true);
  if (!copy.ok) {
    const { code, detail } = copy.error;
    return fail(
      code === 'cancelled' || code === 'ffmpegMissing' || code === 'tookTooLong'
        ? { code, detail }
        : { code: 'transcodeFailed', detail },
    );
  }
  if (sameTimes(film.frames, copy.value.frames)) return ok(copy.value);
  return fail({ code: 'timesDiffer', detail: `${film.frames.count} frames became ${copy.value.frames.count}` });
}

function copyOptions(film: Probe, encoder: string, shape: Shape, abilities: Abilities): readonly string[] {
  return [
    ...['-map', `0:${film.video.index}`, ...shape.sound, '-map_metadata', '-1', '-map_chapters', '-1'],
    ...('picture' in shape ? copyExactly(film) : encodeOptions(film, encoder, shape, abilities)),
    ...['-video_track_timescale', '90000', '-movflags', '+faststart', '-f', 'mp4'],
  ];
}

function encodeOptions(film: Probe, encoder: string, shape: Encoded, abilities: Abilities): readonly string[] {
  const steps = [
    `scale=${shape.width}:${shape.height}:flags=${shape.scaler}`,
    'setsar=1',
    ...toSdr(film.video, abilities),
    'format=yuv420p',
  ];
  return [
    ...['-vf', steps.join(','), '-c:v', encoder, ...shape.quality, '-g', String(shape.keyframeEvery)],
    // The film's own clock counts on: another one would round the times of its frames.
    ...[abilities.fpsMode ? '-fps_mode' : '-vsync', 'passthrough', '-enc_time_base', '-1'],
  ];
}
