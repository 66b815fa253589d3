import { readdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseFiles } from '../harness/choose-files.ts';
import { playOn, stillTracks } from '../harness/classroom.ts';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';
import { openWorkbench } from '../media/workbench.ts';

// A film that has to be converted is shown to the class while that goes on. A real file, the real ffmpeg, two windows.

const { makeLong, make } = openWorkbench();
const FILM_SECONDS = 70;
const IMPORT_MS = 300_000;
let lectern: RunningLectern;
let teacher: Page;
let film: string;

beforeAll(async () => {
  film = await makeLong(FILM_SECONDS);
  lectern = await startLectern();
  teacher = await lectern.window('console');
}, 120_000);
afterAll(() => lectern?.clear());

const has = (testId: string) => teacher.getByTestId(testId);
const source = (page: Page) => page.evaluate(() => document.querySelector('video')?.currentSrc ?? '');
const place = (page: Page) => page.evaluate(() => document.querySelector('video')?.currentTime ?? Number.NaN);
const percent = async () => Number(await has('still-preparing').getAttribute('data-percent'));

async function showNow(file: string): Promise<Page> {
  await chooseFiles(teacher, file);
  await has('import-show-now').click({ timeout: 60_000 });
  await has('play').waitFor();
  return lectern.window('screen');
}

async function end(): Promise<void> {
  await has('end').click();
  await has('end-confirm').click();
  await has('nav-shelf').click();
}

function importing(): string[] {
  return readdirSync(lectern.data, { recursive: true, encoding: 'utf8' }).filter((name) => /importing.+\./.test(name));
}

describe('a film that is still converted', { timeout: IMPORT_MS + 60_000 }, () => {
  test('is shown as far as it is there, plays in both windows, and is whole by itself', async () => {
    const screen = await showNow(film);
    await stillTracks(screen, 1);
    expect(await source(screen)).toMatch(/^blob:/);
    expect(await percent()).toBeLessThan(100);

    await expect.poll(percent, { timeout: 120_000 }).toBeGreaterThan(12);
    await has('play').click();
    await playOn(screen, 3);
    await playOn(teacher, 1);
    await has('play').click();
    await stillTracks(screen, 1);
    await stillTracks(teacher, 1);
    expect(Math.abs((await place(screen)) - (await place(teacher)))).toBeLessThan(0.02);
    await teacher.screenshot({ path: pictureFile('24-still-converted') });

    // Nobody goes further than there is.
    await has('timeline').focus();
    await teacher.keyboard.press('End');
    await stillTracks(screen, 1);
    const furthest = await place(screen);
    expect(furthest).toBeLessThan(FILM_SECONDS - 1);

    await has('still-preparing').waitFor({ state: 'detached', timeout: IMPORT_MS });
    await teacher.keyboard.press('End');
    await stillTracks(screen, 1);
    await expect.poll(() => place(screen)).toBeGreaterThan(FILM_SECONDS - 1);
    expect(await place(screen)).toBeGreaterThan(furthest);
    await teacher.keyboard.press('Home');
    await has('play').click();
    await playOn(screen, 1);
    await end();

    await has('import-open').first().click({ timeout: IMPORT_MS });
    await has('project').click();
    await has('play').waitFor();
    const again = await lectern.window('screen');
    await stillTracks(again, 1);
    expect(await source(again)).toContain('/media/');
    expect(importing()).toEqual([]);
    await end();
  });

  test('is called off from the class’s console: what is there goes on, and nothing of it is kept', async () => {
    const other = await make('other.avi', '-i', film, '-c', 'copy', '-t', String(FILM_SECONDS - 20));
    const screen = await showNow(other);
    await stillTracks(screen, 1);
    await has('preparing-cancel').click();
    await has('preparing-cancel').waitFor({ state: 'detached' });
    expect(await has('still-preparing').innerText()).not.toBe('');
    await has('play').click();
    await playOn(screen, 1);
    await has('play').click();
    await end();
    await expect.poll(importing, { timeout: 20_000 }).toEqual([]);
    await has('search').fill('other');
    expect(await has('lesson-card').filter({ hasText: 'other' }).count()).toBe(0);
  });
});
