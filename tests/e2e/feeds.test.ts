import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type County, openCounty } from '../harness/county.ts';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';

// A county publishes with the command, IT names its feed, and a Lectern that is open has its lessons.

let county: County;
let lectern: RunningLectern;
let teacher: Page;

beforeAll(async () => {
  county = await openCounty();
  lectern = await startLectern({ args: [county.policy()] });
  teacher = await lectern.window('console');
}, 60_000);
afterAll(async () => {
  await lectern?.clear();
  await county?.clear();
});

test('the feed that IT named comes while Lectern is open, and its lesson is found by initials', async () => {
  const titles = async () => {
    await teacher.getByTestId('search').fill('');
    await teacher.getByTestId('search').fill('sjxnjh');
    await teacher.locator('[data-testid=results][data-answered="sjxnjh"]').waitFor();
    return (await teacher.locator('.lesson-card-title').filter({ visible: true }).allInnerTexts()).map((title) =>
      title.trim(),
    );
  };
  await expect.poll(titles, { timeout: 60_000, interval: 2000 }).toContain('三角形内角和的再认识');
}, 90_000);
