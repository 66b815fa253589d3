import axe from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../core/words/index.ts';
import english from '../../resources/translations/en.json' with { type: 'json' };
import { openBrowser, openScene, relabel, settle, sizes } from '../ui/look.ts';
import { type Pages, servePages } from '../ui/pages.ts';
import { type SceneName, scenes } from '../ui/scenes.ts';

// Every view in a real browser with a main that lives in the page: what axe finds, what runs over, what has no words.
const names = Object.keys(scenes) as SceneName[];
const [small, usual, large] = sizes;
let pages: Pages;
let browser: Browser;

beforeAll(async () => {
  pages = await servePages();
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});

type AxeResult = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };

type RunAxe = (context: object, options: object) => Promise<AxeResult>;

/** `colours` are the same in every language. */
async function violations(
  page: Page,
  { onScreen, colours }: Record<'onScreen' | 'colours', boolean>,
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  // The large screen is a picture and has no headings to go by.
  if (!onScreen) tags.push('best-practice');
  // Where a mark lies on the line is what it says (WCAG 2.5.8, essential); the list of marks has large targets.
  const context = { include: [['html']], exclude: [['.ink-mark-dot']] };
  const result = await page.evaluate(
    ([where, runOnly, judged]) =>
      (globalThis as unknown as { axe: { run: RunAxe } }).axe.run(where, {
        ...{ runOnly, resultTypes: ['violations'] },
        rules: { 'color-contrast': { enabled: judged } },
      }),
    [context, tags, colours] as const,
  );
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** What is wider than its place and neither scrolls nor is cut with dots on purpose, and what leaves the window. */
async function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} “${element.textContent?.slice(0, 40)}”`;
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) found.push('the page scrolls');
    const bar = document.querySelector('.transport');
    if (bar && bar.scrollWidth > bar.clientWidth + 1) {
      found.push(`lies over what is beside it: ${bar.className}, ${bar.scrollWidth} in ${bar.clientWidth}`);
    }
    for (const column of document.querySelectorAll('.teach-side, .panel-more, .rail')) {
      if (column.scrollHeight > column.clientHeight + 1) {
        found.push(`has to be scrolled: ${column.className}, ${column.scrollHeight} in ${column.clientHeight}`);
      }
    }
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, h1, h2, h3, p, span, a, label, dt, dd, kbd',
    )) {
      if (!isShown(element) || element.closest('.only-heard, .player-frame, .cover')) continue;
      if (!element.innerText?.trim() || element.matches('.ink-mark, .tool-icon')) continue;
      const style = getComputedStyle(element);
      const isCut = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || style.display === 'inline';
      if (!isCut && element.scrollWidth > element.clientWidth + 1) found.push(`runs over: ${name(element)}`);
      const box = element.getBoundingClientRect();
      const scrolls = element.closest(
        '.desk-page, .sidebar-scroll, .notes, .transcript-list, ol, .board-pages, .dialog-body, .rail, .menu',
      );
      if (!scrolls && box.width > 0 && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1)) {
        found.push(`leaves the window: ${name(element)}`);
      }
    }
    return [...new Set(found)];
  });
}

const rooms = [...new Set(Object.keys(english).map((key) => key.split('.')[0]))];
const unfilled = new RegExp(`\\{\\w+[|}]|\\b(?:${rooms.join('|')})\\.[a-z]\\w+\\b`, 'g');

/** A key instead of a text, a gap nobody filled, or a word of the other language in the interface's own texts. */
async function untranslated(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((attribute) => element.getAttribute(attribute) ?? ''),
    );
    return [document.body.innerText, ...labels].join('\n');
  });
  return text.match(unfilled) ?? [];
}

async function tooSmall(page: Page, leastPx: number, within: string): Promise<string[]> {
  return page.evaluate(
    ([least, place]) =>
      [...document.querySelectorAll<HTMLElement>(`${place} button, ${place} a`)]
        .filter((element) => element.checkVisibility() && !element.closest('.ink-marks, dialog, .board-pages'))
        .filter((element) => element.getBoundingClientRect().height < Number(least) - 0.5)
        .map((element) => `${element.className}: ${element.getBoundingClientRect().height}`),
    [String(leastPx), within] as const,
  );
}

/** Those whose lines break otherwise where there is more room. */
const looseViews: readonly SceneName[] = [
  'shelf',
  'shelf-suggest',
  'books-editions',
  'books-lessons',
  'themes',
  'sources',
  'source-folder',
  'source-feed',
  'lesson',
  'lesson-package',
  'timetable',
  'console',
  'console-planned',
  'prepare',
  'console-document',
  'panel',
  'panel-document',
  'screen',
  'console-board',
];

// Loading a view is most of what looking at it costs: it is opened once, then relabelled and resized as a teacher would.
// Two at a time, one on each of two cores: nothing here measures frames.
describe('breaks no rule of WCAG 2.2 AA, runs over nowhere and has all its words', { concurrent: true }, () => {
  test.each(names)('the view %s', async (name) => {
    const page = await openScene(browser, pages, name, languages[0], small);
    for (const language of languages) {
      await relabel(page, language);
      const asked = { onScreen: scenes[name].role === 'screen', colours: language === languages[0] };
      expect(await violations(page, asked), language).toEqual([]);
      expect(await overflows(page), language).toEqual([]);
      expect(await untranslated(page), language).toEqual([]);
      expect(await page.evaluate(() => globalThis.fakeFaults)).toEqual([]);
    }
    for (const size of looseViews.includes(name) ? [usual, large] : []) {
      await page.setViewportSize(size);
      await settle(page);
      expect(await overflows(page), `${size.width}`).toEqual([]);
    }
    await page.close();
  });
});

describe('at other sizes', () => {
  test('a large window without scaling shows the same picture larger, not a small one in a corner', async () => {
    const widths: number[] = [];
    for (const size of [usual, large]) {
      const page = await openScene(browser, pages, 'console', 'zh-CN', size);
      const box = await page.locator('.teach-picture').boundingBox();
      widths.push((box?.width ?? 0) / size.width);
      await page.close();
    }
    expect(Math.abs((widths[0] ?? 0) - (widths[1] ?? 1))).toBeLessThan(0.005);
  });

  test('borders of controls are as thick as everything else', async () => {
    const borders: string[] = [];
    for (const size of [small, usual, large]) {
      const page = await openScene(browser, pages, 'sources', 'zh-CN', size);
      const plain = page.locator('.button:not(.button-go, .button-quiet)').first();
      borders.push(await plain.evaluate((element) => getComputedStyle(element).boxShadow.split(' 0px 0px ')[1] ?? ''));
      await page.close();
    }
    expect(borders).toEqual(['0px 1px inset', '0px 1px inset', '0px 2px inset']);
  });

  test('the picture never falls under 60% of the console’s width', async () => {
    const page = await openScene(browser, pages, 'console', 'en', small);
    const box = await page.locator('.teach-picture').boundingBox();
    expect((box?.width ?? 0) / small.width).toBeGreaterThan(0.6);
    await page.close();
  });
});

describe('targets', () => {
  test('are at least 48 px on the console and 64 on a panel', async () => {
    const console_ = await openScene(browser, pages, 'console', 'zh-CN', usual);
    expect(await tooSmall(console_, 48, '.teach')).toEqual([]);
    await console_.close();
    const prepare = await openScene(browser, pages, 'prepare', 'zh-CN', usual);
    expect(await tooSmall(prepare, 48, '.prepare')).toEqual([]);
    await prepare.close();
    const panel = await openScene(browser, pages, 'panel', 'zh-CN', usual);
    expect(await tooSmall(panel, 64, '.dock .tool, .dock .swatch, .dock-go')).toEqual([]);
    await panel.close();
    for (const name of ['panel-more', 'panel-playing', 'panel-private', 'panel-aids'] as const) {
      const more = await openScene(browser, pages, name, 'zh-CN', small);
      expect(await tooSmall(more, 64, '.panel-more'), name).toEqual([]);
      await more.close();
    }
    const book = await openScene(browser, pages, 'panel-document', 'zh-CN', usual);
    expect(await tooSmall(book, 64, '.document-strip')).toEqual([]);
    await book.close();
  });
});

describe('the large screen', () => {
  test('shows nothing but the picture, and never a cursor', async () => {
    const page = await openScene(browser, pages, 'screen', 'zh-CN', usual);
    expect(await page.locator('button, a, input, [role="status"]').count()).toBe(0);
    const cursor = await page.evaluate(() => {
      const element = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      return element ? getComputedStyle(element).cursor : '';
    });
    expect(cursor).toBe('none');
    await page.close();
  });
});
