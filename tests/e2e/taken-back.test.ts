import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playOn, stillTracks } from '../harness/classroom.ts';
import { type County, openCounty } from '../harness/county.ts';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';
import { penOf } from '../harness/marks.ts';
import { pictureFile } from '../harness/pictures.ts';

// A lesson of a county's feed: its files are fetched, what it says is found, and when the county takes it back it stays
// for who keeps it, with her marks, where her class stopped and what was before.

const root = fileURLToPath(new URL('../..', import.meta.url));
let county: County;
let lectern: RunningLectern;
let teacher: Page;

const film = readFileSync(join(root, 'resources/sample/screen.mp4'));
const lesson = {
  ...{ id: 'a', title: { 'zh-CN': '三角形内角和的再认识' }, subject: 'mathematics', stage: 'primary', grade: 4 },
  durationSeconds: 129.8,
  provenance: { region: '青山县', school: '青山小学', teacher: '周老师', team: '县电教馆' },
  reviews: [{ kind: 'subject', by: '县教研室', atUnixMs: null }],
  assets: [
    {
      ...{ role: 'composite', variant: '1080p', digest: createHash('sha256').update(film).digest('hex') },
      ...{ bytes: film.length, mediaType: 'video/mp4', language: null, durationSeconds: 129.8, hasSound: false },
      ...{ width: 1920, height: 1080 },
      frames: { kind: 'constant', rateNumerator: 25, rateDenominator: 1, startSeconds: 0, count: 3245 },
    },
  ],
  files: [{ file: 'said.vtt', role: 'subtitles', language: 'zh-CN' }],
};

beforeAll(async () => {
  county = await openCounty([lesson], {
    'said.vtt': Buffer.from('WEBVTT\n\n00:03.000 --> 00:09.000\n蜗牛从井底往上爬\n'),
  });
  lectern = await startLectern({ args: [county.policy()] });
  teacher = await lectern.window('console');
}, 60_000);
afterAll(async () => {
  await lectern?.clear();
  await county?.clear();
});

const found = () => teacher.locator('[data-testid=results] [data-lesson="county/a"]');

async function find(title: string): Promise<number> {
  await teacher.getByTestId('search').fill('');
  await teacher.getByTestId('search').fill(title);
  await teacher.locator(`[data-testid=results][data-answered="${title}"]`).waitFor();
  return found().count();
}

test('its files are fetched, the class sees it, and what it says is found without a restart', async () => {
  await expect.poll(() => find('再认识'), { timeout: 60_000, interval: 2000 }).toBe(1);
  await found().click();
  expect(await teacher.getByTestId('lesson-source').innerText()).toContain('青山小学');
  expect(await teacher.getByTestId('length').getAttribute('data-how')).toBe('shorter');
  await teacher.getByTestId('download').click();
  await expect.poll(() => teacher.getByTestId('project').isEnabled(), { timeout: 20_000 }).toBe(true);
  await teacher.getByTestId('favourite').click();

  await teacher.getByTestId('nav-shelf').click();
  const passages = async () => {
    await teacher.getByTestId('search').fill('');
    await teacher.getByTestId('search').fill('井底');
    await teacher.locator('[data-testid=results][data-answered="井底"]').waitFor();
    return teacher.getByTestId('passage').allInnerTexts();
  };
  // Nothing is taken in while somebody types.
  await expect.poll(passages, { timeout: 60_000, interval: 5000 }).toHaveLength(1);
  await teacher.getByTestId('passage-project').click();
  await teacher.getByTestId('play').click();
  await playOn(teacher, 2);
  await teacher.getByTestId('play').click();
  await mark();
  await teacher.getByTestId('end').click();
  const confirm = teacher.getByTestId('end-confirm');
  if ((await confirm.count()) > 0) await confirm.click();
  await teacher.getByTestId('search').waitFor();
}, 120_000);

/** A line across the picture, and its dot on the time line. */
async function mark(): Promise<void> {
  const [track] = await stillTracks(teacher, 1);
  if (!track) throw new Error('no picture');
  const { x, y, width, height } = track.box;
  const pen = await penOf(teacher);
  await pen.line({ x: x + width * 0.3, y: y + height * 0.4 }, { x: x + width * 0.6, y: y + height * 0.5 });
  await teacher.getByTestId('ink-mark').first().waitFor();
}

/** What stays of a lesson that is taken back: where the class stopped with its page of ink, and a line of the history. */
async function expectKept(): Promise<void> {
  await expect.poll(() => teacher.getByTestId('lesson-stop').allInnerTexts()).toHaveLength(1);
  expect(await teacher.getByTestId('lesson-stop').innerText()).toMatch(/停在 \d\d:\d\d[\s\S]*1 处板书/);
  expect(await teacher.getByTestId('favourite').getAttribute('aria-pressed')).toBe('true');
  await teacher.getByTestId('nav-history').click();
  await expect
    .poll(() => teacher.getByTestId('history-row').innerText())
    .toMatch(/内角和的再认识[\s\S]*已收回[\s\S]*停在 \d\d:\d\d/);
}

test('taken back by the county it is no longer found, and stays readable with the reason', async () => {
  county.publish([{ ...lesson, withdrawn: { reason: '第 3 分钟的证明有误', atUnixMs: Date.UTC(2026, 8, 1) } }]);
  await teacher.getByTestId('search').fill('');
  await teacher.getByTestId('nav-sources').click();
  await teacher.getByTestId('feed-refresh').click();
  await expect.poll(() => teacher.getByTestId('feed-change').innerText()).toContain('撤回 1');
  await teacher.getByTestId('nav-shelf').click();
  expect(await find('再认识')).toBe(0);

  await teacher.getByTestId('search').fill('');
  const kept = teacher.getByTestId('favourites').locator('[data-lesson="county/a"]');
  await expect.poll(() => kept.innerText()).toContain('已收回');
  await kept.click();
  expect(await teacher.getByTestId('withdrawn').innerText()).toContain('第 3 分钟的证明有误');
  // Its files are here.
  expect(await teacher.getByTestId('project').isEnabled()).toBe(true);
  await teacher.screenshot({ path: pictureFile('60-withdrawn') });
  await expectKept();
  await teacher.screenshot({ path: pictureFile('61-withdrawn-history') });

  // Its ink is where it was.
  await teacher.getByTestId('history-go-on').click();
  await teacher.getByTestId('ink-mark').first().waitFor();
  await stillTracks(teacher, 1);
  await teacher.screenshot({ path: pictureFile('62-withdrawn-marks') });
  await teacher.getByTestId('end').click();
  const confirm = teacher.getByTestId('end-confirm');
  if ((await confirm.count()) > 0) await confirm.click();
}, 90_000);

test('and the next morning all of it is there still', async () => {
  await lectern.stop();
  lectern = await startLectern({ data: lectern.data, args: [county.policy()] });
  teacher = await lectern.window('console');
  const kept = teacher.getByTestId('favourites').locator('[data-lesson="county/a"]');
  await expect.poll(() => kept.innerText()).toContain('已收回');
  await kept.click();
  expect(await teacher.getByTestId('withdrawn').innerText()).toContain('第 3 分钟的证明有误');
  await expectKept();
}, 60_000);
