import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stillTracks } from '../harness/classroom.ts';
import type { RunningLectern } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';
import { startWithCatalogue } from '../harness/with-catalogue.ts';

// A catalogue of the national platform, taken in by the command, and a teacher who finds her lesson in it.

let lectern: RunningLectern;
let teacher: Page;

beforeAll(async () => {
  ({ lectern, teacher } = await startWithCatalogue());
});
afterAll(() => lectern?.clear());

async function type(text: string): Promise<void> {
  await teacher.getByTestId('search').fill('');
  await teacher.getByTestId('search').pressSequentially(text);
  await teacher.locator(`[data-testid=results][data-answered="${text}"]`).waitFor();
}
const titles = async () =>
  (await teacher.locator('.lesson-card-title').filter({ visible: true }).allInnerTexts()).map((title) => title.trim());
const chips = async () =>
  (await teacher.getByTestId('search-chip').allInnerTexts()).map((chip) => chip.replace(/\s+/g, ' '));

describe('a teacher with a catalogue', () => {
  test('narrows by words: edition, grade and subject become chips', async () => {
    await type('川教版 四年级 英语');
    expect(await chips()).toEqual(['版本 川教版', '年级 四年级', '学科 英语']);
    expect(await titles()).toEqual(['小学英语川教版四年级上册']);
    await teacher.screenshot({ path: pictureFile('30-chips') });
  });

  test('takes a chip away, and the word is looked for as it stands', async () => {
    await type('英语 川教');
    expect(await chips()).toEqual(['学科 英语']);
    await teacher.getByTestId('search-as-typed').click();
    await expect.poll(chips).toEqual([]);
    await expect.poll(titles).toEqual(['小学英语川教版四年级上册']);
    expect(await teacher.locator('.lesson-card-title mark').allInnerTexts()).toEqual(['英语', '川教']);
  });

  test('narrows further by what there is, with its counts', async () => {
    await type('shuxue');
    await teacher.getByTestId('narrow').waitFor();
    const grade = teacher.getByTestId('narrow').getByRole('button', { name: '四年级' });
    await grade.click();
    await expect.poll(() => grade.getAttribute('aria-pressed')).toBe('true');
    // What was there before holds it too: the rows of the narrower search have come when no other grade is among them.
    const others = async () => (await titles()).filter((title) => !/四年级|三角形/.test(title));
    await expect.poll(others).toEqual([]);
    expect(await titles()).toContain('三角形的内角和');
  });

  test('narrows to what fits in ten minutes, and takes that back by its chip', async () => {
    await type('shuxue');
    const fits = teacher.getByTestId('fits').getByRole('button', { name: '10 分钟以内 1' });
    await fits.focus();
    await fits.press('Enter');
    await expect.poll(titles).toEqual(['三角形的内角和']);
    await expect.poll(() => fits.getAttribute('aria-pressed')).toBe('true');
    // It stayed where it was, and the keyboard with it.
    expect(await fits.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await chips()).toEqual(['学科 数学', '时长 10 分钟以内']);
    await teacher.screenshot({ path: pictureFile('32-fits') });
    await teacher.getByTestId('search-chip').last().click();
    expect(await chips()).toEqual(['学科 数学']);
    await expect.poll(async () => (await titles()).length).toBeGreaterThan(1);
    // A grade of the sidebar can be narrowed so too.
    await teacher.getByTestId('search').fill('');
    await teacher.getByTestId('filter-grade').filter({ hasText: '四年级' }).click();
    await teacher.getByTestId('fits-chip').first().click();
    await expect.poll(titles).toEqual(['三角形的内角和']);
    await teacher.screenshot({ path: pictureFile('33-fits-grade') });
    await teacher.getByTestId('fits-chip').first().click();
    await teacher.getByTestId('nav-shelf').click();
  });

  test('opens a lesson that is only told of, and sees why it cannot be projected', async () => {
    await type('川教');
    await teacher.getByTestId('results').getByTestId('lesson-card').first().click();
    await expect.poll(() => teacher.locator('.lesson-facts').innerText()).toContain('仅目录');
    expect(await teacher.getByTestId('project').isDisabled()).toBe(true);
    await teacher.screenshot({ path: pictureFile('31-only-catalogue') });
    await teacher.getByTestId('back').click();
  });

  test('finds the lesson that is here by its initials, before all others, and projects it', async () => {
    await type('sjxnj');
    await expect.poll(async () => (await titles())[0]).toBe('三角形的内角和');
    await teacher.getByTestId('search').press('Enter');
    await teacher.getByTestId('project').click();
    await stillTracks(await lectern.window('screen'), 2);
  });
});
