import type { Result } from '../../core/words/index.ts';
import { type ConvertFailure, type ConvertRequest, convert } from './convert.ts';
import { type CopyFailure, type CopyRequest, makeLightCopy, makeScrubCopy, remaster } from './copies.ts';
import { type TextRequest, takeText } from './embedded-text.ts';
import type { PicturesRequest } from './even-pictures.ts';
import { createFfmpeg, type FfmpegTools } from './ffmpeg.ts';
import type { MeasuredFrames } from './frame-times.ts';
import { type GreyFramesRequest, greyFrames } from './grey-frames.ts';
import type { ProcessFailure } from './limited-process.ts';
import type { Environment } from './locate.ts';
import { type Loudness, measureLoudness } from './loudness.ts';
import { makePoster, type PosterRequest } from './poster.ts';
import { type Probe, type ProbeFailure, probe } from './probe.ts';
import { findSlides } from './slides.ts';
import { makeStrip, type Strip } from './strip.ts';

export type Media = {
  /** Where ffmpeg and ffprobe are, for the doctor; `ffmpegMissing` names the one that is not there. */
  tools(): Promise<Result<FfmpegTools, ProcessFailure>>;
  /** What the file is; reads all its packets, decodes nothing. */
  probe(path: string, signal?: AbortSignal): Promise<Result<Probe, ProbeFailure>>;
  /** When each frame begins on the time line that Chromium shows. */
  frameTimes(path: string, signal?: AbortSignal): Promise<Result<MeasuredFrames, ProbeFailure>>;
  /** Writes an MP4 that Chromium plays whole and answers what came out; on failure there is no output file. */
  convert(request: ConvertRequest): Promise<Result<Probe, ConvertFailure>>;
  /** Decodes some frames and keeps a telling one as a JPEG: also the proof that the picture can be decoded. */
  poster(request: PosterRequest): Promise<Result<object, ConvertFailure>>;
  /** What nobody waits for: the lowest priority, and on failure no output file. */
  readonly idle: {
    probe(path: string, signal?: AbortSignal): Promise<Result<Probe, ProbeFailure>>;
    loudness(path: string, film: Probe, signal?: AbortSignal): Promise<Result<Loudness, ConvertFailure>>;
    scrubCopy(request: CopyRequest): Promise<Result<Probe, CopyFailure>>;
    lightCopy(request: CopyRequest): Promise<Result<Probe, CopyFailure>>;
    remaster(request: CopyRequest): Promise<Result<Probe, CopyFailure>>;
    strip(request: PicturesRequest): Promise<Result<Strip, ConvertFailure>>;
    convert(request: ConvertRequest): Promise<Result<Probe, ConvertFailure>>;
    slides(request: PicturesRequest): Promise<Result<readonly number[], ConvertFailure>>;
    poster(request: PosterRequest): Promise<Result<object, ConvertFailure>>;
  };
  /** The subtitles of one stream, as WebVTT; on failure there is no output file. */
  text(request: TextRequest): Promise<Result<object, ConvertFailure>>;
  /** Small grey frames from all over the film, for what is looked for in its picture. */
  greyFrames(request: GreyFramesRequest): Promise<Result<readonly Uint8Array[], ConvertFailure>>;
};

type Deps = {
  /** LECTERN_FFMPEG, LECTERN_FFPROBE and PATH are read. */
  readonly env: Environment;
  /** Where a packaged Lectern carries its own ffmpeg and ffprobe; looked at before PATH. */
  readonly bundledFolder?: string;
};

export function createMedia({ env, bundledFolder }: Deps): Media {
  const ffmpeg = createFfmpeg(env, bundledFolder);
  return {
    tools: ffmpeg.tools,
    probe: (path, signal) => probe(ffmpeg, path, signal),
    async frameTimes(path, signal) {
      const probed = await probe(ffmpeg, path, signal);
      return probed.ok ? { ok: true, value: probed.value.frames } : probed;
    },
    convert: (request) => convert(ffmpeg, request),
    poster: (request) => makePoster(ffmpeg, request),
    idle: {
      probe: (path, signal) => probe(ffmpeg, path, signal, true),
      loudness: (path, film, signal) => measureLoudness(ffmpeg, path, film, signal),
      scrubCopy: (request) => makeScrubCopy(ffmpeg, request),
      lightCopy: (request) => makeLightCopy(ffmpeg, request),
      remaster: (request) => remaster(ffmpeg, request),
      strip: (request) => makeStrip(ffmpeg, request),
      convert: (request) => convert(ffmpeg, { ...request, idle: true }),
      slides: (request) => findSlides(ffmpeg, request),
      poster: (request) => makePoster(ffmpeg, { ...request, idle: true }),
    },
    text: (request) => takeText(ffmpeg, request),
    greyFrames: (request) => greyFrames(ffmpeg, request),
  };
}
