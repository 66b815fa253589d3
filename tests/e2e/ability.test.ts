import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseFiles } from '../harness/choose-files.ts';
import { findAndProject } from '../harness/classroom.ts';
import { discardDataFolder, makeDataFolder, type RunningLectern, startLectern, until } from '../harness/lectern.ts';

// A PC that is asked for more than it can: two films of 1440p at 60 frames a second in two windows, whose frames are
// really dropped on the machine that tests. What it can is seen, said, kept, and left to the teacher.

const IMPORT_MS = 120_000;
let data: string;
let lectern: RunningLectern;
let teacher: Page;

/** Two seconds over and over, which are quickly made and as slow to show as any. */
function heavyFilm(name: string, turned: number): string {
  const [two, file] = [join(data, `two-${name}.mp4`), join(data, `${name}.mp4`)];
  const picture = ['-f', 'lavfi', '-i', `testsrc2=s=2560x1440:r=60:d=2,hue=h=${turned}`];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '30', '-g', '60', '-pix_fmt', 'yuv420p'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture, ...video, two]);
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-stream_loop', '19', '-i', two, '-c', 'copy', file]);
  return file;
}

const start = async () => {
  lectern = await startLectern({ data: join(data, 'lectern'), measuresAbility: true });
  teacher = await lectern.window('console');
};

beforeAll(async () => {
  data = makeDataFolder();
  await start();
  await chooseFiles(teacher, heavyFilm('heavy', 0), heavyFilm('heavy-too', 90));
  await teacher.getByTestId('import-pair').click();
  await teacher.getByTestId('import-open').first().click({ timeout: IMPORT_MS });
}, 240_000);
afterAll(async () => {
  await lectern?.stop();
  discardDataFolder(data);
});

const tracks = async () => {
  const windows = [teacher, await lectern.window('screen')];
  return Promise.all(windows.map((page) => page.locator('video[data-track]').count()));
};
const bothShow = (count: number) =>
  until(`both windows show ${count} tracks`, async () => (await tracks()).every((one) => one === count) || null);
const quality = (name: string) => teacher.locator(`[data-testid="quality-note"][data-quality="${name}"]`);

describe('a PC that loses frames', () => {
  test('[S57] shows the screen’s track alone, and says so', async () => {
    await teacher.getByTestId('project').click();
    await teacher.getByTestId('play').waitFor();
    await bothShow(2);
    await teacher.keyboard.press('Space');
    await quality('one').waitFor({ timeout: 35_000 });
    await bothShow(1);
    expect(await quality('one').getByRole('status').innerText()).toMatch(/丢了 \d+% 的画面.*只放屏幕/);
  });

  test('[S57] shows both all the same when the teacher wants it, and is not asked again', async () => {
    await teacher.getByTestId('quality-other').click();
    await bothShow(2);
    expect(await quality('full').getByRole('status').innerText()).toContain('已由您选定');
    await teacher.getByTestId('play-menu').click();
    await teacher.getByTestId('quality-auto').click();
    await quality('one').waitFor();
    await bothShow(1);
  });

  test('[S57] knows it the next day', async () => {
    await lectern.stop();
    await start();
    await findAndProject(teacher, 'heavy', 'start');
    await quality('one').waitFor();
    await bothShow(1);
  });
});
