import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playOn, stillTracks } from '../harness/classroom.ts';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';
import { startWithCatalogue } from '../harness/with-catalogue.ts';

// A teacher puts lessons in order, loses power, teaches the next one, and finds it again in the history.

const sample = '三角形的内角和';
let lectern: RunningLectern;
let teacher: Page;
/** The titles of the lessons that are put into the list, in that order. */
let titles: string[];

beforeAll(async () => {
  ({ lectern, teacher } = await startWithCatalogue());
});
afterAll(() => lectern?.clear());

const get = (testId: string) => teacher.getByTestId(testId);
const order = () => get('playlist-lesson').evaluateAll((all) => all.map((one) => one.querySelector('b')?.textContent));
const undo = () => get('notice-undo').click();

async function shot(name: string): Promise<void> {
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await teacher.setViewportSize({ width, height });
    await teacher.screenshot({ path: pictureFile(`${name}-${width}`) });
  }
}

async function openList(): Promise<void> {
  await get('nav-playlists').click();
  await get('playlist').first().click();
  await get('playlist-row').first().waitFor();
}

describe('a playlist', () => {
  test('is made on a lesson’s page by typing its name; other lessons are put in with one press', async () => {
    await get('search').fill(sample);
    await get('results').getByTestId('lesson-card').filter({ hasText: sample }).first().click();
    expect((await get('playlist-menu').boundingBox())?.height).toBeGreaterThanOrEqual(48);
    await get('playlist-menu').click();
    await get('playlist-name').fill('第五单元');
    await get('playlist-name').press('Enter');
    await expect.poll(() => get('playlist-menu').innerText()).toContain('在 1 个课单里');

    await get('nav-shelf').click();
    const cards = get('lesson-card').filter({ hasNotText: sample });
    titles = [sample];
    for (const at of [0, 1, 2]) {
      const card = cards.nth(at);
      titles.push((await card.locator('.lesson-card-title').innerText()).trim());
      await card.click();
      await get('playlist-menu').click();
      await get('playlist-choice').click();
      await expect.poll(() => get('playlist-choice').getAttribute('aria-checked')).toBe('true');
      if (at === 0) await shot('playlist-menu');
      await teacher.keyboard.press('Escape');
      await get('nav-shelf').click();
    }
    await openList();
    await expect.poll(order).toEqual(titles);
    await shot('playlist');
  });

  test('is put in another order by its buttons, by arrow keys on a handle, and by dragging; each is taken back', async () => {
    const [a, b, c, d] = titles;
    await get('playlist-chevron-down').first().click();
    await expect.poll(order).toEqual([b, a, c, d]);
    await get('playlist-handle').nth(1).focus();
    await teacher.keyboard.press('ArrowDown');
    await expect.poll(order).toEqual([b, c, a, d]);
    // The focus goes with the lesson.
    await teacher.keyboard.press('ArrowDown');
    await expect.poll(order).toEqual([b, c, d, a]);
    await undo();
    await expect.poll(order).toEqual([b, c, a, d]);

    const from = await get('playlist-handle').nth(2).boundingBox();
    const to = await get('playlist-row').first().boundingBox();
    if (!from || !to) throw new Error('the rows are not drawn');
    await teacher.mouse.move(from.x + 20, from.y + 20);
    await teacher.mouse.down();
    await teacher.mouse.move(from.x + 22, to.y + to.height, { steps: 4 });
    await teacher.mouse.move(from.x + 22, to.y + 5, { steps: 4 });
    await expect.poll(() => get('playlist-row').first().getAttribute('data-drop')).toBe('before');
    await teacher.screenshot({ path: pictureFile('playlist-dragged') });
    await teacher.mouse.up();
    await expect.poll(order).toEqual([a, b, c, d]);
    titles = [a, b, c, d] as string[];
  });

  test('loses a lesson and gets it back at its place; a lesson is opened from it, and back leads to it', async () => {
    const [a, b, c, d] = titles;
    await get('playlist-x').nth(1).click();
    await expect.poll(order).toEqual([a, c, d]);
    await undo();
    await expect.poll(order).toEqual([a, b, c, d]);
    await get('playlist-lesson').nth(1).click();
    await get('favourite').waitFor();
    await get('back').filter({ visible: true }).click();
    await expect.poll(order).toEqual([a, b, c, d]);
  });

  test('is renamed, deleted and brought back', async () => {
    await get('playlist-rename').click();
    await teacher.keyboard.type('三角形');
    await teacher.keyboard.press('Enter');
    await expect.poll(() => get('playlist-title').innerText()).toBe('三角形');
    await get('playlist-remove').click();
    await expect.poll(() => get('playlist').count()).toBe(0);
    await undo();
    await expect.poll(() => get('playlist').innerText()).toContain('三角形');
    expect(await get('playlist').innerText()).toContain('4 课');
    await shot('playlists');
  });

  test('is there in its order after a kill -9', async () => {
    await get('playlist').click();
    await get('playlist-chevron-up').nth(3).click();
    const [a, b, c, d] = titles;
    // Said when it is in the file.
    await get('notice').waitFor();
    await expect.poll(order).toEqual([a, b, d, c]);
    await lectern.kill();
    lectern = await startLectern({ data: lectern.data });
    teacher = await lectern.window('console');
    await openList();
    await expect.poll(order).toEqual([a, b, d, c]);
  });

  test('projects its next lesson, and the history tells of it', async () => {
    await get('playlist-project').click();
    await get('play').click();
    await playOn(teacher, 2);
    await get('play').click();
    await get('end').click();
    await teacher.getByTestId('end-confirm').click();
    await get('nav-history').click();
    await expect.poll(() => get('history-row').innerText()).toMatch(/三角形的内角和[\s\S]*停在 00:0[1-9]/);
    await shot('history');
    await openList();
    await expect.poll(() => get('playlist-row').first().innerText()).toContain('停在 00:0');
  });
});

describe('the history', () => {
  test('is cleared and brought back, and goes on where a class stopped', async () => {
    await get('nav-history').click();
    await get('history-clear').click();
    await expect.poll(() => get('history-row').count()).toBe(0);
    await undo();
    await expect.poll(() => get('history-row').count()).toBe(1);
    await get('language').click();
    await expect.poll(() => get('history-row').innerText()).toContain('Stopped at');
    await shot('history-en');
    await openList();
    await shot('playlist-en');
    await get('nav-playlists').click();
    await shot('playlists-en');
    await get('nav-history').click();
    await get('history-go-on').click();
    const screen = await lectern.window('screen');
    const standsAt = async () => (await stillTracks(screen, 2))[0]?.mediaSeconds;
    await expect.poll(standsAt).toBeGreaterThan(1);
  });
});
