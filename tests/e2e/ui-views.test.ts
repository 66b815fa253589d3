import { describe, expect, test } from 'vitest';
import { languages } from '../../core/words/index.ts';
import { overflows, tooSmall, untranslated, violations } from '../ui/judge.ts';
import { relabel, resize, sizes } from '../ui/look.ts';
import { type SceneName, scenes } from '../ui/scenes.ts';
import { viewsOfFile } from '../ui/views.ts';

// Every view in a real browser with a main that lives in the page: what axe finds, what runs over, what has no words.
const names = Object.keys(scenes) as SceneName[];
const [small, usual, large] = sizes;
const open = viewsOfFile();

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
// Side by side: nothing here measures frames.
describe('breaks no rule of WCAG 2.2 AA, runs over nowhere and has all its words', { concurrent: true }, () => {
  test.each(names)('the view %s', async (name) => {
    const page = await open(name);
    for (const language of languages) {
      await relabel(page, language);
      // What axe judges does not hang on the language: names and roles, and colours. That every name has its words does.
      if (language === languages[0]) {
        expect(await violations(page, { onScreen: scenes[name].role === 'screen' })).toEqual([]);
      }
      expect(await overflows(page), language).toEqual([]);
      expect(await untranslated(page), language).toEqual([]);
      expect(await page.evaluate(() => globalThis.fakeFaults)).toEqual([]);
    }
    for (const size of looseViews.includes(name) ? [usual, large] : []) {
      await resize(page, size);
      expect(await overflows(page), `${size.width}`).toEqual([]);
    }
    await page.close();
  });
});

describe('at other sizes', () => {
  test('a large window without scaling shows the same picture larger, not a small one in a corner', async () => {
    const widths: number[] = [];
    for (const size of [usual, large]) {
      const page = await open('console', 'zh-CN', size);
      const box = await page.locator('.teach-room .stage-picture').boundingBox();
      widths.push((box?.width ?? 0) / size.width);
      await page.close();
    }
    expect(Math.abs((widths[0] ?? 0) - (widths[1] ?? 1))).toBeLessThan(0.005);
  });

  test('borders of controls are as thick as everything else', async () => {
    const borders: string[] = [];
    for (const size of [small, usual, large]) {
      const page = await open('sources', 'zh-CN', size);
      const plain = page.locator('.button:not(.button-go, .button-quiet)').first();
      borders.push(await plain.evaluate((element) => getComputedStyle(element).boxShadow.split(' 0px 0px ')[1] ?? ''));
      await page.close();
    }
    expect(borders).toEqual(['0px 1px inset', '0px 1px inset', '0px 2px inset']);
  });

  test('the picture never falls under 60% of the console’s width', async () => {
    const page = await open('console', 'en', small);
    const box = await page.locator('.teach-room .stage-picture').boundingBox();
    expect((box?.width ?? 0) / small.width).toBeGreaterThan(0.6);
    await page.close();
  });
});

describe('targets', () => {
  test('are at least 48 px on the console and 64 on a panel', async () => {
    const console_ = await open('console', 'zh-CN', usual);
    expect(await tooSmall(console_, 48, '.teach')).toEqual([]);
    await console_.close();
    const prepare = await open('prepare', 'zh-CN', usual);
    expect(await tooSmall(prepare, 48, '.prepare')).toEqual([]);
    await prepare.close();
    const panel = await open('panel', 'zh-CN', usual);
    expect(await tooSmall(panel, 64, '.dock .tool, .dock .swatch, .dock-go')).toEqual([]);
    await panel.close();
    for (const name of ['panel-more', 'panel-playing', 'panel-sound', 'panel-private', 'panel-aids'] as const) {
      const more = await open(name);
      expect(await tooSmall(more, 64, '.panel-more'), name).toEqual([]);
      await more.close();
    }
    const book = await open('panel-document', 'zh-CN', usual);
    expect(await tooSmall(book, 64, '.document-strip')).toEqual([]);
    await book.close();
  });
});

describe('the large screen', () => {
  test('shows nothing but the picture, and never a cursor', async () => {
    const page = await open('screen', 'zh-CN', usual);
    expect(await page.locator('button, a, input, [role="status"]').count()).toBe(0);
    const cursor = await page.evaluate(() => {
      const element = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      return element ? getComputedStyle(element).cursor : '';
    });
    expect(cursor).toBe('none');
    await page.close();
  });
});
