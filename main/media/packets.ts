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
  /** How long before it is shown a packet is decoded, in ticks: the first of all, and the keyframe with the longest. */
  readonly lagTicks: { readonly first: number; readonly keyframeMax: number };
  /** Where the last packet ends; NaN when there is none. */
  readonly endTicks: number;
};

export type Packets = {
  /** By the number of the stream. */
  readonly streams: ReadonlyMap<number, StreamPackets>;
  /** What ffprobe complained about on the way. */
  readonly said: string;
};

/**
 * Reads every packet of the file, decodes none: the frame index of an hour takes seconds, not minutes.
 * Ticks are whole numbers of the stream's time base, so that a constant rate is recognised exactly. Nothing needs to be
 * known of the file, so that this goes on beside the question what is in it.
 */
export async function readPackets(
  ffmpeg: Ffmpeg,
  path: string,
  { bytes, idle, signal }: { readonly bytes: number; readonly idle: boolean; readonly signal: AbortSignal },
): Promise<Result<Packets, ProcessFailure>> {
  const streams = new Map<number, Reading>();
  const onLine = (line: string) => {
    // stream|pts|dts|duration|flags, and more bars after packets with side data.
    const [stream, pts, dts, duration, flags] = line.split('|');
    if (stream === undefined || flags === undefined) return;
    const index = Number(stream);
    let reading = streams.get(index);
    if (reading === undefined) {
      reading = newReading();
      streams.set(index, reading);
    }
    take(reading, { shown: Number(pts), decoded: Number(dts), duration: Number(duration) || 0, flags });
  };
  const read = await ffmpeg.inspect({
    path,
    options: ['-show_entries', 'packet=stream_index,pts,dts,duration,flags', '-of', 'compact=p=0:nk=1'],
    onLine,
    timeMs: 120_000 + bytes / bytesPerMsMin,
    ...{ idle, signal },
  });
  return read.ok ? ok({ streams, said: read.value.said }) : fail(read.error);
}

/** Where the last packet of any stream ends, in the file's own seconds; NaN when there is none. */
export function endSecondsOf({ streams }: Packets, timeBases: ReadonlyMap<number, Fraction>): number {
  let endSeconds = Number.NaN;
  for (const [index, { endTicks }] of streams) {
    const base = timeBases.get(index);
    const end = base === undefined ? Number.NaN : (endTicks * base.numerator) / base.denominator;
    if (end > endSeconds || Number.isNaN(endSeconds)) endSeconds = end;
  }
  return endSeconds;
}

type Reading = {
  ticks: number[];
  untimed: number;
  run: number;
  keyframeEveryMax: number;
  readonly lagTicks: { first: number; keyframeMax: number };
  endTicks: number;
};

function newReading(): Reading {
  const lagTicks = { first: Number.NaN, keyframeMax: 0 };
  return { ticks: [], untimed: 0, run: 0, keyframeEveryMax: 0, lagTicks, endTicks: Number.NaN };
}

type Packet = {
  readonly shown: number;
  readonly decoded: number;
  readonly duration: number;
  readonly flags: string;
};

function take(reading: Reading, { shown, decoded, duration, flags }: Packet): void {
  reading.run = flags.includes('K') ? 1 : reading.run + 1;
  reading.keyframeEveryMax = Math.max(reading.keyframeEveryMax, reading.run);
  const lag = shown - decoded;
  if (Number.isNaN(reading.lagTicks.first)) reading.lagTicks.first = lag;
  if (flags.includes('K') && lag > reading.lagTicks.keyframeMax) reading.lagTicks.keyframeMax = lag;
  // An edit list hides what is cut away: such packets are decoded but never shown.
  if (flags.includes('D')) return;
  const end = (Number.isNaN(shown) ? decoded : shown) + duration;
  if (!Number.isNaN(end) && !(end <= reading.endTicks)) reading.endTicks = end;
  if (Number.isNaN(shown)) reading.untimed += 1;
  else reading.ticks.push(shown);
}

// A slow USB 2 stick gives about 5 MB/s: below 1 MB/s something is wrong with it.
const bytesPerMsMin = 1000;
