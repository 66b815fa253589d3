import { stat } from 'node:fs/promises';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../core/words/index.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { frameTimesOf, type MeasuredFrames } from './frame-times.ts';
import type { ProcessFailure } from './limited-process.ts';
import { type MissedFrames, missedFrames } from './missed-frames.ts';
import { endSecondsOf, readPackets, type StreamPackets } from './packets.ts';
import { type Fraction, ProbeOutput, type StreamOutput } from './probe-output.ts';
import { isCutShort, isMp4WithoutIndex } from './truncation.ts';

export type VideoStream = {
  readonly index: number;
  readonly codec: string;
  /** The container's name for the codec; `encv` and the like are encrypted. */
  readonly codecTag: string;
  readonly pixelFormat: string;
  /** As it is shown: rotated, and with square pixels. */
  readonly width: number;
  readonly height: number;
  readonly squarePixels: boolean;
  /** High dynamic range: wants tone mapping when it is encoded anew. */
  readonly hdr: boolean;
  readonly interlaced: boolean;
};

export type SoundStream = {
  readonly index: number;
  readonly codec: string;
  readonly profile: string;
  readonly channels: number;
  readonly language: string | null;
};

/** Subtitles as text; those that are pictures are none. */
export type TextStream = { readonly index: number; readonly language: string | null };

export type Chapter = { readonly startSeconds: number; readonly title: string };

export type Probe = {
  /** ffprobe's name of the container, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  readonly container: string;
  readonly bytes: number;
  /** Where the first stream begins: a piece cut from a broadcast begins in the middle of the day. */
  readonly startSeconds: number;
  /** Where the last packet ends, on the same time line: the duration that Chromium shows. */
  readonly durationSeconds: number;
  /** The container itself says how long it is; recordings of browsers do not. */
  readonly saysDuration: boolean;
  readonly video: VideoStream;
  /** The track that is heard; null where there is none. */
  readonly sound: SoundStream | null;
  readonly texts: readonly TextStream[];
  readonly chapters: readonly Chapter[];
  readonly frames: MeasuredFrames;
  /** Every frame has its time, so that the stream can be copied into another container. */
  readonly timed: boolean;
  /** The most frames that a seek has to decode before the one that is wanted. */
  readonly keyframeEveryMax: number;
  /** Null: a seek to any frame shows it. */
  readonly missesFrames: MissedFrames | null;
};

export type ProbeFailure = {
  readonly code:
    | 'notMedia'
    | 'noPicture'
    | 'truncated'
    | 'fileUnreadable'
    | 'ffmpegMissing'
    | 'cancelled'
    | 'tookTooLong';
  /** For the log; never shown as it is. */
  readonly detail: string;
};

export async function probe(
  ffmpeg: Ffmpeg,
  path: string,
  signal?: AbortSignal,
  idle = false,
): Promise<Result<Probe, ProbeFailure>> {
  const bytes = await sizeOf(path);
  if (bytes === null) return fail({ code: 'fileUnreadable', detail: 'not a readable file' });
  let printed = '';
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const reading = readPackets(ffmpeg, path, { bytes, idle, signal: either });
  const read = await ffmpeg.inspect({
    path,
    options: ['-show_format', '-show_streams', '-show_chapters', '-of', 'json'],
    onLine: (line) => {
      printed += line;
    },
    ...{ idle, signal },
  });
  const told = read.ok ? filmIn(printed) : fail(await whyNot(path, read.error));
  if (!told.ok) stop.abort();
  const packets = await reading;
  if (!told.ok) return told;
  if (!packets.ok) return fail(failureOf(packets.error));
  const { output, picture } = told.value;
  const endSeconds = endSecondsOf(packets.value, timeBases(output));
  if (Number.isNaN(endSeconds)) return fail({ code: 'truncated', detail: 'no packet in it' });
  const said = `${read.ok ? read.value.said : ''}\n${packets.value.said}`;
  const cut = await isCutShort({ path, bytes, format: output.format, endSeconds, said });
  if (cut !== null) return fail({ code: 'truncated', detail: cut });
  const isMp4 = output.format.format_name.split(',').includes('mp4');
  const ofPicture = packets.value.streams.get(picture.index);
  const base = picture.time_base ?? ticksOfMs;
  const missesFrames = isMp4 && ofPicture ? await missedFrames(path, ofPicture, base) : null;
  return ok(describe(output, picture, { packets: ofPicture, endSeconds, bytes, missesFrames }));
}

async function whyNot(path: string, failure: ProcessFailure): Promise<ProbeFailure> {
  const { detail } = failure;
  return (await isMp4WithoutIndex(path, detail)) ? { code: 'truncated', detail } : failureOf(failure);
}

function filmIn(printed: string): Result<{ output: ProbeOutput; picture: StreamOutput }, ProbeFailure> {
  const output = parse(printed);
  if (output === null) return fail({ code: 'notMedia', detail: 'nothing was found in it' });
  const picture = output.streams.find(isPicture);
  const isAnything = picture !== undefined || output.streams.some(({ codec_type }) => codec_type === 'audio');
  if (!isAnything) return fail({ code: 'notMedia', detail: output.format.format_name });
  if (picture === undefined) return fail({ code: 'noPicture', detail: output.format.format_name });
  return ok({ output, picture });
}

type Measured = {
  /** Of the picture. */
  readonly packets: StreamPackets | undefined;
  readonly endSeconds: number;
  readonly bytes: number;
  readonly missesFrames: MissedFrames | null;
};

function describe(output: ProbeOutput, picture: StreamOutput, measured: Measured): Probe {
  const { packets, endSeconds, bytes, missesFrames } = measured;
  const { format } = output;
  const ticks = packets?.ticks ?? [];
  const frames = frameTimesOf(ticks, picture.time_base ?? ticksOfMs, [picture.r_frame_rate, picture.avg_frame_rate]);
  return {
    container: format.format_name,
    bytes,
    startSeconds: Math.max(0, format.start_time || 0),
    durationSeconds: endSeconds,
    saysDuration: format.duration > 0,
    video: describeVideo(picture),
    sound: describeSound(output.streams),
    texts: output.streams.filter(isText).map((stream) => ({ index: stream.index, language: languageOf(stream) })),
    chapters: output.chapters
      .map(({ start_time, tags }) => ({ startSeconds: Math.max(0, start_time || 0), title: (tags.title ?? '').trim() }))
      .filter(({ title }) => title !== ''),
    frames,
    timed: packets?.untimed === 0 && ticks.length > 0,
    keyframeEveryMax: packets?.keyframeEveryMax ?? 0,
    missesFrames,
  };
}

function describeVideo(stream: StreamOutput): VideoStream {
  const aspect = stream.sample_aspect_ratio ?? { numerator: 1, denominator: 1 };
  const width = Math.round((stream.width * aspect.numerator) / aspect.denominator);
  const quarterTurns = Math.round((stream.side_data_list.find(({ rotation }) => rotation)?.rotation ?? 0) / 90);
  const lies = Math.abs(quarterTurns % 2) === 1;
  return {
    index: stream.index,
    codec: stream.codec_name,
    codecTag: stream.codec_tag_string,
    pixelFormat: stream.pix_fmt,
    width: lies ? stream.height : width,
    height: lies ? width : stream.height,
    squarePixels: aspect.numerator === aspect.denominator,
    hdr: ['smpte2084', 'arib-std-b67'].includes(stream.color_transfer),
    interlaced: ['tt', 'bb', 'tb', 'bt'].includes(stream.field_order),
  };
}

function describeSound(streams: readonly StreamOutput[]): SoundStream | null {
  const tracks = streams.filter(({ codec_type, codec_name }) => codec_type === 'audio' && codec_name !== '');
  const heard = tracks.find(({ disposition }) => disposition.default === 1) ?? tracks[0];
  if (heard === undefined) return null;
  return {
    index: heard.index,
    codec: heard.codec_name,
    profile: heard.profile,
    channels: heard.channels,
    language: languageOf(heard),
  };
}

/** Null: the file does not say. */
function languageOf({ tags }: StreamOutput): string | null {
  const { language = 'und' } = tags;
  return language === 'und' || language === '' ? null : language;
}

const textCodecs = new Set(['subrip', 'srt', 'ass', 'ssa', 'webvtt', 'mov_text', 'text']);

function isText({ codec_type, codec_name }: StreamOutput): boolean {
  return codec_type === 'subtitle' && textCodecs.has(codec_name);
}

/** A moving picture that can be decoded at all; a cover of a song is none. */
function isPicture({ codec_type, codec_name, disposition, width, height }: StreamOutput): boolean {
  return codec_type === 'video' && codec_name !== '' && disposition.attached_pic !== 1 && width > 0 && height > 0;
}

function timeBases({ streams }: ProbeOutput): ReadonlyMap<number, Fraction> {
  return new Map(streams.flatMap(({ index, time_base }) => (time_base === null ? [] : [[index, time_base]])));
}

function failureOf({ code, detail }: ProcessFailure): ProbeFailure {
  if (code === 'ffmpegMissing' || code === 'cancelled') return { code, detail };
  if (code === 'timeLimit') return { code: 'tookTooLong', detail };
  return { code: 'notMedia', detail: `${code} ${detail}`.trim() };
}

function parse(printed: string): ProbeOutput | null {
  try {
    const parsed = v.safeParse(ProbeOutput, JSON.parse(printed));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}

const ticksOfMs: Fraction = { numerator: 1, denominator: 1000 };
