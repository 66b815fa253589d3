import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needWhole } from '../fixtures/catalogue/smartedu/places.ts';
import { type County, openCounty } from '../harness/county.ts';
import { discardDataFolder, makeDataFolder, type RunningLectern, startLectern } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';

// Who looks after a school's Lectern fills it through the window: a captured catalogue, a list, a disk, a feed.

const root = fileURLToPath(new URL('../..', import.meta.url));
const captured = join(root, 'tests/fixtures/catalogue/smartedu/v2');
const list = join(root, 'tests/fixtures/catalogue/table/lessons.xlsx');
let county: County;
let lectern: RunningLectern;
let page: Page;

beforeAll(async () => {
  county = await openCounty();
  lectern = await startLectern();
  page = await lectern.window('console');
  await page.getByTestId('lesson-card').first().waitFor();
}, 60_000);
afterAll(async () => {
  await lectern?.clear();
  await county?.clear();
});

async function look(kind: string, path: string): Promise<void> {
  await page.getByTestId('nav-sources').click();
  await page.getByTestId('source-add').click();
  await page.getByTestId(`source-kind-${kind}`).click();
  await page.getByTestId('source-path').fill(path);
  await page.getByTestId('source-path').press('Enter');
  await page.locator('[data-testid=look][data-reading=false]').waitFor();
}
async function takeIn(): Promise<string> {
  await page.getByTestId('source-take').click();
  await page.locator('[data-testid=source-taken][data-state=here]').waitFor({ timeout: 30_000 });
  const counts = await page.getByTestId('report-counts').innerText();
  await page.getByTestId('source-done').click();
  return counts;
}
async function remove(title: string) {
  await page.getByTestId('nav-sources').click();
  const row = page.locator('[data-testid=source-row]').filter({ hasText: title });
  await row.getByTestId('source-remove').click();
  await row.waitFor({ state: 'detached' });
  return row;
}
async function find(text: string): Promise<string[]> {
  await page.getByTestId('nav-shelf').click();
  await page.getByTestId('search').fill('');
  await page.getByTestId('search').fill(text);
  await page.locator(`[data-testid=results][data-answered="${text}"]`).waitFor();
  return (await page.locator('.lesson-card-title').filter({ visible: true }).allInnerTexts()).map((title) =>
    title.trim(),
  );
}

describe('where lessons come from', () => {
  test('a captured catalogue of the national platform is looked at, taken in, and found at once', async () => {
    await look('smartedu', captured);
    await page.screenshot({ path: pictureFile('40-captured') });
    expect(await takeIn()).toMatch(/新增 \d+/);
    await expect.poll(() => find('川教版 四年级 英语')).toEqual(['小学英语川教版四年级上册']);
  });

  test('of the whole capture a teacher finds her book by edition, grade and subject', async (context) => {
    const whole = needWhole(context, 'captured/v1');
    const before = await find('人教版 四年级 数学');
    await look('smartedu', whole);
    await takeIn();
    await expect.poll(() => find('人教版 四年级 数学')).not.toEqual(before);
    const titles = await find('人教版 四年级 数学');
    expect(titles.filter((title) => !before.includes(title))).toContain('小学数学人教版四年级下册');
    expect((await page.getByTestId('search-chip').allInnerTexts()).map((chip) => chip.replace(/\s+/g, ' '))).toEqual([
      ...['版本 人教版', '年级 四年级', '学科 数学'],
    ]);
    await page.screenshot({ path: pictureFile('41-found') });
    await remove('v1');
  }, 120_000);

  test('a list has a column put right before it is taken in, and says what it skipped', async () => {
    await look('table', list);
    const number = page.getByTestId('column-rule').filter({ hasText: '序号' }).getByTestId('column-means');
    expect(await number.inputValue()).toBe('');
    await number.selectOption('id');
    await page.locator('[data-testid=look][data-reading=true]').waitFor();
    await page.locator('[data-testid=look][data-reading=false]').waitFor();
    expect(await number.inputValue()).toBe('id');
    await page.getByTestId('report-skipped').locator('summary').click();
    expect(await page.getByTestId('report-skipped').innerText()).toContain('第 7 行');
    await page.screenshot({ path: pictureFile('42-list') });
    expect(await takeIn()).toMatch(/新增 \d/);
    await expect.poll(() => find('人教版 四年级 数学')).toContain('三角形的特性');
  });

  test('a folder without names that say it is put right by rule, by keyboard alone', async () => {
    const disk = join(county.folder, '资料');
    mkdirSync(join(disk, '第二批'), { recursive: true });
    writeFileSync(join(disk, '第二批/圆的认识.mp4'), 'x');
    await look('folder', disk);
    const row = page.locator('[data-testid=folder-rule][data-under="第二批"]');
    await row.getByTestId('folder-grade').focus();
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowDown');
    await row.getByTestId('folder-subject').focus();
    for (let press = 0; press < 2; press += 1) await page.keyboard.press('ArrowDown');
    // The first two: 语文, 数学.
    const lesson = page.getByTestId('look-lessons').locator('tbody tr').first();
    await expect.poll(() => lesson.innerText()).toMatch(/圆的认识\s+六年级 · 数学/);
    await page.getByTestId('source-take').focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-testid=source-taken][data-state=here]').waitFor();
    await page.getByTestId('source-done').click();
    await expect.poll(() => find('六年级 数学 圆')).toContain('圆的认识');
  });

  test('the files of a disk are copied too, and its lesson is projected when the disk is gone', async () => {
    const disk = join(makeDataFolder(), '移动硬盘');
    mkdirSync(join(disk, '小学/数学/五年级'), { recursive: true });
    copyFileSync(join(root, 'resources/sample/screen.mp4'), join(disk, '小学/数学/五年级/梯形的面积.mp4'));
    await look('folder', disk);
    expect(await page.getByTestId('files-choice').innerText()).toMatch(/1 个，3\.6 MB[\s\S]*剩余空间/);
    await page.getByTestId('source-files').check();
    await page.screenshot({ path: pictureFile('44-files') });
    await page.getByTestId('source-take').click();
    await page.locator('[data-testid=source-files-state][data-state=here]').waitFor({ timeout: 60_000 });
    expect(await page.getByTestId('source-files-state').innerText()).toContain('1 个文件在讲台里');
    await page.screenshot({ path: pictureFile('45-files-here') });
    await page.getByTestId('source-done').click();
    discardDataFolder(dirname(disk));
    await expect.poll(() => find('梯形的面积')).toEqual(['梯形的面积']);
    await page.getByTestId('results').getByTestId('lesson-card').first().click();
    await page.getByTestId('project').click();
    await page.getByTestId('play').waitFor();
    await page.getByTestId('end').click();
    await page.getByTestId('end-confirm').or(page.getByTestId('search')).first().waitFor();
    if ((await page.getByTestId('end-confirm').count()) > 0) await page.getByTestId('end-confirm').click();
    await page.getByTestId('search').waitFor();
    await remove('移动硬盘');
  }, 120_000);

  test('a place that is none is refused in words, and nothing is lost', async () => {
    await page.getByTestId('nav-sources').click();
    await page.getByTestId('source-add').click();
    await page.getByTestId('source-kind-folder').click();
    await page.getByTestId('source-path').fill('no/such/place');
    await page.getByTestId('source-look').click();
    expect(await page.getByTestId('look-refused').innerText()).toContain('badPlace');
    await page.getByTestId('source-cancel').click();
    await expect.poll(() => page.getByTestId('source-row').count()).toBe(4);
  });

  test('a source that is removed takes its lessons along, and the undo brings them back', async () => {
    const row = await remove('lessons.xlsx');
    await expect.poll(() => find('草船借箭')).not.toContain('草船借箭');
    await page.keyboard.press('Escape');
    await page.getByTestId('nav-sources').click();
    await page.keyboard.press('Control+z');
    await row.waitFor();
    await expect.poll(() => find('草船借箭')).toContain('草船借箭');
  });

  test('a feed shows its fingerprint first, is subscribed to, and has its lessons here', async () => {
    await page.getByTestId('nav-sources').click();
    await page.getByTestId('source-add').click();
    await page.getByTestId('source-kind-feed').click();
    await page.getByTestId('feed-address').fill(county.address);
    await page.getByTestId('feed-look').click();
    const shown = await page.getByTestId('feed-found').getByTestId('feed-fingerprint').innerText();
    expect(shown.replace(/\s/g, '')).toBe(county.fingerprint);
    await page.screenshot({ path: pictureFile('43-feed') });
    await page.getByTestId('feed-subscribe').click();
    const row = page.locator('[data-testid=feed-row][data-feed=county][data-state=idle]');
    await row.getByTestId('feed-change').waitFor({ timeout: 30_000 });
    await page.screenshot({ path: pictureFile('44-sources') });
    await expect.poll(() => find('sjxnjh')).toContain('三角形内角和的再认识');
    await page.getByTestId('nav-sources').click();
    await row.getByTestId('feed-leave').click();
    await row.waitFor({ state: 'detached' });
  });
});
