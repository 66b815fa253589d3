import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { has, viewsOfFile } from '../ui/views.ts';

// The ways into a lesson on the console: what is said, bookmarks, slides, the loop and the seek bar.
const open = viewsOfFile();
const time = (page: Page) => has(page, 'time').textContent();
const isAt = (page: Page, clock: string) => expect.poll(() => time(page)).toContain(clock);

describe('what is said', () => {
  test('stands beside the picture, is searched, and a press goes there', async () => {
    const page = await open('console');
    await page.keyboard.press('t');
    await has(page, 'transcript-row').first().waitFor();
    await has(page, 'transcript-search').fill('量角器');
    const first = has(page, 'transcript-row').first();
    await expect.poll(() => first.locator('mark').textContent()).toBe('量角器');
    const clock = (await first.locator('.transcript-time').textContent()) ?? '';
    await page.keyboard.press('Enter');
    await isAt(page, clock);
    await page.close();
  });

  test('goes by keyboard alone, and follows the lesson again when it is told to', async () => {
    const page = await open('console-transcript');
    const list = has(page, 'transcript-list');
    await list.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    const second = has(page, 'transcript-row').nth(1);
    const clock = (await second.locator('.transcript-time').textContent()) ?? '';
    await has(page, 'transcript-follow').waitFor();
    await page.keyboard.press('Enter');
    await isAt(page, clock);
    await has(page, 'transcript-follow').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.transcript-row[aria-current="true"]').count()).toBe(1);
    await page.close();
  });

  test('shows two languages side by side', async () => {
    const page = await open('console-transcript');
    await has(page, 'transcript-language').selectOption('both');
    await expect.poll(() => page.locator('.transcript-text small').count()).toBeGreaterThan(0);
    await page.close();
  });
});

describe('captions at the head of the picture', () => {
  test.each(['screen-captions-head', 'screen-captions-largest'] as const)('lie on no picture: %s', async (name) => {
    const page = await open(name);
    const { count, foot, head, top } = await page.evaluate(() => {
      const boxes = (of: string) => [...document.querySelectorAll(of)].map((one) => one.getBoundingClientRect());
      const lines = boxes('.player-captions span');
      return {
        count: lines.length,
        foot: Math.max(...lines.map(({ bottom }) => bottom)),
        head: Math.min(...lines.map(({ top }) => top)),
        top: Math.min(...boxes('video[data-track]').map(({ top }) => top)),
      };
    });
    expect(count).toBe(2);
    expect(head).toBeGreaterThanOrEqual(0);
    expect(foot).toBeLessThanOrEqual(top + 1);
    await page.close();
  });
});

describe('by one key', () => {
  test('the last sentence is said again, and the lesson plays', async () => {
    const page = await open('console');
    await page.keyboard.press('r');
    await expect.poll(() => has(page, 'play').getAttribute('data-motion')).not.toBe('paused');
    await page.close();
  });

  test('a moment is bookmarked, renamed, gone to and removed, and that is taken back', async () => {
    const page = await open('console');
    await page.keyboard.press('d');
    await page.keyboard.press('t');
    await has(page, 'beside-bookmarks').click();
    await expect.poll(() => has(page, 'bookmark').count()).toBe(2);
    await has(page, 'bookmark-rename').first().click();
    await has(page, 'bookmark-name').fill('先量');
    await page.keyboard.press('Enter');
    await expect.poll(() => has(page, 'bookmark-go').first().textContent()).toContain('先量');
    await has(page, 'bookmark-go').first().click();
    await isAt(page, '00:26');
    await has(page, 'bookmark-remove').first().click();
    await expect.poll(() => has(page, 'bookmark').count()).toBe(1);
    await page.locator('.notice button').first().click();
    await expect.poll(() => has(page, 'bookmark').count()).toBe(2);
    await page.close();
  });

  test('a loop is begun, moved by its ends and ended', async () => {
    const page = await open('console');
    await page.keyboard.press('Shift+R');
    await has(page, 'loop').waitFor();
    const until = has(page, 'loop-until');
    const before = Number(await until.getAttribute('aria-valuenow'));
    await until.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Number(await until.getAttribute('aria-valuenow'))).toBe(before + 2);
    const box = await has(page, 'loop-from').boundingBox();
    if (!box) throw new Error('no handle');
    const from = Number(await has(page, 'loop-from').getAttribute('aria-valuenow'));
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x - 60, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect
      .poll(async () => Number(await has(page, 'loop-from').getAttribute('aria-valuenow')))
      .toBeLessThan(from);
    await page.keyboard.press('Shift+R');
    await has(page, 'loop').waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('on the panel, by a finger', () => {
  const targets = [
    ...['sayAgain', 'forward5', 'previousSentence', 'nextSentence', 'frameBack', 'frameForward', 'back10', 'forward10'],
    ...['previousChapter', 'nextChapter', 'loopFrom', 'loopUntil', 'loop', 'bookmark'],
  ].map((action) => `panel-${action}`);
  const others = [
    { tab: 'more-picture', there: ['play', 'back5', 'black'] },
    { tab: 'more-lesson', there: [...targets, 'previous-stop', 'next-stop', 'rate-0.5', 'rate-2'] },
    {
      tab: 'more-sound',
      there: ['mute', 'volume', 'captions-zh-CN', 'captions-en', 'caption-size-largest', 'caption-place-head'],
    },
    { tab: 'more-own', there: ['transcript-open'] },
  ];

  test('every action of the player is there, large enough', async () => {
    const page = await open('panel-more');
    for (const { tab, there } of others) {
      await has(page, tab).tap();
      for (const target of there) {
        const box = await has(page, target).first().boundingBox();
        expect(box?.height ?? 0, target).toBeGreaterThanOrEqual(64);
      }
    }
    await page.close();
  });

  test('the last sentence is said again, and the tools make room for it', async () => {
    const page = await open('panel-playing');
    await has(page, 'panel-sayAgain').tap();
    await has(page, 'dock').waitFor({ state: 'detached' });
    await page.close();
  });

  test('a bookmark is made and taken back, and the ways into the lesson stand in the drawer', async () => {
    const page = await open('panel-playing');
    await has(page, 'panel-bookmark').tap();
    const undo = has(page, 'notice-undo');
    expect((await undo.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(64);
    await undo.tap();
    await has(page, 'more-own').tap();
    await has(page, 'transcript-open').tap();
    const row = has(page, 'transcript-row').first();
    await expect.poll(async () => (await row.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(64);
    await has(page, 'beside-bookmarks').tap();
    await expect.poll(() => has(page, 'bookmark').count()).toBe(1);
    await has(page, 'bookmark-go').tap();
    await isAt(page, '00:26');
    await page.close();
  });

  test('a loop is begun, its end dragged, and ended', async () => {
    const page = await open('panel-playing');
    await has(page, 'panel-loop').tap();
    const handle = await has(page, 'loop-until').boundingBox();
    expect(handle?.height ?? 0).toBeGreaterThanOrEqual(64);
    await has(page, 'panel-loop').tap();
    await has(page, 'loop').waitFor({ state: 'detached' });
    await page.close();
  });
});

test('the seek bar shows what lies under the pointer: picture, time and chapter', async () => {
  const page = await open('console');
  await has(page, 'timeline').hover();
  await expect.poll(() => has(page, 'preview').textContent()).toBe('01:00拼一拼');
  await expect.poll(() => page.locator('.timeline-preview-picture').count()).toBe(1);
  await page.mouse.move(10, 10);
  await has(page, 'preview').waitFor({ state: 'detached' });
  await page.close();
});

/** The lesson stands on a slide's begin, where one more would be none. */
async function awayFromSlides(page: Page): Promise<void> {
  const before = await time(page);
  await has(page, 'timeline').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => time(page)).not.toBe(before);
}

describe('slides are put right', () => {
  test('by hand: one more at this moment, one less; and either is taken back', async () => {
    const page = await open('console-slides');
    const count = await has(page, 'slide').count();
    await awayFromSlides(page);
    await has(page, 'slide-add').click();
    await expect.poll(() => has(page, 'slide').count()).toBe(count + 1);
    await page.locator('.notice button').first().click();
    await expect.poll(() => has(page, 'slide').count()).toBe(count);
    const removable = await has(page, 'slide-remove').count();
    await has(page, 'slide-remove').first().click();
    await expect.poll(() => has(page, 'slide').count()).toBe(count - 1);
    await expect.poll(() => has(page, 'slide-remove').count()).toBe(removable - 1);
    await page.locator('.notice button').first().click();
    await expect.poll(() => has(page, 'slide').count()).toBe(count);
    await page.close();
  });

  test('by keyboard alone', async () => {
    const page = await open('console-slides');
    const count = await has(page, 'slide').count();
    await awayFromSlides(page);
    await has(page, 'slide-add').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => has(page, 'slide').count()).toBe(count + 1);
    await has(page, 'slide-remove').last().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => has(page, 'slide').count()).toBe(count);
    await page.close();
  });

  test('but the first and the chapters of its author stay', async () => {
    const page = await open('console-slides');
    const slides = await has(page, 'slide').count();
    expect(await has(page, 'slide-remove').count()).toBeLessThan(slides);
    expect(await page.locator('.slide-index li').first().getByTestId('slide-remove').count()).toBe(0);
    await page.close();
  });
});

test('a slide of the index goes to its change', async () => {
  const page = await open('console-slides');
  await has(page, 'slide').nth(2).click();
  await isAt(page, '00:42');
  await page.close();
});
