import { type FileHandle, open } from 'node:fs/promises';
import type { StreamPackets } from './packets.ts';
import type { Fraction } from './probe-output.ts';

/**
 * A seek to a frame just before a keyframe shows that keyframe: in an MP4 Chromium compares the wanted time with when the
 * keyframe is decoded, plus what the first frame is decoded early (Chromium 156; in a fragmented file without that).
 */
export type MissedFrames = {
  /** The first frame is decoded so much later than it should be; 0: only the fragments are at fault. */
  readonly lateSeconds: number;
};

/** Between the index of a fragmented MP4 and its first fragment lie a box or two. */
const BOXES_MAX = 64;
const HEAD_BYTES = 16;

/** Which frames of an MP4's picture no seek finds; null: each is found. A seek goes to the middle of a frame. */
export async function missedFrames(
  path: string,
  { ticks, endTicks, lagTicks }: StreamPackets,
  base: Fraction,
): Promise<MissedFrames | null> {
  const halfFrame = (endTicks - (ticks[0] ?? Number.NaN)) / ticks.length / 2;
  const late = lagTicks.keyframeMax - lagTicks.first;
  if (late > halfFrame) return { lateSeconds: (late * base.numerator) / base.denominator };
  return lagTicks.keyframeMax > halfFrame && (await isFragmented(path)) ? { lateSeconds: 0 } : null;
}

/** Whether an MP4 has its pictures in fragments (`moof`, ISO/IEC 14496-12, 8.8) instead of one index for all of them. */
async function isFragmented(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    let at = 0;
    for (let box = 0; box < BOXES_MAX; box += 1) {
      const head = await headAt(file, at);
      if (head === null || head.type === 'mdat') return false;
      if (head.type === 'moof') return true;
      at += head.bytes;
    }
    return false;
  } finally {
    await file.close();
  }
}

/** Null: the file ends there, or what stands there is no box. */
async function headAt(file: FileHandle, at: number): Promise<{ readonly type: string; readonly bytes: number } | null> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, at);
  if (bytesRead < 8) return null;
  const said = buffer.readUInt32BE(0);
  // 1: the length stands behind the name, in eight bytes.
  const bytes = said === 1 && bytesRead === HEAD_BYTES ? Number(buffer.readBigUInt64BE(8)) : said;
  return bytes < 8 ? null : { type: buffer.toString('latin1', 4, 8), bytes };
}
