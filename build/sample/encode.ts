import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Rasteriser } from './rasterise.ts';
import { framesPerSecond } from './timeline.ts';

export type Track = {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  readonly soundFile: string | null;
  /**
   * x264's constant rate factor. What stands still is coded some ten steps finer than this says, since later frames
   * are made from it: at 29 the slides keep 45 dB of signal to noise, and three quarters of the file are keyframes.
   */
  readonly rateFactor: number;
  readonly svgAt: (frame: number) => string;
};

/**
 * H.264 at a constant 25 frames a second with a keyframe every second, so that a seek decodes at most 24 frames,
 * and without B frames, so that the first frame is at 0 with no edit list.
 */
function encoderArguments(track: Track): readonly string[] {
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${track.width}x${track.height}`];
  const sound = track.soundFile === null ? [] : ['-i', track.soundFile, '-c:a', 'aac', '-b:a', '48k'];
  const colours = 'scale=in_range=pc:out_range=tv:out_color_matrix=bt709,format=yuv420p';
  const tags = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'];
  const rate = String(framesPerSecond);
  const frames = ['-g', rate, '-keyint_min', rate, '-sc_threshold', '0', '-bf', '0', '-fps_mode', 'cfr'];
  return [
    ...['-v', 'error', '-y', ...raw, '-r', rate, '-i', 'pipe:0', ...sound],
    ...['-vf', colours, '-c:v', 'libx264', '-profile:v', 'high', '-level:v', '4.0'],
    ...['-preset', 'medium', '-crf', String(track.rateFactor), ...frames, ...tags],
    ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
    ...['-movflags', '+faststart', track.file],
  ];
}

type Run = { readonly svg: string; frames: number };

/** The different pictures in order, and for how many frames each stands. */
function runsOf(track: Track): readonly Run[] {
  const runs: Run[] = [];
  for (let frame = 0; frame < track.frameCount; frame += 1) {
    const svg = track.svgAt(frame);
    const last = runs.at(-1);
    if (last?.svg === svg) {
      last.frames += 1;
    } else {
      runs.push({ svg, frames: 1 });
    }
  }
  return runs;
}

/** Draws each picture once, however many frames it stands. */
export async function encodeTrack(track: Track, rasteriser: Rasteriser, told: (line: string) => void): Promise<void> {
  const runs = runsOf(track);
  told(`${track.frameCount} frames, ${runs.length} pictures`);
  const child = spawn('ffmpeg', encoderArguments(track), { stdio: ['pipe', 'ignore', 'inherit'] });
  const closed = once(child, 'close');
  let at = 0;
  for await (const pixels of rasteriser.draw(runs.map((run) => run.svg))) {
    for (let repeat = runs[at]?.frames ?? 0; repeat > 0; repeat -= 1) {
      await new Promise<void>((resolve, reject) => {
        child.stdin.write(pixels, (error) => (error ? reject(error) : resolve()));
      });
    }
    at += 1;
    if (at % 200 === 0) {
      told(`${at} of ${runs.length} pictures`);
    }
  }
  child.stdin.end();
  const [code] = await closed;
  if (code !== 0) {
    throw new Error(`ffmpeg ended with ${String(code)} for ${track.file}`);
  }
}
