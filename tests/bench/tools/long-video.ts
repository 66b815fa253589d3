import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { chooseFiles } from '../../harness/choose-files.ts';

const LONG_SECONDS = 1200;

/** Twenty minutes of 1080p as lessons are filmed: a track of the sample, ten times, a keyframe a second. */
export function makeLongVideo(folder: string, track: 'screen' | 'explanation' = 'screen'): string {
  const sample = fileURLToPath(new URL(`../../../resources/sample/${track}.mp4`, import.meta.url));
  const file = join(folder, track === 'screen' ? 'long.mp4' : `long-${track}.mp4`);
  const loop = ['-stream_loop', '-1', '-i', sample, '-t', `${LONG_SECONDS}`, '-c', 'copy', '-movflags', '+faststart'];
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

/** Two files as the two tracks of one lesson. */
export async function importPairAndProject(teacher: Page, explanation: string, screen: string): Promise<void> {
  await chooseFiles(teacher, explanation, screen);
  await teacher.getByTestId('import-title').fill('long pair');
  await teacher.getByTestId('import-pair').click();
  await teacher.getByTestId('import-open').first().click({ timeout: 240_000 });
  await teacher.getByTestId('project').click();
  await teacher.getByTestId('play').waitFor();
}
