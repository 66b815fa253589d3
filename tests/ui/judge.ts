import axe from 'axe-core';
import type { Page } from 'playwright';
import english from '../../resources/translations/en.json' with { type: 'json' };

// What is looked for in every view. Each says what it found, and nothing where all is well.

type AxeResult = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };

type RunAxe = (context: object, options: object) => Promise<AxeResult>;

export async function violations(page: Page, { onScreen }: { readonly onScreen: boolean }): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  // The large screen is a picture and has no headings to go by.
  if (!onScreen) tags.push('best-practice');
  // Where a mark lies on the line is what it says (WCAG 2.5.8, essential); the list of marks has large targets.
  const context = { include: [['html']], exclude: [['.ink-mark-dot']] };
  const result = await page.evaluate(
    ([where, runOnly]) =>
      (globalThis as unknown as { axe: { run: RunAxe } }).axe.run(where, { runOnly, resultTypes: ['violations'] }),
    [context, tags] as const,
  );
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** What is wider than its place and neither scrolls nor is cut with dots on purpose, and what leaves the window. */
export async function overflows(page: Page): Promise<string[]> {
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
        '.desk-page, .sidebar-scroll, .notes, .next, .transcript-list, ol, .board-pages, .dialog-body, .rail, .menu',
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
export async function untranslated(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((attribute) => element.getAttribute(attribute) ?? ''),
    );
    return [document.body.innerText, ...labels].join('\n');
  });
  return text.match(unfilled) ?? [];
}

/** Buttons and links of a place that are lower than a finger or a hurried hand needs. */
export async function tooSmall(page: Page, leastPx: number, within: string): Promise<string[]> {
  return page.evaluate(
    ([least, place]) =>
      [...document.querySelectorAll<HTMLElement>(`${place} button, ${place} a`)]
        .filter((element) => element.checkVisibility() && !element.closest('.ink-marks, dialog, .board-pages'))
        .filter((element) => element.getBoundingClientRect().height < Number(least) - 0.5)
        .map((element) => `${element.className}: ${element.getBoundingClientRect().height}`),
    [String(leastPx), within] as const,
  );
}
