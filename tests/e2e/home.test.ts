import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playOn, stillTracks } from '../harness/classroom.ts';
import type { RunningLectern } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';
import { startWithCatalogue } from '../harness/with-catalogue.ts';

// Home is this teacher's: a week typed, a lesson put into a period, projected from there, and where it stopped.

const SAMPLE = '三角形的内角和';
let lectern: RunningLectern;
let teacher: Page;

beforeAll(async () => {
  ({ lectern, teacher } = await startWithCatalogue());
});
afterAll(() => lectern?.clear());

const has = (testId: string) => teacher.getByTestId(testId);
const focused = () => teacher.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
const planned = () => has('home-week').getByTestId('lesson-card');

/** From where the focus is, as far as it takes. */
async function tabTo(testId: string): Promise<void> {
  for (let step = 0; step < 120 && (await focused()) !== testId; step += 1) await teacher.keyboard.press('Tab');
  expect(await focused()).toBe(testId);
}

async function picture(name: string): Promise<void> {
  for (const language of ['zh', 'en']) {
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
    ] as const) {
      await teacher.setViewportSize({ width, height });
      await teacher.screenshot({ path: pictureFile(`home-${name}.${language}.${width}`) });
    }
    await has('language').press('Enter');
  }
}

async function toHome(): Promise<void> {
  await has('nav-shelf').click();
  await has('home-week').waitFor();
}

describe('without a timetable', () => {
  test('home offers to type one in a line, shows what came in and the themes, and leads to them', async () => {
    await has('no-timetable').waitFor();
    expect(await has('home-week').count()).toBe(0);
    expect(await has('next-period').count()).toBe(0);
    await picture('plain');
    await has('home-recent-all').click();
    await expect.poll(() => has('browse-here').innerText()).toBe('新到');
    await has('nav-shelf').click();
    const name = await has('home-theme').first().locator('b').innerText();
    await has('home-theme').first().click();
    await expect.poll(() => has('browse-here').innerText()).toBe(name);
    await has('nav-shelf').click();
  });

  test('the plan of a lesson is not offered', async () => {
    await has('home-recent').getByTestId('lesson-card').first().click();
    await has('favourite').waitFor();
    expect(await has('plan').count()).toBe(0);
    await has('nav-shelf').click();
  });
});

describe('with a week of two classes', () => {
  test('is typed, and its free periods wait for lessons', async () => {
    await has('home-timetable').click();
    await has('week-grid').waitFor();
    await tabTo('week-field');
    for (const text of ['四2 数学', '四1 数学']) {
      await teacher.keyboard.press('Home');
      await teacher.keyboard.press('Shift+End');
      await teacher.keyboard.type(text);
      await teacher.keyboard.press('Control+Enter');
      await teacher.keyboard.press('ArrowDown');
    }
    await toHome();
    expect(await has('next-period').innerText()).toContain('还没有选课');
    expect(await has('free-period').count()).toBeGreaterThan(0);
    await picture('free');
  });

  test('a free period is filled: choose it, find the lesson, put it there; undo empties it again', async () => {
    await has('free-period').first().click();
    await has('choosing').waitFor();
    await has('search').fill('sjxnj');
    await has('results').getByTestId('lesson-card').filter({ hasText: SAMPLE }).first().click();
    await has('choosing-put').click();
    await expect.poll(() => planned().count()).toBe(1);
    expect(await has('choosing').count()).toBe(0);
    await has('notice-undo').click();
    await expect.poll(() => planned().count()).toBe(0);
  });

  test('looking for a lesson can be given up with Escape', async () => {
    await has('free-period').first().click();
    await has('choosing').waitFor();
    await teacher.keyboard.press('Escape');
    await expect.poll(() => has('choosing').count()).toBe(0);
  });

  test('by keyboard alone: the lesson’s page lists the periods of this and the next week, and takes it out again', async () => {
    await has('search').fill('sjxnj');
    await has('results').getByTestId('lesson-card').filter({ hasText: SAMPLE }).first().click();
    await expect.poll(() => has('plan').isEnabled()).toBe(true);
    await has('plan').focus();
    await teacher.keyboard.press('Enter');
    await expect.poll(focused).toBe('plan-period');
    expect(await has('plan-period').count()).toBeGreaterThanOrEqual(10);
    expect((await has('plan-period').first().boundingBox())?.height).toBeGreaterThanOrEqual(48);
    await teacher.keyboard.press('Enter');
    const isOn = () => has('plan-period').first().getAttribute('aria-checked');
    await expect.poll(isOn).toBe('true');
    await teacher.screenshot({ path: pictureFile('home-plan') });
    await teacher.keyboard.press('Enter');
    await expect.poll(isOn).toBe('false');
    await teacher.keyboard.press('Enter');
    await expect.poll(isOn).toBe('true');
    await teacher.keyboard.press('Escape');
    await expect.poll(() => has('plan').innerText()).toContain('已排');
    await toHome();
    await expect.poll(() => planned().count()).toBe(1);
    await expect.poll(() => has('next-period').innerText()).toContain(SAMPLE);
    await picture('planned');
  });

  test('is projected from the card of the next period, to that period’s class, which goes on there', async () => {
    await has('next-period').getByTestId('go-on').click();
    await has('play').waitFor();
    await stillTracks(await lectern.window('screen'), 2);
    await has('play').click();
    await playOn(teacher, 2);
    await has('play').click();
    await stillTracks(teacher, 2);
    await has('end').click();
    await has('end-confirm').click();
    await has('home-week').waitFor();
    await expect.poll(() => has('class-row').allInnerTexts()).toHaveLength(1);
    await expect.poll(() => has('next-period').innerText()).toContain('停在');
    expect(await has('next-period').getByTestId('go-on-start').isVisible()).toBe(true);
    await picture('stopped');
  });
});

describe('the star of a card', () => {
  test('is reached from its card by Tab, is large enough for a finger, and keeps the lesson at hand', async () => {
    const card = has('home-recent').getByTestId('lesson-card').first();
    await card.focus();
    await teacher.keyboard.press('Tab');
    expect(await focused()).toBe('card-star');
    const box = await has('home-recent').locator('.card-star').first().boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
    await teacher.keyboard.press('Space');
    await expect.poll(() => has('favourites').getByTestId('lesson-card').count()).toBe(1);
    await has('notice-undo').click();
    await expect.poll(() => has('favourites').count()).toBe(0);
  });
});

describe('the next morning', () => {
  test('home has room for everything before main has answered: nothing moves', async () => {
    await teacher.addInitScript(`
      globalThis.movedBy = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) globalThis.movedBy += value;
      }).observe({ type: 'layout-shift', buffered: true });
    `);
    await teacher.reload();
    await has('home-themes').waitFor();
    await has('home-week').getByTestId('lesson-card').waitFor();
    expect(await teacher.evaluate('movedBy')).toBeLessThan(0.01);
    expect(await planned().count()).toBe(1);
  });
});
