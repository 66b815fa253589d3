import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stillTracks } from '../harness/classroom.ts';
import { type RunningLectern, until } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';
import { startWithCatalogue } from '../harness/with-catalogue.ts';

// A teacher remembers a sentence of a lesson, and not its name; and the search box helps her to type.

let lectern: RunningLectern;
let teacher: Page;

beforeAll(async () => {
  ({ lectern, teacher } = await startWithCatalogue());
});
afterAll(() => lectern?.clear());

const search = () => teacher.getByTestId('search');
const suggestions = () => teacher.getByTestId('suggestion');
const passages = () => teacher.getByTestId('passage');
async function type(text: string): Promise<void> {
  await search().fill('');
  await search().pressSequentially(text);
  await teacher.locator(`[data-testid=results][data-answered="${text}"]`).waitFor();
}

describe('a sentence of a lesson', () => {
  test('is found in its subtitles, under the titles', async () => {
    await until(
      'the subtitles are taken in',
      async () => {
        // Nothing is taken in while somebody types.
        await teacher.waitForTimeout(5000);
        await type('量角器');
        await teacher.waitForTimeout(1000);
        return (await passages().count()) > 0 ? true : null;
      },
      60_000,
    );
    const text = await passages().first().innerText();
    expect(text).toContain('三角形的内角和');
    expect(text).toContain('00:17');
    expect(await passages().first().locator('mark').allInnerTexts()).toEqual(['量角器']);
    await teacher.screenshot({ path: pictureFile('40-passages') });
  });

  test('opens its lesson there, and the class sees it from there', async () => {
    await passages().first().locator('.passage-open').click();
    await expect.poll(() => teacher.getByTestId('project').innerText()).toContain('00:17');
    await teacher.screenshot({ path: pictureFile('41-at-its-sentence') });
    await teacher.getByTestId('project').click();
    const [track] = await stillTracks(await lectern.window('screen'), 2);
    expect(track?.mediaSeconds).toBeGreaterThan(17);
    expect(track?.mediaSeconds).toBeLessThan(18);
    await teacher.getByTestId('end').click();
    const confirm = teacher.getByTestId('end-confirm');
    if ((await confirm.count()) > 0) await confirm.click();
    await search().waitFor();
  });
});

describe('the search box', () => {
  test('completes what is typed; arrows choose, Enter takes, Escape goes back', async () => {
    await type('sanjiao');
    // They come after the results; until then those of the text before stand there.
    await teacher.locator('[data-testid=suggestions][data-answered=sanjiao]').waitFor();
    const [first = ''] = await suggestions().allInnerTexts();
    await search().press('ArrowDown');
    expect(await suggestions().first().getAttribute('aria-selected')).toBe('true');
    expect(await search().getAttribute('aria-activedescendant')).toBe(await suggestions().first().getAttribute('id'));
    await search().press('Escape');
    expect(await search().getAttribute('aria-activedescendant')).toBe(null);
    expect(await search().inputValue()).toBe('sanjiao');
    await search().press('ArrowDown');
    await search().press('Enter');
    expect(await search().inputValue()).toBe(first.trim());
    await teacher.locator(`[data-testid=results][data-answered="${first.trim()}"]`).waitFor();
    await search().press('Enter');
    await teacher.getByTestId('back').click();
  });

  test('has no empty line under it: words of a facet are completed too, and where nothing is, that is said', async () => {
    await teacher.setViewportSize({ width: 1366, height: 768 });
    await type('4年级 shuxue');
    await expect.poll(async () => (await suggestions().allInnerTexts()).join()).toContain('4年级 shuxue ');
    await teacher.screenshot({ path: pictureFile('44-facets-completed') });
    const line = await teacher.locator('.suggest').boundingBox();
    await type('此课无人讲');
    await teacher.locator('.suggest-none').waitFor();
    expect(await suggestions().count()).toBe(0);
    // As high as before: no card moves under a finger.
    expect(await teacher.locator('.suggest').boundingBox()).toEqual(line);
    await teacher.screenshot({ path: pictureFile('45-no-suggestion') });
    await teacher.setViewportSize({ width: 1920, height: 1080 });
  });

  test('offers the last searches, and forgets them', async () => {
    await search().fill('');
    await search().focus();
    await expect.poll(() => suggestions().allInnerTexts()).toContain('量角器');
    await teacher.screenshot({ path: pictureFile('42-last-searches') });
    await search().press('Tab');
    await teacher.keyboard.press('Enter');
    await expect.poll(() => suggestions().count()).toBe(0);
  });

  test('asks whether another character of the same sound was meant', async () => {
    await type('三角型');
    const meant = teacher.getByTestId('meant');
    await meant.waitFor();
    await teacher.screenshot({ path: pictureFile('43-meant') });
    await meant.click();
    expect(await search().inputValue()).toBe('三角形');
    await teacher.getByTestId('lesson-card').first().waitFor();
  });
});
