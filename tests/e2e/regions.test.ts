import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseFiles } from '../harness/choose-files.ts';
import { type Classroom, findAndProject, openClassroom, playOn } from '../harness/classroom.ts';
import { until } from '../harness/lectern.ts';
import { penOf } from '../harness/marks.ts';
import { at } from '../harness/picture.ts';
import { pictureFile } from '../harness/pictures.ts';

// One recording that shows teacher and slides side by side, on two displays: marked once, it has the layouts of two
// tracks, while a single video plays in each window.

const IMPORT_MS = 90_000;
const sample = (name: string) => fileURLToPath(new URL(`../../resources/sample/${name}`, import.meta.url));
let room: Classroom;
let teacher: Page;
let screen: Page;

/** The sample's two tracks beside each other on black, as a lecture camera's mixer lays them. */
function makeRecording(folder: string): string {
  const file = join(folder, 'recording.mp4');
  const graph = [
    '[0:v]scale=912:512[a]',
    '[1:v]scale=340:544[b]',
    'color=black:s=1280x720:r=25[k]',
    '[k][a]overlay=8:104[m]',
    '[m][b]overlay=932:88',
  ].join(';');
  const inputs = ['-i', sample('screen.mp4'), '-i', sample('explanation.mp4')];
  const video = ['-filter_complex', graph, '-t', '20', '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '25'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...inputs, ...video, '-pix_fmt', 'yuv420p', '-an', file]);
  return file;
}

beforeAll(async () => {
  room = await openClassroom();
  teacher = await room.console();
  await chooseFiles(teacher, makeRecording(room.data));
  await teacher.getByTestId('import-open').first().click({ timeout: IMPORT_MS });
  await teacher.getByTestId('project').click();
  await teacher.getByTestId('play').waitFor();
  screen = await room.screen();
});
afterAll(() => room?.clear());

const shapeOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-region]')].map((one) => {
      const { width, height } = one.getBoundingClientRect();
      return `${one.dataset.region} ${(width / height).toFixed(1)}`;
    }),
  );
const videos = (page: Page) => page.locator('video').count();
const bothShow = (wanted: readonly string[]) =>
  until(`both windows show ${wanted.join(', ')}`, async () => {
    const shown = await Promise.all([teacher, screen].map(shapeOf));
    return shown.every((one) => one.join() === wanted.join()) || null;
  });

async function drawOn(what: string, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = await teacher.locator(what).first().boundingBox();
  if (!box) throw new Error(`${what} is not shown`);
  const pen = await penOf(teacher);
  await pen.line(at(box, ...from), at(box, ...to), 12);
}

/** Both windows show ink at a place of something, in shares of it. */
const inked = (what: string, x: number, y: number) =>
  until(`ink on ${what}`, async () => {
    const seen = await Promise.all(
      [teacher, screen].map((page) =>
        page.evaluate(
          ([selector, shareX, shareY]) => {
            const box = document.querySelector(String(selector))?.getBoundingClientRect();
            if (!box) return false;
            const [left, top] = [box.left + Number(shareX) * box.width, box.top + Number(shareY) * box.height];
            return [...document.querySelectorAll<HTMLCanvasElement>('canvas[data-ink]')].some((canvas) => {
              const own = canvas.getBoundingClientRect();
              const ratio = canvas.width / own.width;
              const [atX, atY] = [Math.round((left - own.left) * ratio), Math.round((top - own.top) * ratio)];
              const { data = [] } = canvas.getContext('2d')?.getImageData(atX - 8, atY - 8, 16, 16) ?? {};
              for (let n = 3; n < data.length; n += 4) if ((data[n] ?? 0) > 100) return true;
              return false;
            });
          },
          [what, x, y] as const,
        ),
      ),
    );
    return seen.every((one) => one) || null;
  });

describe('one recording with teacher and slides', () => {
  test('is looked into, and the suggestion is taken', async () => {
    await teacher.getByTestId('regions-mark').click();
    await teacher.getByTestId('regions').getByText('看出来了').waitFor({ timeout: 60_000 });
    await room.displays.screenshot(pictureFile('regions-1-suggested'));
    expect(await screen.getByTestId('regions').count(), 'the class sees nothing of it').toBe(0);
    await teacher.getByTestId('regions-accept').click();
    await bothShow(['screen 1.8', 'explanation 0.6']);
    await room.displays.screenshot(pictureFile('regions-2-parted'));
  });

  test('[S56] has the layouts of two tracks, from one video in each window that is not loaded anew', async () => {
    await screen.evaluate(() => document.querySelector('video')?.setAttribute('data-same', 'yes'));
    await teacher.getByTestId('layout-explanationOnly').click();
    await bothShow(['explanation 0.6']);
    await teacher.getByTestId('layout-pictureInPicture').click();
    await bothShow(['screen 1.8', 'explanation 0.6']);
    await teacher.getByTestId('layout-sideBySide').click();
    await bothShow(['screen 1.8', 'explanation 0.6']);
    expect(await Promise.all([teacher, screen].map(videos))).toEqual([1, 1]);
    expect(await screen.locator('video[data-same]').count()).toBe(1);
  });

  test('the copy moves with the video while it plays', async () => {
    const grey = () =>
      screen.evaluate(() => {
        const copy = document.querySelector<HTMLCanvasElement>('.player-copy');
        const data = copy?.getContext('2d')?.getImageData(0, 0, copy.width, copy.height).data ?? [];
        let sum = 0;
        for (let i = 0; i < data.length; i += 64) sum = (sum * 31 + (data[i] ?? 0)) % 1e9;
        return sum;
      });
    const before = await grey();
    await teacher.keyboard.press('Space');
    await playOn(screen, 2);
    await teacher.keyboard.press('Space');
    await until('the copy has moved', async () => (await grey()) !== before || null);
  });

  test('[S56] has its ink wherever that part of it is shown, in both windows', async () => {
    const crop = (role: string) => `[data-region="${role}"]`;
    await drawOn(crop('screen'), [0.3, 0.5], [0.6, 0.5]);
    await inked(crop('screen'), 0.45, 0.5);
    await room.displays.screenshot(pictureFile('regions-3-ink'));
    await teacher.getByTestId('regions-join').click();
    await bothShow([]);
    // The slides lie at 8, 104 of 1280 x 720 and are 912 x 512 large.
    await inked('video', (8 + 0.45 * 912) / 1280, (104 + 0.5 * 512) / 720);
    // On the teacher, at 932, 88 and 340 x 544 large.
    await drawOn('video', [0.76, 0.4], [0.96, 0.4]);
    await teacher.getByTestId('notice-undo').first().click();
    await bothShow(['screen 1.8', 'explanation 0.6']);
    await inked(crop('explanation'), (0.86 * 1280 - 932) / 340, (0.4 * 720 - 88) / 544);
    await inked(crop('screen'), 0.45, 0.5);
    await room.displays.screenshot(pictureFile('regions-4-ink-parted'));
    await teacher.keyboard.press('Control+z');
    await teacher.keyboard.press('Control+z');
  });

  test('[S56] is so again when the lesson is projected anew, and one press joins it, which can be undone', async () => {
    await teacher.keyboard.press('Control+E');
    await teacher.getByTestId('end-confirm').click();
    await findAndProject(teacher, 'recording');
    screen = await room.screen();
    await bothShow(['screen 1.8', 'explanation 0.6']);
    await teacher.getByTestId('regions-join').click();
    await bothShow([]);
    await teacher.getByTestId('notice-undo').first().click();
    await bothShow(['screen 1.8', 'explanation 0.6']);
  });
});
