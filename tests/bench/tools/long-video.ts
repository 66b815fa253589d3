import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { chooseFiles } from '../../harness/choose-files.ts';

const sample = fileURLToPath(new URL('../../../resources/sample/screen.mp4', import.meta.url));

/** Twenty minutes of 1080p as lessons are filmed: the sample's screen track, ten times, a keyframe a second. */
export function makeLongVideo(folder: string): string {
  const file = join(folder, 'long.mp4');
  const loop = ['-stream_loop', '-1', '-i', sample, '-t', '1200', '-c', 'copy', '-movflags', '+faststart'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...loop, file]);
  return file;
}

/** Imports the file as a teacher does and opens it on the large screen. */
export async function importAndProject(teacher: Page, file: string): Promise<void> {
  await chooseFiles(teacher, file);
  await teacher.getByTestId('import-open').first().click({ timeout: 120_000 });
  await teacher.getByTestId('project').click();
  await teacher.getByTestId('play').waitFor();
}
