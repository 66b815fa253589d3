import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handout, scan } from '../fixtures/handout.ts';
import { chooseFiles } from '../harness/choose-files.ts';
import { makeDataFolder, type RunningLectern, startLectern, until } from '../harness/lectern.ts';
import { penOf } from '../harness/marks.ts';
import { pictureFile } from '../harness/pictures.ts';

// A teacher's own hand-out before the class: taken in, projected, turned by remote, drawn on, and there again after a
// reload and on the next day. On two headless screens.

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
let data: string;
let lectern: RunningLectern;
let teacher: Page;

beforeAll(async () => {
  data = makeDataFolder();
  programsOf(data);
  lectern = await startLectern({ data });
  teacher = await lectern.window('console');
  writeFileSync(join(data, '学习单.pdf'), await handout(lectern.browser));
  writeFileSync(join(data, '口令.txt'), '坐好了\n'.repeat(30));
});
afterAll(() => lectern?.clear());

/** The system's opener and LibreOffice, as scripts: one writes down what it got, the other makes the hand-out again. */
function programsOf(folder: string): void {
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  const put = (name: string, text: string) =>
    writeFileSync(join(programs, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  put('xdg-open', `echo "$1" >> '${join(folder, 'opened.txt')}'`);
  const isOff = `[ -e '${join(folder, 'office-off')}' ] && exit 1`;
  put(
    'soffice',
    `${isOff}\nwhile [ "$1" != --outdir ]; do shift; done\ncp '${join(folder, '学习单.pdf')}' "$2/slides.pdf"`,
  );
  process.env.PATH = `${programs}:${process.env.PATH}`;
}

const shot = (page: Page, name: string) => page.screenshot({ path: pictureFile(name) });

/** Which page a window shows, and what is drawn of it: 0 where nothing is. */
async function shownPage(page: Page) {
  return page.evaluate(() => {
    const sheet = document.querySelector('[data-testid="document"]');
    const canvas = sheet?.querySelector('canvas');
    return { pageIndex: Number(sheet?.getAttribute('data-page') ?? -1), widthPx: canvas?.width ?? 0 };
  });
}

async function bothShow(pageIndex: number): Promise<void> {
  const screen = await lectern.window('screen');
  for (const window of [teacher, screen]) {
    await until(`page ${pageIndex} is drawn`, async () => {
      const shown = await shownPage(window);
      return (shown.pageIndex === pageIndex && shown.widthPx > 300) || null;
    });
  }
}

/** Red pixels of ink in the window. */
async function redOn(page: Page): Promise<number> {
  return page.evaluate(() => {
    let red = 0;
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.ink-canvas canvas')) {
      if (canvas.width === 0 || canvas.height === 0) continue;
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      for (let n = 0; n < pixels.length; n += 4) if ((pixels[n + 3] ?? 0) > 200 && (pixels[n] ?? 0) > 150) red += 1;
    }
    return red;
  });
}

async function openImported(file: string): Promise<void> {
  await teacher.getByTestId('import-file').first().waitFor({ state: 'attached' });
  await chooseFiles(teacher, join(data, file));
  await teacher.getByTestId('import-open').first().click();
}

async function backToShelf(): Promise<void> {
  await teacher.getByTestId('document-close').click();
  await teacher.getByTestId('nav-shelf').click();
}

describe('a hand-out of the teacher’s own', () => {
  test('is taken in and projected: both windows show its first page', async () => {
    await openImported('学习单.pdf');
    await shot(teacher, '60-handout-lesson');
    await teacher.getByTestId('project').click();
    await bothShow(0);
    expect(await teacher.getByTestId('page-count').textContent()).toBe('/ 3');
    await shot(teacher, '61-handout-console');
    await shot(await lectern.window('screen'), '62-handout-screen');
  });

  test('[S31] is turned by the remote’s keys, and the outline goes to a page', async () => {
    await teacher.keyboard.press('PageDown');
    await bothShow(1);
    await teacher.keyboard.press('PageUp');
    await bothShow(0);
    await teacher.getByTestId('contents').click();
    await teacher.getByRole('menuitem').nth(2).click();
    await bothShow(2);
    await teacher.keyboard.press('Escape');
    await teacher.getByTestId('page-number').fill('2');
    await teacher.getByTestId('page-number').press('Enter');
    await bothShow(1);
  });

  test('[S32] does not go past its last page', async () => {
    for (let n = 0; n < 4; n += 1) await teacher.keyboard.press('PageDown');
    await bothShow(2);
    await teacher.getByTestId('page-back').click();
    await bothShow(1);
  });

  test('is drawn on: the ink is on both windows, only on that page, and moves with it', async () => {
    const screen = await lectern.window('screen');
    const box = await teacher.getByTestId('document').boundingBox();
    if (!box) throw new Error('no picture');
    const pen = await penOf(teacher);
    const at = (x: number, y: number) => ({ x: box.x + box.width * x, y: box.y + box.height * y });
    await pen.line(at(0.42, 0.3), at(0.58, 0.35), 20);
    for (const window of [teacher, screen]) await until('ink', async () => (await redOn(window)) > 100 || null);
    await shot(screen, '63-handout-ink');
    await teacher.getByTestId('page-fit').click();
    await until('wide', async () => (await redOn(screen)) > 100 || null);
    await shot(screen, '64-handout-wide');
    await shot(teacher, '65-handout-wide-console');
    await teacher.getByTestId('page-fit').click();
    await teacher.keyboard.press('PageUp');
    await bothShow(0);
    await until('no ink on another page', async () => (await redOn(screen)) === 0 || null);
  });

  test('the ink is there after a reload, a board over it gives the page back', async () => {
    await teacher.keyboard.press('PageDown');
    await teacher.reload();
    await (await lectern.window('screen')).reload();
    await bothShow(1);
    for (const window of [teacher, await lectern.window('screen')]) {
      await until('ink', async () => (await redOn(window)) > 100 || null);
    }
    await teacher.getByTestId('board').click();
    await teacher.getByTestId('board-new').waitFor();
    await teacher.getByTestId('board').click();
    await bothShow(1);
  });

  test('axe finds nothing on the console', async () => {
    await teacher.evaluate(axeSource);
    const found = await teacher.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
      return (await axe.run()).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
  });

  test('is there the next day, with its ink', async () => {
    await lectern.stop();
    lectern = await startLectern({ data });
    teacher = await lectern.window('console');
    await teacher.getByTestId('search').fill('学习单');
    await teacher.getByTestId('results').getByTestId('lesson-card').first().click();
    await teacher.getByTestId('file-project').click();
    await bothShow(0);
    await teacher.keyboard.press('PageDown');
    const screen = await lectern.window('screen');
    await until('ink', async () => (await redOn(screen)) > 100 || null);
    await backToShelf();
  });

  test('a text is shown in large letters', async () => {
    await openImported('口令.txt');
    await teacher.getByTestId('project').click();
    const screen = await lectern.window('screen');
    await screen.getByText('坐好了').first().waitFor();
    expect(await teacher.getByTestId('page-count').textContent()).toBe('/ 3');
    await shot(screen, '66-text-screen');
    await backToShelf();
  });

  // The fallback without WebAssembly would show the page too, at a tenth of the speed.
  test('a scan in JPEG 2000 is decoded by the worker’s WebAssembly', async () => {
    writeFileSync(join(data, '扫描.pdf'), scan(data));
    await openImported('扫描.pdf');
    await teacher.getByTestId('project').click();
    await bothShow(0);
    const middle = await teacher.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="document"] canvas');
      const pixel = canvas?.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
      return pixel ? [...pixel] : [];
    });
    expect(middle[0]).toBeGreaterThan(200);
    expect(middle[2]).toBeLessThan(60);
    const names = () => performance.getEntriesByType('resource').map(({ name }) => name);
    const fetched = await Promise.all([
      teacher.evaluate(names),
      ...teacher.workers().map((one) => one.evaluate(names)),
    ]);
    const decoders = fetched.flat().flatMap((name) => /openjpeg.*$/.exec(name)?.[0] ?? []);
    expect(decoders).toEqual(['openjpeg.wasm']);
    await backToShelf();
  });

  test('slides of another program open from a copy; Lectern steps aside and one key brings it back', async () => {
    writeFileSync(join(data, '课件.pptx'), 'PK\x03\x04 slides');
    await openImported('课件.pptx');
    await shot(teacher, '67-slides-lesson');
    await teacher.getByTestId('project').click();
    await bothShow(0);
    await teacher.getByTestId('package').click();
    await teacher.getByTestId('package-file').first().click();
    await teacher.getByTestId('come-back').waitFor();
    await until('the opener got a copy', () => {
      const got = existsSync(join(data, 'opened.txt')) ? readFileSync(join(data, 'opened.txt'), 'utf8') : '';
      return /\/opened\/[0-9a-f]{16}\/课件\.pptx/.test(got) || null;
    });
    await until('the large screen is free', () => lectern.windows('screen').length === 0 || null);
    await shot(teacher, '68-aside');
    await teacher.keyboard.press('F9');
    await bothShow(0);
    await backToShelf();
  });

  test('a paper that could not be turned into a PDF is turned when it is asked for, and projected', async () => {
    writeFileSync(join(data, 'office-off'), '');
    writeFileSync(join(data, '练习.docx'), 'PK\x03\x04 a paper');
    await openImported('练习.docx');
    await teacher.getByTestId('file-convert').waitFor();
    expect(await teacher.getByTestId('file-project').count()).toBe(0);
    rmSync(join(data, 'office-off'));
    await teacher.getByTestId('file-convert').click();
    await teacher.getByTestId('file-project').click();
    await bothShow(0);
    await backToShelf();
    await teacher.getByTestId('import-dismiss').click();
  });

  test('a broken PDF is said in words on the console, and the large screen stays quiet', async () => {
    writeFileSync(join(data, '坏的.pdf'), '%PDF-1.7\nnothing of it is true');
    await openImported('坏的.pdf');
    await teacher.getByTestId('project').click();
    await teacher.getByTestId('document-fault').waitFor();
    const screen = await lectern.window('screen');
    expect(await screen.getByTestId('document-fault').count()).toBe(0);
    await backToShelf();
  });
});
