import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import english from '../../resources/translations/en.json' with { type: 'json' };
import chinese from '../../resources/translations/zh-CN.json' with { type: 'json' };
import { findAndProject, playOn, stillTracks } from '../harness/classroom.ts';
import { type RunningLectern, startLectern, until } from '../harness/lectern.ts';
import { at, type Box } from '../harness/picture.ts';
import { layFingers, moveFingers, way } from '../harness/touch.ts';

// Every tool and layout of the large screen: on two displays and on one touch panel, in both languages, by keyboard
// alone, by presenter remote and by fingers. What a mouse does on two real displays is in aids.test.ts.

const places = [
  { name: 'two displays', screens: '{1920x1080}{1920x1080}', language: 'zh-CN', words: chinese },
  { name: 'two displays', screens: '{1366x768}{1920x1080}', language: 'en', words: english },
  { name: 'one panel', screens: '{1920x1080}', language: 'zh-CN', words: chinese },
  { name: 'one panel', screens: '{1920x1080}', language: 'en', words: english },
] as const;

type Words = typeof english;
type Row = {
  readonly name: string;
  /** Is there before the others are pressed: what is shown anew is shown without them. */
  readonly first?: { readonly key: string; readonly shows: string };
  /** Pressed one after the other. */
  readonly keys: readonly string[];
  readonly away: readonly string[];
  /** What is to be found in a window: something, or tracks. */
  readonly shows: string;
  /** In which windows: all of them, where the class looks, or where the teacher stands. */
  readonly where: 'all' | 'class' | 'teacher';
  /** How its button is called. */
  readonly called?: keyof Words;
};

const rows: readonly Row[] = [
  {
    name: 'zoom',
    keys: ['Control+Equal'],
    away: ['Control+0'],
    shows: '[data-zoom="1.25"]',
    where: 'all',
    called: 'aid.zoom',
  },
  {
    name: 'zoom by hand',
    keys: ['z'],
    away: ['Escape'],
    shows: '.aid-catch[data-aim="zoom"]',
    where: 'teacher',
    called: 'aid.zoom',
  },
  {
    name: 'spotlight',
    keys: ['Shift+L'],
    away: ['Shift+L'],
    shows: '[data-testid="spotlight"]',
    where: 'all',
    called: 'aid.spotlight',
  },
  {
    name: 'curtain',
    keys: ['Shift+C'],
    away: ['Escape'],
    shows: '[data-testid="curtain"]',
    where: 'all',
    called: 'aid.curtain',
  },
  {
    name: 'magnifier',
    keys: ['Shift+Z'],
    away: ['Shift+Z'],
    shows: '[data-testid="magnifier"]',
    where: 'all',
    called: 'aid.magnifier',
  },
  {
    name: 'laser',
    keys: ['l'],
    away: ['l'],
    shows: '.aid-catch[data-aim="laser"]',
    where: 'teacher',
    called: 'aid.laser',
  },
  {
    name: 'countdown',
    keys: ['Shift+T'],
    away: ['Shift+T'],
    shows: '[data-testid="countdown-picture"]',
    where: 'all',
    called: 'aid.countdown',
  },
  { name: 'board', keys: ['Shift+W'], away: ['Shift+W'], shows: '[data-testid="paper"]', where: 'all' },
  {
    name: 'lens over a board',
    first: { key: 'Shift+W', shows: '[data-testid="paper"]' },
    keys: ['Shift+Z'],
    away: ['Shift+Z', 'Shift+W'],
    shows: '.aid-lens .paper',
    where: 'all',
  },
  { name: 'black', keys: ['Shift+B'], away: ['Shift+B'], shows: '.player-black', where: 'class' },
  { name: 'divider', keys: ['a'], away: ['a'], shows: '[data-testid="layout-divider"]', where: 'teacher' },
];

const layouts = [
  ['3', ['screen']],
  ['4', ['explanation']],
  ['2', ['explanation', 'screen']],
  ['1', ['explanation', 'screen']],
] as const;

describe.each(places)('$name, in $language', ({ name, screens, language, words }) => {
  let lectern: RunningLectern;
  let teacher: Page;
  let windows: readonly Page[];
  const isPanel = name === 'one panel';

  beforeAll(async () => {
    lectern = await startLectern({ screens, args: ['--language', language] });
    teacher = await lectern.window('console');
    await findAndProject(teacher, 'sjxnj', 'start');
    windows = isPanel ? [teacher] : [teacher, await lectern.window('screen')];
    await Promise.all(windows.map((page) => stillTracks(page, 2)));
  }, 120_000);
  afterAll(() => lectern?.clear());

  const glass = () => windows.at(-1) ?? teacher;
  const seenIn = ({ where }: Row) => (where === 'all' ? windows : where === 'class' ? [glass()] : [teacher]);
  const count = (pages: readonly Page[], what: string) =>
    Promise.all(pages.map((page) => page.locator(what).first().count()));
  const becomes = (row: Row, there: boolean) =>
    until(`${row.name} is ${there ? 'there' : 'away'}`, async () => {
      const counts = await count(seenIn(row), row.shows);
      return counts.every((one) => one === Number(there)) || null;
    });
  const press = async (keys: readonly string[]) => {
    for (const key of keys) await teacher.keyboard.press(key);
  };

  test.each(rows)('$name comes and goes by its key, and axe finds nothing serious', async (row) => {
    if (row.first) {
      await press([row.first.key]);
      await Promise.all(
        windows.map((page) =>
          page
            .locator(row.first?.shows ?? '')
            .first()
            .waitFor(),
        ),
      );
    }
    await press(row.keys);
    await becomes(row, true);
    expect(await serious(teacher)).toEqual([]);
    await press(row.away);
    await becomes(row, false);
  });

  test('each tool has a button that is called so, and works by keyboard alone', async () => {
    if (isPanel) await teacher.getByTestId('more').click();
    for (const row of rows) {
      if (!row.called || row.where !== 'all' || row.name === 'zoom') continue;
      const button = teacher.getByRole('button', { name: words[row.called], exact: true }).first();
      await button.focus();
      await teacher.keyboard.press('Enter');
      await becomes(row, true);
      await teacher.keyboard.press('Enter');
      await becomes(row, false);
    }
    expect(await serious(teacher)).toEqual([]);
    await teacher.keyboard.press('Escape');
    // The space bar is the button's as long as that has the focus.
    await teacher.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  });

  test.each(layouts)('layout %s shows %j in every window, also while the lesson plays', async (key, tracks) => {
    await press([key]);
    await showTracks(windows, tracks);
    await press(['Space']);
    await playOn(glass(), 0.5);
    await showTracks(windows, tracks);
    await press(['Space']);
    await Promise.all(windows.map((page) => stillTracks(page, tracks.length)));
    expect(await serious(teacher)).toEqual([]);
  });

  test('a track that comes back to a standing lesson has the picture it had, before anything of it is loaded', async () => {
    await Promise.all(windows.map((page) => stillTracks(page, 2)));
    await Promise.all(windows.map((page) => page.evaluate(watchComing)));
    await press(['3']);
    await showTracks(windows, ['screen']);
    await press(['1']);
    await showTracks(windows, ['explanation', 'screen']);
    const came = (page: Page) => page.evaluate(() => document.body.dataset.came);
    for (const page of windows) expect(await came(page)).toBe('explanation covered');
    await until('its own picture is there', async () => {
      const left = await Promise.all(windows.map((page) => page.locator('canvas[data-last]:not([hidden])').count()));
      return left.every((one) => one === 0) || null;
    });
  });

  test('a presenter remote plays, steps through the pause points and blacks, whichever window has the focus', async () => {
    const time = (page: Page) => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);
    const from = await time(teacher);
    await press(['PageDown']);
    await until('the first pause point', async () => (await time(teacher)) > from + 1 || null);
    for (const page of windows) {
      await page.keyboard.press('F5');
      await playOn(page, 0.3);
      await page.keyboard.press('F5');
      await stillTracks(page, 2);
      const before = await time(page);
      await page.keyboard.press('PageDown');
      await until('the next pause point', async () => (await time(page)) > before + 1 || null);
      await page.keyboard.press('PageUp');
      await until('the one before', async () => (await time(page)) < before + 1 || null);
      await page.keyboard.press('Period');
      await glass().locator('.player-black').waitFor();
      // A hand is never so quick: the next press is of a window that knows it too.
      if (!isPanel) await until('black on the console', async () => (await stateOf(teacher)) === 'black' || null);
      await page.keyboard.press('Period');
      await glass().locator('.player-black').waitFor({ state: 'detached' });
    }
  });

  test('two fingers enlarge the picture and move it, a rectangle does, and a double tap shows it whole', async () => {
    await press(['z']);
    const touched = isPanel ? teacher : glass();
    if (!isPanel) return expect(await touched.locator('.aid-catch[data-catches="true"]').count()).toBe(0);
    const box = await pictureBox(touched);
    await moveFingers(touched, [
      way(at(box, 0.45, 0.5), at(box, 0.3, 0.5)),
      way(at(box, 0.55, 0.5), at(box, 0.7, 0.5)),
    ]);
    await until('pinched', async () => (await scaleOf(touched)) > 2 || null);
    await press(['Control+0']);
    await until('whole', async () => (await scaleOf(touched)) === 1 || null);
    await moveFingers(touched, [way(at(box, 0.1, 0.3), at(box, 0.35, 0.5))]);
    await until('what the rectangle held', async () => Math.abs((await scaleOf(touched)) - 4) < 0.3 || null);
    await press(['Control+0', 'Escape']);
    await until('whole again', async () => (await scaleOf(touched)) === 1 || null);
  });

  test('one finger drags the light and the curtain', async () => {
    if (!isPanel) return;
    const box = await pictureBox(teacher);
    await press(['Shift+L']);
    await teacher.getByTestId('spotlight').waitFor();
    await moveFingers(teacher, [way(at(box, 0.5, 0.5), at(box, 0.3, 0.4))]);
    await until('the light follows', async () => (await isNear(teacher, 30, 40)) || null);
    await press(['Shift+C']);
    await teacher.getByTestId('curtain').waitFor();
    await moveFingers(teacher, [way(at(box, 0.5, 0.42), at(box, 0.5, 0.7))]);
    await until('the curtain is drawn', async () => (await curtainTop(teacher)) > 0.6 || null);
    await press(['Escape']);
  });

  test('a laser’s trail stays while the hand moves, and is gone at once when it lifts', async () => {
    await press(['l']);
    const box = await pictureBox(teacher);
    const points = (page: Page) => page.getByTestId('laser').getAttribute('data-points');
    const path = way(at(box, 0.2, 0.3), at(box, 0.5, 0.6), 12);
    if (isPanel) {
      const hand = await layFingers(teacher, path.slice(0, 1));
      for (const point of path.slice(1)) await hand.move([point]);
      await until('a trail', async () => Number(await points(teacher)) >= 10 || null);
      await hand.lift();
      await until('no light without a finger', async () => (await points(teacher)) === null || null, 500);
    } else {
      const [first, ...rest] = path;
      await teacher.mouse.move(first?.x ?? 0, first?.y ?? 0);
      await teacher.mouse.down();
      for (const point of rest) await teacher.mouse.move(point.x, point.y);
      await until(
        'a trail in both',
        async () => (await Promise.all(windows.map(points))).every((n) => Number(n) >= 10) || null,
      );
      await new Promise((done) => setTimeout(done, 1500));
      expect(Number(await points(glass())), 'it does not fade under the hand').toBeGreaterThanOrEqual(10);
      await teacher.mouse.up();
      await until('only the light is left', async () => (await points(glass())) === '0' || null, 500);
    }
    await press(['l']);
    await until('dark', async () => (await points(glass())) === null || null);
  });

  test('a frozen picture stays while the teacher looks ahead and draws', async () => {
    if (isPanel) return;
    const screen = glass();
    const [held] = await stillTracks(screen, 2);
    await press(['Shift+F']);
    await until('held', async () => (await stateOf(teacher)) === 'frozen' || null);
    expect(await serious(teacher)).toEqual([]);
    await press(['ArrowRight', 'ArrowRight', '3', 'Shift+L']);
    await stillTracks(teacher, 1);
    await teacher.getByTestId('spotlight').waitFor();
    const [still] = await stillTracks(screen, 2);
    expect([still?.mediaSeconds, still?.pixels]).toEqual([held?.mediaSeconds, held?.pixels]);
    expect(await screen.getByTestId('spotlight').count()).toBe(0);
    await press(['Shift+L', '1', 'Shift+F']);
    await until('shown again', async () => (await stateOf(teacher)) === 'live' || null);
    await stillTracks(screen, 2);
  });
});

const pictureBox = (page: Page): Promise<Box> =>
  page.locator('.player-picture').evaluate((one) => one.getBoundingClientRect());
const scaleOf = async (page: Page) => Number(await page.locator('[data-zoom]').first().getAttribute('data-zoom'));
const stateOf = (page: Page) => page.getByTestId('screen-state').getAttribute('data-state');

/** The light's middle, in hundredths of the picture. */
async function isNear(page: Page, x: number, y: number): Promise<boolean> {
  const style = await page.getByTestId('spotlight').getAttribute('style');
  const [, left = '', top = ''] = style?.match(/at ([\d.]+)% ([\d.]+)%/) ?? [];
  return Math.abs(Number(left) - x) < 1.5 && Math.abs(Number(top) - y) < 1.5;
}

/** Where the curtain's upper edge lies, as a share of the picture. */
async function curtainTop(page: Page): Promise<number> {
  const [curtain, picture] = await Promise.all([page.getByTestId('curtain').boundingBox(), pictureBox(page)]);
  return curtain ? (curtain.y - picture.y) / picture.height : 0;
}

async function showTracks(pages: readonly Page[], wanted: readonly string[]): Promise<void> {
  const shown = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLVideoElement>('video[data-track]')]
        .filter((video) => video.readyState >= 2 && !video.seeking)
        .map((video) => video.dataset.track),
    );
  await until(`all windows show ${wanted.join(' and ')}`, async () => {
    const all = await Promise.all(pages.map(shown));
    return all.every((tracks) => tracks.sort().join() === wanted.join()) || null;
  });
}

/** Runs in the page. Notes of each video how it stands there at the moment when it comes. */
function watchComing(): void {
  const known = new Set(document.querySelectorAll('video'));
  const look = () => {
    for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-track]')) {
      if (known.has(video)) continue;
      known.add(video);
      const cover = video.parentElement?.querySelector<HTMLCanvasElement>(`canvas[data-last="${video.dataset.track}"]`);
      document.body.dataset.came = `${video.dataset.track} ${cover?.hidden === false ? 'covered' : 'bare'}`;
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
}

type Found = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };

async function serious(page: Page): Promise<string[]> {
  // A colour half way to another one is nobody's to judge.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<Found> } }).axe.run({
      resultTypes: ['violations'],
    }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}
