import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Probe } from '../../../main/media/index.ts';

/** What one would type: the same work by ffmpeg and ffprobe alone, without lists, limits, checks and a store. */
export type PlainFfmpeg = Readonly<
  Record<'poster' | 'loudness' | 'frameIndex' | 'scrub' | 'strip' | 'slides', () => Promise<void>>
>;

export function plainFfmpeg(film: string, probe: Probe, folder: string): PlainFfmpeg {
  const output = (name: string) => join(folder, `plain-${name}`);
  const seconds = probe.durationSeconds;
  const everySeconds = Math.max(2, Math.ceil(seconds / 300));
  const rows = Math.ceil(seconds / everySeconds / 20);
  const ffmpeg = (...options: string[]) => run('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...options]);
  return {
    poster: () =>
      ffmpeg(
        ...['-ss', '10', '-i', film, '-map', '0:V:0', '-frames:v', '1', '-q:v', '4', '-f', 'mjpeg'],
        ...['-vf', 'thumbnail=50,scale=640:-2,format=yuvj420p', output('poster.jpg')],
      ),
    loudness: () => ffmpeg('-vn', '-i', film, '-map', '0:a:0', '-af', 'ebur128=peak=true', '-f', 'null', '-'),
    frameIndex: () =>
      run('ffprobe', [
        '-v',
        'error',
        '-show_entries',
        'packet=stream_index,pts,dts,duration,flags',
        '-of',
        'csv',
        film,
      ]),
    scrub: () =>
      ffmpeg(
        ...['-i', film, '-map', '0:V:0', '-vf', 'scale=480:-2:flags=fast_bilinear,format=yuv420p', '-an'],
        ...['-c:v', 'libx264', '-preset', 'superfast', '-crf', '30', '-g', '1', '-bf', '0'],
        ...['-movflags', '+faststart', output('scrub.mp4')],
      ),
    strip: () =>
      ffmpeg(
        ...['-i', film, '-map', '0:V:0', '-frames:v', '1', '-q:v', '5', '-f', 'mjpeg', '-vf'],
        ...[`fps=1/${everySeconds},scale=160:-2:flags=area,format=yuvj420p,tile=20x${rows}`, output('strip.jpg')],
      ),
    slides: () =>
      ffmpeg(
        ...['-i', film, '-map', '0:V:0', '-vf', 'fps=4,scale=64:36:flags=area,format=gray'],
        ...['-f', 'rawvideo', output('slides.raw')],
      ),
  };
}

async function run(program: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(program, args, { maxBuffer: 1 << 30 });
}
