import { fail, ok, type Result } from '../../core/words/index.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import type { ProcessFailure } from './limited-process.ts';
import type { Fraction } from './probe-output.ts';

export type StreamPackets = {
  /** Presentation times in the stream's own ticks, in file order, of packets that are shown. */
  readonly ticks: readonly number[];
  /** Packets without a presentation time: the file says only in which order they are decoded. */
  readonly untimed: number;
  /** The longest run of packets from one keyframe up to the next, in file order. */
  readonly keyframeEveryMax: number;
};

export type Packets = {
  readonly picture: StreamPackets;
  /** Where the last packet of any stream ends, in the file's own seconds; NaN when there is none. */
  readonly endSeconds: number;
  /** What ffprobe complained about on the way. */
  readonly said: string;
};

/**
 * Reads every packet of the file, decodes none: the frame index of an hour takes seconds, not minutes.
 * Ticks are whole numbers of the stream's time base, so that a constant rate is recognised exactly.
 */
export async function readPackets(
  ffmpeg: Ffmpeg,
  path: string,
  file: {
    readonly bytes: number;
    readonly pictureIndex: number;
    readonly timeBases: ReadonlyMap<number, Fraction>;
    readonly idle?: boolean;
  },
  signal?: AbortSignal,
): Promise<Result<Packets, ProcessFailure>> {
  const ticks: number[] = [];
  let untimed = 0;
  let run = 0;
  let keyframeEveryMax = 0;
  let endSeconds = Number.NaN;
  const onLine = (line: string) => {
    // stream|pts|dts|duration|flags, and more bars after packets with side data.
    const [stream, pts, dts, duration, flags] = line.split('|');
    if (stream === undefined || flags === undefined) return;
    const index = Number(stream);
    if (index === file.pictureIndex) {
      run = flags.includes('K') ? 1 : run + 1;
      keyframeEveryMax = Math.max(keyframeEveryMax, run);
    }
    // An edit list hides what is cut away: such packets are decoded but never shown.
    if (flags.includes('D')) return;
    const shown = Number(pts);
    const at = Number.isNaN(shown) ? Number(dts) : shown;
    const base = file.timeBases.get(index);
    if (base !== undefined && !Number.isNaN(at)) {
      const end = ((at + (Number(duration) || 0)) * base.numerator) / base.denominator;
      if (!(end <= endSeconds)) endSeconds = end;
    }
    if (index !== file.pictureIndex) return;
    if (Number.isNaN(shown)) untimed += 1;
    else ticks.push(shown);
  };
  const read = await ffmpeg.inspect({
    path,
    options: ['-show_entries', 'packet=stream_index,pts,dts,duration,flags', '-of', 'compact=p=0:nk=1'],
    onLine,
    timeMs: 120_000 + file.bytes / bytesPerMsMin,
    idle: file.idle ?? false,
    signal,
  });
  if (!read.ok) return fail(read.error);
  return ok({ picture: { ticks, untimed, keyframeEveryMax }, endSeconds, said: read.value.said });
}

// A slow USB 2 stick gives about 5 MB/s: below 1 MB/s something is wrong with it.
const bytesPerMsMin = 1000;
