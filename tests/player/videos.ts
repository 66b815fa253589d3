import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FrameTable, SessionLesson, Track } from '../../core/session/index.ts';
import type { AssetDigest, FrameTimes } from '../../core/words/index.ts';
import { mediaSeconds } from '../../core/words/index.ts';
import { constantFrames, lessonOf, pausePoint, track } from '../fixtures/session.ts';

/** Files that a harness serves, by digest. */
export type Files = Map<AssetDigest, { readonly path: string; readonly mediaType: string }>;

const run = promisify(execFile);
const SECONDS = 40;

/** Each frame shows its own number as sixteen bars; drawn small, because geq computes every pixel by itself. */
const BARS = "geq=lum='if(mod(floor(N/pow(2,X)),2),235,16)':cb=128:cr=128";

type Shape = {
  readonly width: number;
  readonly height: number;
  readonly perSecond: number;
  readonly filter?: string;
  /** Frames from one keyframe to the next. */
  readonly keyframeEvery?: number;
};

async function encode(path: string, shape: Shape, sound: boolean): Promise<void> {
  const { width, height, perSecond, filter = '', keyframeEvery = 25 } = shape;
  const scale = `scale=${width}:${height}:flags=neighbor,setsar=1`;
  const picture = `color=c=gray:s=16x2:r=${perSecond}:d=${SECONDS},format=yuv444p,${BARS},${scale}${filter}`;
  const tone = ['-f', 'lavfi', '-i', `sine=f=330:d=${SECONDS}`, '-c:a', 'aac', '-b:a', '48k'];
  await run('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', picture, ...(sound ? tone : [])],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-bf', '0'],
    ...['-g', String(keyframeEvery), '-sc_threshold', '0'],
    ...['-fps_mode', 'passthrough', '-movflags', '+faststart', path],
  ]);
}

async function keep(files: Files, path: string, mediaType: string): Promise<AssetDigest> {
  const digest = createHash('sha256')
    .update(await readFile(path))
    .digest('hex') as AssetDigest;
  files.set(digest, { path, mediaType });
  return digest;
}

async function tableOf(files: Files, video: string, path: string): Promise<FrameTimes> {
  const args = ['-v', 'error', '-select_streams', 'v', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', video];
  const { stdout } = await run('ffprobe', args, { maxBuffer: 1 << 24 });
  const times = stdout
    .split('\n')
    .map((line) => Number.parseFloat(line))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const bytes = Buffer.alloc(times.length * 8);
  for (const [row, time] of times.entries()) bytes.writeDoubleLE(time, row * 8);
  await writeFile(path, bytes);
  return { kind: 'table', digest: await keep(files, path, 'application/octet-stream'), count: times.length };
}

export type Lessons = {
  readonly files: Files;
  readonly even: SessionLesson;
  readonly uneven: SessionLesson;
  /** One track with a single keyframe, so that a seek to its end takes long; a small copy stands in. */
  readonly slow: SessionLesson;
  /** When each frame of the uneven one begins. */
  readonly table: () => Promise<FrameTable>;
};

/** A lesson of two tracks at 25 frames a second with sound and captions, and one whose frames come unevenly. */
export async function makeLessons(folder: string): Promise<Lessons> {
  const files: Files = new Map();
  const at = (name: string) => join(folder, name);
  await Promise.all([
    encode(at('screen.mp4'), { width: 640, height: 360, perSecond: 25 }, false),
    encode(at('explanation.mp4'), { width: 248, height: 396, perSecond: 25 }, true),
    // Between 20 and 60 ms a frame, as a screen recorder writes them.
    encode(
      at('uneven.mp4'),
      { width: 320, height: 180, perSecond: 25, filter: ",setpts='PTS+mod(N,3)*0.01/TB'" },
      false,
    ),
    encode(at('slow.mp4'), { width: 1280, height: 720, perSecond: 25, keyframeEvery: 1000 }, false),
    encode(at('small.mp4'), { width: 320, height: 180, perSecond: 25, keyframeEvery: 1 }, false),
  ]);
  const captions = 'WEBVTT\n\n00:00.000 --> 00:05.000\n<v Li>三个角</v>\n\n00:05.000 --> 00:40.000\n拼成平角\n';
  await writeFile(at('zh.vtt'), captions);
  const screen = await keep(files, at('screen.mp4'), 'video/mp4');
  const explanation = await keep(files, at('explanation.mp4'), 'video/mp4');
  const uneven = await keep(files, at('uneven.mp4'), 'video/mp4');
  const frames = constantFrames(25, SECONDS * 25);
  const tracks: Track[] = [
    track('explanation', { digest: explanation, width: 248, height: 396, frames, hasSound: true }),
    track('screen', { digest: screen, width: 640, height: 360, frames, hasSound: false }),
  ];
  const composite = track('composite', {
    digest: uneven,
    width: 320,
    height: 180,
    frames: await tableOf(files, at('uneven.mp4'), at('uneven.frames')),
    hasSound: false,
  });
  const slow: Track = {
    ...track('composite', { digest: await keep(files, at('slow.mp4'), 'video/mp4'), frames, hasSound: false }),
    ...{ width: 1280, height: 720 },
    scrub: { digest: await keep(files, at('small.mp4'), 'video/mp4'), mediaType: 'video/mp4', frames },
  };
  const shared = { durationSeconds: mediaSeconds(SECONDS), captions: [], cues: [] };
  const tableFile = at('uneven.frames');
  return {
    files,
    async table() {
      const bytes = await readFile(tableFile);
      return Float64Array.from({ length: bytes.length / 8 }, (_, row) => bytes.readDoubleLE(row * 8));
    },
    even: lessonOf({
      ...shared,
      tracks,
      captions: [{ language: 'zh-CN', digest: await keep(files, at('zh.vtt'), 'text/vtt') }],
      cues: [pausePoint(12)],
    }),
    uneven: lessonOf({ ...shared, tracks: [composite] }),
    slow: lessonOf({ ...shared, tracks: [slow] }),
  };
}
