import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type County, openCounty } from '../harness/county.ts';
import { discardDataFolder, makeDataFolder, type RunningLectern, startLectern } from '../harness/lectern.ts';

// A county publishes with the command, IT names its feed, and a Lectern that is open has its lessons: what they say is
// found when their files have come, and one that the county takes back stays for who has had it in class.

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = join(root, '.cache/e2e');
let county: County;
let data = '';
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
  mkdirSync(pictures, { recursive: true });
  county = await openCounty([lesson], {
    'said.vtt': Buffer.from('WEBVTT\n\n00:03.000 --> 00:09.000\n蜗牛从井底往上爬\n'),
  });
  const { address, fingerprint } = county;
  const policy = join(county.folder, 'policy.json');
  writeFileSync(policy, JSON.stringify({ feeds: [{ address, fingerprint }] }));
  data = makeDataFolder();
  lectern = await startLectern({ data, args: [`--policy=${policy}`] });
  teacher = await lectern.window('console');
}, 60_000);
afterAll(async () => {
  await lectern?.stop();
  await county?.clear();
  discardDataFolder(data);
});

test('the feed that IT named comes while Lectern is open, and its lesson is found by initials', async () => {
  const titles = async () => {
    await teacher.getByTestId('search').fill('');
    await teacher.getByTestId('search').fill('sjxnjh');
    await teacher.locator('[data-testid=results][data-answered="sjxnjh"]').waitFor();
    return (await teacher.locator('.lesson-card-title').allInnerTexts()).map((title) => title.trim());
  };
  await expect.poll(titles, { timeout: 60_000, interval: 2000 }).toContain('三角形内角和的再认识');
}, 90_000);

async function open(title: string): Promise<void> {
  await teacher.getByTestId('nav-shelf').click();
  await teacher.getByTestId('search').fill(title);
  await teacher.locator(`[data-testid=results][data-answered="${title}"]`).waitFor();
  await teacher.getByTestId('lesson-card').first().click();
}

test('its files are fetched, the class sees it, and what it says is found without a restart', async () => {
  await open('三角形内角和的再认识');
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
  await teacher.getByTestId('play').waitFor();
  await teacher.getByTestId('end').click();
  const confirm = teacher.getByTestId('end-confirm');
  if ((await confirm.count()) > 0) await confirm.click();
  await teacher.getByTestId('search').waitFor();
}, 120_000);

test('taken back by the county it is no longer found, and stays readable with the reason', async () => {
  county.publish([{ ...lesson, withdrawn: { reason: '第 3 分钟的证明有误', atUnixMs: Date.UTC(2026, 8, 1) } }]);
  await teacher.getByTestId('search').fill('');
  await teacher.getByTestId('nav-sources').click();
  await teacher.getByTestId('feed-refresh').click();
  await expect.poll(() => teacher.getByTestId('feed-change').innerText()).toContain('撤回 1');
  await teacher.getByTestId('nav-shelf').click();
  await teacher.getByTestId('search').fill('再认识');
  await teacher.locator('[data-testid=results][data-answered="再认识"]').waitFor();
  expect(await teacher.locator('[data-lesson="county/a"]').count()).toBe(0);

  await teacher.getByTestId('search').fill('');
  const kept = teacher.getByTestId('favourites').locator('[data-lesson="county/a"]');
  await expect.poll(() => kept.innerText()).toContain('已收回');
  await kept.click();
  expect(await teacher.getByTestId('withdrawn').innerText()).toContain('第 3 分钟的证明有误');
  // Its files are here.
  expect(await teacher.getByTestId('project').isEnabled()).toBe(true);
  await teacher.screenshot({ path: join(pictures, '60-withdrawn.png') });
}, 60_000);
