import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDataFolder, type RunningLectern, startLectern } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';

// A week typed by keyboard alone, taken back, kept over a restart; a file looked at before it is taken.

const classFile = fileURLToPath(new URL('../fixtures/timetable/class-4-2.gb18030.csv', import.meta.url));
const data = makeDataFolder();
let lectern: RunningLectern;
let teacher: Page;

const open = async () => {
  lectern = await startLectern({ data });
  teacher = await lectern.window('console');
  await teacher.getByTestId('nav-timetable').waitFor();
};
beforeAll(async () => {
  await open();
});
afterAll(() => lectern?.clear());

const focused = () => teacher.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => teacher.keyboard.press(key)), Promise.resolve());
const type = (text: string) => teacher.keyboard.type(text);
const cells = async () =>
  (await teacher.getByTestId('week-cell').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
const filled = async () => (await cells()).filter((text) => text !== '').length;

async function tabTo(testId: string): Promise<void> {
  for (let step = 0; step < 80 && (await focused()) !== testId; step += 1) await press('Tab');
  expect(await focused()).toBe(testId);
}

describe('a week by keyboard alone', () => {
  test('is typed: down the days, filled, copied and pasted', async () => {
    await tabTo('nav-timetable');
    await press('Enter');
    await teacher.getByTestId('week-grid').waitFor();
    await tabTo('week-field');
    // Monday: Enter goes down; an empty period is passed by.
    await type('四2 数学');
    await press('Enter');
    await type('四1 数学');
    await press('Enter', 'ArrowDown');
    await type('五1 科学');
    await press('Enter');
    await expect.poll(filled).toBe(3);
    // Monday is copied to Tuesday.
    await press('PageUp', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+C', 'ArrowRight', 'PageUp');
    await press('Control+V');
    await expect.poll(filled).toBe(6);
    // The last period of every day is the same.
    await press('PageDown', 'Home', 'Shift+End');
    await type('班会');
    await press('Control+Enter');
    await expect.poll(filled).toBe(11);
    expect((await cells()).slice(0, 7)).toEqual(['四2 数学', '四2 数学', '', '', '', '四1 数学', '四1 数学']);
    await teacher.screenshot({ path: pictureFile('timetable-typed') });
  });

  test('is taken back step by step with Ctrl+Z', async () => {
    await press('Control+Z');
    await expect.poll(filled).toBe(6);
    await press('Control+Z');
    await expect.poll(filled).toBe(3);
    await type('体育');
    await press('Escape');
    expect(await filled()).toBe(3);
    await press('PageUp', 'Home', 'Delete');
    await expect.poll(filled).toBe(2);
    await press('Control+Z');
    await expect.poll(filled).toBe(3);
  });

  test('has bells that follow the one that is changed', async () => {
    await press('PageUp', 'Home');
    await teacher.getByTestId('bell-starts').nth(1).focus();
    await type('9:00');
    await press('Enter');
    const starts = async () =>
      teacher.getByTestId('bell-starts').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    await expect.poll(starts).toEqual(['08:00', '09:00', '09:50', '10:40', '14:00', '14:50', '15:40']);
  });

  test('is there the next morning', async () => {
    await lectern.stop();
    await open();
    await teacher.getByTestId('nav-timetable').press('Enter');
    await expect.poll(filled).toBe(3);
    expect(await teacher.getByTestId('bell-starts').nth(1).inputValue()).toBe('09:00');
  });
});

describe('a file', () => {
  test('is shown as it was understood, then taken, and can be taken back', async () => {
    const devTools = await teacher.context().newCDPSession(teacher);
    const { result } = await devTools.send('Runtime.evaluate', {
      expression: `document.querySelector('[data-testid=timetable-file]')`,
    });
    await devTools.send('DOM.setFileInputFiles', { files: [classFile], objectId: result.objectId ?? '' });
    await devTools.detach();
    await teacher.getByTestId('reading-dialog').waitFor();
    expect(await teacher.getByTestId('reading-dialog').innerText()).toContain('四年级(2)班 语文');
    expect(await filled()).toBe(3);
    await teacher.screenshot({ path: pictureFile('timetable-reading') });
    await tabTo('reading-take');
    await press('Enter');
    await expect.poll(filled).toBe(21);
    await teacher.getByTestId('timetable-undo').press('Enter');
    await expect.poll(filled).toBe(3);
  });
});

describe('a table pasted from a spreadsheet', () => {
  test('with its header is looked at like a file', async () => {
    await teacher.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('[data-testid=week-field]');
      field?.focus();
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '节次\t周一\t周二\t周三\n1\t数学\t\t英语\n2\t\t语文\t');
      field?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await teacher.getByTestId('reading-dialog').waitFor();
    await press('Escape');
    await expect.poll(() => teacher.getByTestId('reading-dialog').count()).toBe(0);
    expect(await filled()).toBe(3);
  });
});

describe('days off', () => {
  test('are added and removed, and a make-up day says what it is taught as', async () => {
    await teacher.getByTestId('add-from').fill('2026-10-01');
    await teacher.getByTestId('add-until').fill('2026-10-07');
    await teacher.getByTestId('add-name').fill('国庆节');
    await teacher.getByTestId('add-day').press('Enter');
    await expect.poll(() => teacher.getByTestId('day-off').count()).toBe(1);
    await teacher.getByTestId('add-make-up').press('Enter');
    // By keyboard alone: the month opens on the day that stands there.
    await teacher.getByTestId('add-from').fill('10月2日 2026');
    expect(await teacher.getByTestId('add-from').getAttribute('aria-invalid')).toBe('true');
    await teacher.getByTestId('add-from').fill('2026年9月2日');
    await teacher.getByTestId('add-from-month').press('Enter');
    const day = () => teacher.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await expect.poll(day).toBe('2026年9月2日星期三');
    for (const key of ['PageDown', 'ArrowDown', 'ArrowRight']) await press(key);
    await expect.poll(day).toBe('2026年10月10日星期六');
    await press('Enter');
    await expect.poll(() => teacher.getByTestId('add-from').inputValue()).toBe('2026/10/10');
    await teacher.getByTestId('add-day').press('Enter');
    await expect.poll(() => teacher.getByTestId('day-off').nth(1).innerText()).toContain('周六，上周五的课');
    await teacher.getByTestId('day-off-remove').first().press('Enter');
    await expect.poll(() => teacher.getByTestId('day-off').count()).toBe(1);
  });
});
