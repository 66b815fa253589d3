import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type County, openCounty } from '../harness/county.ts';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';

// A teacher asks for three lessons on a slow line, stops them, loses the line, and has them all in the end; the page
// of downloads says at each moment how far they are and why they are no further.

const FILE_BYTES = 3_000_000;
const SOME_BYTES = 600_000;
const names = ['一', '二', '三'];
const lessons = names.map((name, at) => ({
  ...{ id: `d${at}`, title: { 'zh-CN': `周练习${name}` }, subject: 'mathematics', grade: 4 },
  files: [{ file: `${at}.pdf`, role: 'taskSheet' }],
}));
const files = Object.fromEntries(names.map((_, at) => [`${at}.pdf`, randomBytes(FILE_BYTES)]));

let county: County;
let lectern: RunningLectern;
let page: Page;

beforeAll(async () => {
  county = await openCounty(lessons, files);
  county.lie((path) => (path.startsWith('files/') ? slowly : undefined));
  lectern = await startLectern({ args: [county.policy()] });
  page = await lectern.window('console');
  await page.getByTestId('lesson-card').first().waitFor();
}, 60_000);
afterAll(async () => {
  await lectern?.clear();
  await county?.clear();
});

/** Answers whose rest has not come. */
const open = new Set<ServerResponse>();

/** Of each answer the first half megabyte; the rest never comes while the line is as bad as this. */
function slowly(response: ServerResponse, whole: Buffer | null): void {
  if (!whole) return void response.writeHead(404).end();
  const [, from = '0', last = `${whole.length - 1}`] =
    /^bytes=(\d+)-(\d+)?$/.exec(response.req.headers.range ?? '') ?? [];
  const part = whole.subarray(Number(from), Number(last) + 1);
  const isPart = part.length < whole.length;
  const range = { 'content-range': `bytes ${from}-${last}/${whole.length}` };
  response.writeHead(isPart ? 206 : 200, { 'content-length': part.length, ...(isPart && range) });
  // A table of pieces is smaller than that, and comes whole.
  if (part.length <= SOME_BYTES) response.end(part);
  else {
    response.write(part.subarray(0, SOME_BYTES));
    open.add(response);
  }
}

const picture = (name: string) => page.screenshot({ path: pictureFile(name) });
const row = (name: string) => page.getByTestId('download-row').filter({ hasText: `周练习${name}` });
const state = (name: string) => row(name).getAttribute('data-state', { timeout: 1000 });

async function ask(name: string): Promise<void> {
  await page.getByTestId('nav-shelf').click();
  await page.getByTestId('search').fill(`周练习${name}`);
  const card = page
    .getByTestId('results')
    .getByTestId('lesson-card')
    .filter({ hasText: `周练习${name}` });
  await expect
    .poll(
      async () => {
        await page.getByTestId('search').fill('');
        await page.getByTestId('search').fill(`周练习${name}`);
        await page.locator(`[data-testid=results][data-answered="周练习${name}"]`).waitFor();
        return card.count();
      },
      { timeout: 60_000, interval: 2000 },
    )
    .toBeGreaterThan(0);
  await card.first().click();
  await page.getByTestId('download').click();
  await page.getByTestId('download-running').waitFor();
}

describe('the page of downloads', () => {
  test('shows what was asked for: two come, the third waits its turn, and each says how far it is', async () => {
    for (const name of names) await ask(name);
    await page.getByTestId('nav-downloads').click();
    await expect
      .poll(async () => [await state('一'), await state('二'), await state('三')])
      .toEqual([...['running', 'running', 'waiting']]);
    await expect.poll(() => row('一').getByRole('progressbar').getAttribute('aria-valuenow')).not.toBe('0');
    await picture('downloads-coming');
  }, 120_000);

  test('pauses one, whose turn another takes, and goes on with it; all are stopped and go on', async () => {
    await row('一').getByTestId('download-pause').click();
    await expect.poll(async () => [await state('一'), await state('三')]).toEqual(['paused', 'running']);
    await page.getByTestId('downloads-stop').click();
    await expect.poll(async () => [await state('二'), await state('三')]).toEqual(['waiting', 'waiting']);
    await picture('downloads-stopped');
    await page.getByTestId('downloads-go-on').click();
    await row('一').getByTestId('download-resume').click();
    await expect.poll(() => state('二')).toBe('running');
  }, 60_000);

  test('goes on by itself when the line was lost and comes back, and does not ask again for what has come', async () => {
    let cut = 0;
    county.lie(() => (response) => {
      cut += 1;
      response.destroy();
    });
    for (const response of open) response.destroy();
    await expect.poll(() => cut, { timeout: 30_000 }).toBeGreaterThan(0);
    county.lie(() => undefined);
    await expect
      .poll(async () => Promise.all(names.map((name) => state(name))), { timeout: 60_000 })
      .toEqual(['done', 'done', 'done']);
    await picture('downloads-done');
    const line = await page.getByTestId('downloads-today').locator('dd').nth(2).innerText();
    expect(Number.parseFloat(line)).toBeLessThan((1.4 * names.length * FILE_BYTES) / 1e6);
  }, 120_000);

  test('takes one off the list; its lesson stays, and is here', async () => {
    await row('一').getByTestId('download-cancel').click();
    await row('一').waitFor({ state: 'detached' });
    await row('二').getByTestId('download-lesson').click();
    await page.getByTestId('project').or(page.getByTestId('lesson-files')).first().waitFor();
    expect(await page.getByTestId('download').count()).toBe(0);
  });
});
