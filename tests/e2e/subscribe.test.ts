import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stillTracks } from '../harness/classroom.ts';
import { type County, openCounty } from '../harness/county.ts';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';
import { furthest } from '../harness/picture.ts';
import { pictureFile } from '../harness/pictures.ts';

// A school is told an address and a fingerprint; minutes later its county's lesson stands on the large screen.

const root = fileURLToPath(new URL('../..', import.meta.url));
let county: County;
let lectern: RunningLectern;
let page: Page;

/** A box that players skip: the same film as the sample's, and other bytes, so that it must be fetched. */
const nothing = Buffer.from([0, 0, 0, 12, ...Buffer.from('free'), 0, 0, 0, 1]);
const sample = (name: string) => readFileSync(join(root, 'resources/sample', name));
const files = {
  'explanation.mp4': Buffer.concat([sample('explanation.mp4'), nothing]),
  'screen.mp4': Buffer.concat([sample('screen.mp4'), nothing]),
  'captions.vtt': Buffer.concat([sample('captions.zh-CN.vtt'), Buffer.from('\n')]),
  'poster.jpg': sample('poster.jpg'),
  'untold.mp4': Buffer.concat([sample('screen.mp4'), nothing, nothing]),
  'song.mp4': Buffer.from('a letter that is called a film'),
};
/** As a tool that cannot measure films tells of one: a file, and nothing of its frames or its length. */
const film = (file: string) => ({ file, role: 'screen', mediaType: 'application/octet-stream' });
const untold = [
  { id: 'm4-18', title: { 'zh-CN': '长方形的周长' }, subject: 'mathematics', grade: 4, files: [film('untold.mp4')] },
  { id: 'm4-19', title: { 'zh-CN': '圆柱的体积' }, subject: 'mathematics', grade: 6, files: [film('song.mp4')] },
];
const lesson = {
  ...{ id: 'm4-17', title: { 'zh-CN': '三角形的内角和' }, summary: { 'zh-CN': '县教研室录制。' } },
  ...{ subject: 'mathematics', stage: 'primary', grade: 4, volume: 'lower' },
  ...{ edition: { publisher: '北师大版', year: 2022 }, units: [{ 'zh-CN': '认识三角形和四边形' }] },
  files: [
    { file: 'explanation.mp4', role: 'explanation' },
    { file: 'screen.mp4', role: 'screen' },
    { file: 'captions.vtt', role: 'subtitles', language: 'zh-CN' },
    { file: 'poster.jpg', role: 'poster' },
  ],
};

beforeAll(async () => {
  county = await openCounty([lesson, ...untold], files);
  lectern = await startLectern();
  page = await lectern.window('console');
  await page.getByTestId('lesson-card').first().waitFor();
}, 60_000);
afterAll(async () => {
  await lectern?.clear();
  await county?.clear();
});

const picture = (name: string) => page.screenshot({ path: pictureFile(name) });

describe('a feed that a school subscribes to', () => {
  test('shows its fingerprint, which is the one the county told, before anything of it counts', async () => {
    await page.getByTestId('nav-sources').click();
    await page.getByTestId('source-add').click();
    await page.getByTestId('source-kind-feed').click();
    await page.getByTestId('feed-address').fill(county.address);
    await picture('50-address');
    await page.getByTestId('feed-address').press('Enter');
    const shown = await page.getByTestId('feed-found').getByTestId('feed-fingerprint').innerText();
    expect(shown.replace(/\s/g, '')).toBe(county.fingerprint);
    await picture('51-fingerprint');
  });

  test('is taken in while its row says how far it is', async () => {
    await page.getByTestId('feed-subscribe').click();
    const row = page.locator('[data-testid=feed-row][data-feed=county][data-state=idle]');
    await row.getByTestId('feed-change').waitFor({ timeout: 30_000 });
    await picture('52-subscribed');
  });

  test('has a lesson that is found by the initials of its title', async () => {
    const card = page.locator('[data-testid=results] [data-lesson="county/m4-17"]');
    await page.getByTestId('nav-shelf').click();
    await expect
      .poll(async () => {
        await page.getByTestId('search').fill('');
        await page.getByTestId('search').pressSequentially('sjxnj');
        await page.locator('[data-testid=results][data-answered=sjxnj]').waitFor();
        return card.count();
      })
      .toBe(1);
    await picture('53-found');
    await card.click();
    await page.getByTestId('download').waitFor();
    expect(await page.getByTestId('project').isDisabled()).toBe(true);
    await picture('54-only-told-of');
  });

  test('has its files fetched from where the feed lies', async () => {
    await page.getByTestId('download').click();
    await page.getByTestId('download').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByTestId('project').isEnabled(), { timeout: 30_000 }).toBe(true);
    await picture('55-here');
  });

  test('is projected like any other: both windows show the same frame', async () => {
    await page.getByTestId('project').click();
    const screen = await lectern.window('screen');
    const [onScreen, onConsole] = [await stillTracks(screen, 2), await stillTracks(page, 2)];
    await picture('56-projected');
    await screen.screenshot({ path: pictureFile('57-screen') });
    for (const [n, track] of onScreen.entries()) {
      const beside = onConsole[n];
      expect(track.path).toMatch(/\/media\//);
      expect(beside?.path).toBe(track.path);
      expect(furthest(track.pixels, beside?.pixels ?? [])).toBeLessThan(24);
    }
  });
});

describe('a lesson whose films its feed told nothing of', () => {
  const open = async (initials: string, id: string) => {
    if (await page.getByTestId('end').isVisible()) {
      await page.getByTestId('end').click();
      await page.getByTestId('end-confirm').click();
    }
    await page.getByTestId('nav-shelf').click();
    await page.getByTestId('search').fill(initials);
    await page.locator(`[data-testid=results][data-answered=${initials}]`).waitFor();
    await page.locator(`[data-testid=results] [data-lesson="county/${id}"]`).click();
    await page.getByTestId('download').click();
  };

  test('is looked into when it has come, and then projected', async () => {
    await open('cfxdzc', 'm4-18');
    await expect.poll(() => page.getByTestId('project').isEnabled(), { timeout: 60_000 }).toBe(true);
    await picture('58-looked-into');
    await page.getByTestId('project').click();
    const [onScreen, onConsole] = [await stillTracks(await lectern.window('screen'), 1), await stillTracks(page, 1)];
    expect(onScreen[0]?.path).toMatch(/\/media\//);
    expect(furthest(onScreen[0]?.pixels ?? [], onConsole[0]?.pixels ?? [])).toBeLessThan(24);
  });

  test('says why where it is no film, and what to do', async () => {
    await open('yzdtj', 'm4-19');
    const fault = page.locator('[data-testid=film-fault][data-code=notMedia]');
    await fault.waitFor({ timeout: 60_000 });
    expect(await page.getByTestId('project').isDisabled()).toBe(true);
    await picture('59-no-film');
    await page.getByTestId('film-look').click();
    await fault.waitFor({ timeout: 60_000 });
  });
});
