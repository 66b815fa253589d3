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
  /** Smaller is finer; x264's constant rate factor. */
  readonly rateFactor: number;
  readonly svgAt: (frame: number) => string;
};

/**
 * H.264 at a constant 25 frames a second with a keyframe every second, so that a seek decodes at most 24 frames,
 * and without B frames, so that the first frame is at 0 with no edit list.
 */
function encoderArguments(track: Track): readonly string[] {
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${track.width}x${track.height}`];
  const sound = track.soundFile === null ? [] : ['-i', track.soundFile, '-c:a', 'aac', '-b:a', '64k'];
  const colours = 'scale=in_range=pc:out_range=tv:out_color_matrix=bt709,format=yuv420p';
  const tags = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'];
  const rate = String(framesPerSecond);
  const frames = ['-g', rate, '-keyint_min', rate, '-sc_threshold', '0', '-bf', '0', '-fps_mode', 'cfr'];
  return [
    ...['-v', 'error', '-y', ...raw, '-r', rate, '-i', 'pipe:0', ...sound],
    ...['-vf', colours, '-c:v', 'libx264', '-profile:v', 'high', '-level:v', '4.0'],
    ...['-preset', 'veryfast', '-crf', String(track.rateFactor), ...frames, ...tags],
    ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
    ...['-movflags', '+faststart', track.file],
  ];
}

/** Draws only the frames that differ from the one before. */
export async function encodeTrack(track: Track, rasteriser: Rasteriser, told: (frame: number) => void): Promise<void> {
  const child = spawn('ffmpeg', encoderArguments(track), { stdio: ['pipe', 'ignore', 'inherit'] });
  const closed = once(child, 'close');
  let last = '';
  let pixels: Uint8Array = new Uint8Array();
  for (let frame = 0; frame < track.frameCount; frame += 1) {
    const svg = track.svgAt(frame);
    if (svg !== last) {
      pixels = await rasteriser.draw(svg);
      last = svg;
    }
    await new Promise<void>((resolve, reject) => {
      child.stdin.write(pixels, (error) => (error ? reject(error) : resolve()));
    });
    told(frame);
  }
  child.stdin.end();
  const [code] = await closed;
  if (code !== 0) {
    throw new Error(`ffmpeg ended with ${String(code)} for ${track.file}`);
  }
}
