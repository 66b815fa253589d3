import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sampleFolder = fileURLToPath(new URL('../../../resources/sample', import.meta.url));

/** So many seconds of the sample as one film: the picture of its screen, the sound of its teacher. */
export function makeLongFilm(folder: string, seconds: number): string {
  const file = join(folder, 'film.mp4');
  const input = (name: string) => ['-stream_loop', '-1', '-i', join(sampleFolder, name)];
  const cut = ['-map', '0:v', '-map', '1:a', '-t', String(seconds), '-c', 'copy', '-movflags', '+faststart'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input('screen.mp4'), ...input('explanation.mp4'), ...cut, file]);
  return file;
}
