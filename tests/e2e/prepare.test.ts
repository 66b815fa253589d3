import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseFiles } from '../harness/choose-files.ts';
import { findAndProject } from '../harness/classroom.ts';
import { type RunningLectern, startLectern, until } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';

// A period is prepared in a break by keyboard alone, survives the power cut, and is taught: its pauses and questions
// stop the lesson, its notes stay with the teacher, and the next segment is one key away.

const ACTIONS_MAX = 25;
const question = '∠1 是多少度？';
const note = '量角器每组一把';
/** Where the pauses and the question lie: 5 s into the first segment, 5 and 10 s into the second. */
const placed = ['00:05', '00:39', '00:44'];
let lectern: RunningLectern;
let teacher: Page;

beforeAll(async () => {
  lectern = await startLectern();
  teacher = await lectern.window('console');
});
afterAll(() => lectern?.clear());

const get = (testId: string) => teacher.getByTestId(testId);
const count = (testId: string) => get(testId).count();
const segments = () => get('segment-row').locator('small').allInnerTexts();
const times = () =>
  get('mark-row').evaluateAll((all) => all.map((one) => one.querySelector('button')?.innerText.trim()));
const saved = () => expect.poll(() => teacher.locator('.prepare-saved').innerText()).toBe('已保存');
const motion = () => get('play').getAttribute('data-motion');
const time = async () => (await get('time').innerText()).split('/')[0]?.trim();

async function toLesson(): Promise<void> {
  await get('search').fill('sjxnj');
  await get('results').getByTestId('lesson-card').first().click();
  await get('prepare').waitFor();
  await teacher.evaluate(() => (document.activeElement as HTMLElement).blur());
}

async function prepared(): Promise<void> {
  await get('prepare-view').waitFor();
  await expect.poll(() => get('addPause').isEnabled()).toBe(true);
}

describe('a period', () => {
  test('of three segments, two pauses and a question takes at most 25 actions, by keyboard alone', async () => {
    await toLesson();
    let actions = 0;
    const press = async (key: string) => {
      actions += 1;
      await teacher.keyboard.press(key);
      // A hand is slower than this.
      await new Promise((later) => setTimeout(later, 60));
    };
    await press('Shift+P');
    await prepared();
    for (const key of ['t', 'ArrowRight', 'k', ']', ']', 't', 'ArrowRight', 'k', 'ArrowRight', 'q']) await press(key);
    // The words of the question count as one action.
    actions += 1;
    await teacher.keyboard.type(question);
    for (const key of ['Enter', ']', ']', 't']) await press(key);

    await expect.poll(() => count('segment-row')).toBe(3);
    expect(await segments()).toEqual([
      expect.stringContaining('00:00–00:17'),
      expect.stringContaining('00:34–01:03'),
      expect.stringContaining('01:26–01:47'),
    ]);
    expect(await get('plan-mark').evaluateAll((all) => all.map((one) => one.getAttribute('data-kind')))).toEqual([
      'pause',
      'pause',
      'question',
    ]);
    expect(actions).toBeLessThanOrEqual(ACTIONS_MAX);
    process.stdout.write(`a period prepared in ${actions} actions\n`);
    await saved();
  });

  test('shows its minutes against the period’s, with the advice beside them', async () => {
    const text = await get('budget').innerText();
    expect(text).toMatch(/视频 1:0\d \/ 40:00，最长一段 0:2\d/);
    expect(text).toContain('思考 1:00');
    expect(text).toContain('12:00');
    await get('talk').first().selectOption('5');
    await expect.poll(() => get('budget').innerText()).toContain('讲 5:00');
  });

  test('is still there after the power went, whatever was done last', async () => {
    await saved();
    const { data } = lectern;
    await lectern.kill();
    lectern = await startLectern({ data });
    teacher = await lectern.window('console');
    await toLesson();
    await teacher.keyboard.press('Shift+P');
    await prepared();
    await expect.poll(segments).toHaveLength(3);
    await expect.poll(times).toEqual(placed);
    await expect.poll(() => get('words-question').inputValue()).toBe(question);
    await expect.poll(() => get('talk').first().inputValue()).toBe('5');
  });
});

describe('a plan', () => {
  test('is put in order by arrow keys, and every step is taken back and done again', async () => {
    const before = await segments();
    await get('segment-handle').first().focus();
    await teacher.keyboard.press('ArrowDown');
    await expect.poll(segments).toEqual([before[1], before[0], before[2]]);
    await teacher.keyboard.press('Control+z');
    await expect.poll(segments).toEqual(before);
    await teacher.keyboard.press('Control+y');
    await expect.poll(segments).toEqual([before[1], before[0], before[2]]);
    await teacher.keyboard.press('Control+z');
    await expect.poll(segments).toEqual(before);
  });

  test('has marks that move by arrow keys and by dragging, and go with Delete', async () => {
    const first = get('plan-mark').first();
    await first.focus();
    await teacher.keyboard.press('ArrowRight');
    await expect.poll(times).toEqual(['00:06', ...placed.slice(1)]);
    await teacher.keyboard.press('Control+z');
    await expect.poll(times).toEqual(placed);

    const box = await first.boundingBox();
    const line = await teacher.locator('.plan-laid').boundingBox();
    if (!box || !line) throw new Error('the line is not drawn');
    await teacher.mouse.move(box.x + box.width / 2, box.y + 20);
    await teacher.mouse.down();
    await teacher.mouse.move(line.x + (line.width * 10) / 120, box.y + 24, { steps: 5 });
    await teacher.mouse.up();
    await expect.poll(async () => (await times())[0]).toMatch(/00:(09|10)/);
    await teacher.keyboard.press('Control+z');

    await get('plan-mark').nth(1).focus();
    await teacher.keyboard.press('Delete');
    await expect.poll(times).toEqual([placed[0], placed[2]]);
    await teacher.keyboard.press('Control+z');
    await expect.poll(times).toEqual(placed);
  });

  test('takes a note with one key; its words are one step to take back', async () => {
    await get('play').focus();
    await teacher.keyboard.press('n');
    await expect.poll(() => get('words-note').evaluate((one) => one === document.activeElement)).toBe(true);
    await teacher.keyboard.type(note);
    await teacher.keyboard.press('Enter');
    await saved();
    await teacher.keyboard.press('Control+z');
    await expect.poll(() => count('words-note')).toBe(0);
    await teacher.keyboard.press('Control+y');
    await expect.poll(() => get('words-note').inputValue()).toBe(note);
    await teacher.setViewportSize({ width: 1366, height: 768 });
    await teacher.screenshot({ path: pictureFile('prepare-1366') });
    await teacher.setViewportSize({ width: 1920, height: 1080 });
  });

  test('has what is drawn on its moments, taken back by the same key as everything else', async () => {
    await get('mark-row').filter({ hasText: '00:05' }).locator('button').first().click();
    await expect.poll(time).toBe('00:05');
    const picture = await get('prepare-picture').boundingBox();
    if (!picture) throw new Error('there is no picture');
    await teacher.mouse.move(picture.x + picture.width * 0.3, picture.y + picture.height * 0.4);
    await teacher.mouse.down();
    await teacher.mouse.move(picture.x + picture.width * 0.5, picture.y + picture.height * 0.6, { steps: 8 });
    await teacher.mouse.up();
    await expect.poll(() => count('ink-mark')).toBe(1);
    await teacher.evaluate(() => (document.activeElement as HTMLElement).blur());
    await teacher.keyboard.press('Control+z');
    await expect.poll(() => count('ink-mark')).toBe(0);
    await teacher.keyboard.press('Control+y');
    await expect.poll(() => count('ink-mark')).toBe(1);
  });

  test('is tried without a class: it halts as in class, the talk is measured, and the plan keeps it', async () => {
    await teacher.evaluate(() => (document.activeElement as HTMLElement).blur());
    await teacher.keyboard.press('r');
    const bar = get('dry-run-bar');
    await bar.waitFor();
    await expect.poll(time).toBe('00:00');
    await teacher.keyboard.press('Space');
    await expect.poll(motion, { timeout: 10_000 }).toBe('playing');
    await expect.poll(motion, { timeout: 15_000 }).toBe('paused');
    expect(await time()).toBe('00:05');
    // Faster: from halt to halt, until the segment ends; then the next one.
    for (const at of ['1', '2', null]) {
      for (let n = 0; n < 8 && (await bar.getAttribute('data-end')) !== 'true'; n += 1) {
        await teacher.keyboard.press('PageDown');
        await new Promise((later) => setTimeout(later, 200));
      }
      expect(await bar.getAttribute('data-end')).toBe('true');
      await teacher.screenshot({ path: pictureFile('dry-run') });
      await teacher.keyboard.press('Space');
      if (at) await expect.poll(() => bar.getAttribute('data-at')).toBe(at);
    }
    await get('dry-run-over').waitFor();
    await teacher.screenshot({ path: pictureFile('dry-run-over') });
    await teacher.keyboard.press('Enter');
    await expect.poll(() => count('dry-run-over')).toBe(0);
    await expect.poll(async () => (await segments()).filter((one) => one.includes('试走讲')).length).toBe(3);
    await teacher.keyboard.press('Control+z');
    await expect.poll(async () => (await segments()).filter((one) => one.includes('试走讲')).length).toBe(0);
  });

  test('plays in this window only: no class sees anything yet', async () => {
    await get('play').click();
    await expect.poll(motion, { timeout: 10_000 }).toBe('playing');
    expect(lectern.windows('screen')).toHaveLength(0);
    await get('play').click();
    await expect.poll(motion).toBe('paused');
  });
});

describe('in class', () => {
  let screen: Page;

  test('the lesson stops at the plan’s pause, and the notes are the teacher’s alone', async () => {
    await get('prepare-teach').click();
    screen = await lectern.window('screen');
    await expect.poll(() => get('next-segment').innerText()).toContain('第 1 段，共 3 段');
    await teacher.keyboard.press('Space');
    await expect.poll(motion, { timeout: 15_000 }).toBe('playing');
    await expect.poll(motion, { timeout: 15_000 }).toBe('paused');
    expect(await time()).toBe('00:05');
    await expect.poll(() => get('notes').innerText()).toContain(note);
    // What was drawn here while preparing is the class's own now.
    await expect.poll(() => count('ink-mark')).toBe(1);
    expect(await screen.getByText(note).count()).toBe(0);
    await expect.poll(() => get('budget').innerText()).toMatch(/已放 0:0[45]/);
  });

  test('it halts at the end of the segment, and the next one is one key away', async () => {
    await teacher.getByTestId('timeline').focus();
    for (const _ of [1, 2]) await teacher.keyboard.press('ArrowRight');
    await teacher.evaluate(() => (document.activeElement as HTMLElement).blur());
    await teacher.keyboard.press('Space');
    await expect.poll(() => get('next-segment').getAttribute('data-at-end'), { timeout: 20_000 }).toBe('true');
    await expect.poll(motion).toBe('paused');
    expect(await time()).toMatch(/00:1[67]/);
    await teacher.keyboard.press('Shift+N');
    await expect.poll(time).toBe('00:34');
    await expect.poll(() => get('next-segment').innerText()).toContain('第 2 段');
  });

  test('a question stands before the class large enough for the back row, with the time to think running', async () => {
    for (const _ of [1, 2]) await teacher.keyboard.press('PageDown');
    const shown = screen.getByTestId('question');
    await shown.waitFor();
    expect(await shown.innerText()).toContain(question);
    const share = await shown.locator('p').evaluate((words) => {
      const picture = words.closest('.player-picture')?.getBoundingClientRect().height ?? 0;
      return Number.parseFloat(getComputedStyle(words).fontSize) / picture;
    });
    expect(share).toBeGreaterThanOrEqual(0.037);
    const left = async () => Number((await screen.getByTestId('question-left').innerText()).replace(':', ''));
    const first = await left();
    await until('the think time runs', async () => ((await left()) < first ? true : null));
    await screen.screenshot({ path: pictureFile('question') });

    await teacher.keyboard.press('Shift+Q');
    await expect.poll(() => shown.count()).toBe(0);
    await teacher.keyboard.press('Shift+Q');
    await shown.waitFor();
    await teacher.keyboard.press('Space');
    await expect.poll(() => shown.count()).toBe(0);
    await teacher.keyboard.press('Space');
    await expect.poll(motion).toBe('paused');
  });

  test('frozen, the class keeps its question while the teacher looks ahead', async () => {
    for (const key of ['[', 'PageDown', 'PageDown']) await teacher.keyboard.press(key);
    await screen.getByTestId('question').waitFor();
    await teacher.keyboard.press('Shift+F');
    await teacher.keyboard.press(']');
    await expect.poll(() => teacher.getByTestId('question').count()).toBe(0);
    expect(await screen.getByTestId('question').innerText()).toContain(question);
    await teacher.keyboard.press('Shift+F');
    await expect.poll(() => screen.getByTestId('question').count()).toBe(0);
  });

  test('the lesson itself is as it was: another teacher meets none of it', async () => {
    await teacher.keyboard.press('Control+e');
    await get('end-confirm').click();
    await get('teacher-picker').first().click();
    await get('teacher-name').fill('李老师');
    await teacher.keyboard.press('Enter');
    await expect.poll(() => get('teacher-picker').first().innerText()).toContain('李老师');
    await findAndProject(teacher, 'sjxnj', 'start');
    await expect.poll(() => teacher.locator('.next').innerText()).toContain('接下来');
    expect(await count('next-segment')).toBe(0);
  });
});

describe('segments of several lessons', () => {
  test('follow each other in class: the remote’s key goes from the end of one to the other lesson', async () => {
    await teacher.keyboard.press('Control+e');
    await get('end-confirm').click();
    await chooseFiles(teacher, fileURLToPath(new URL('../../resources/sample/screen.mp4', import.meta.url)));
    await get('import-open').first().waitFor({ timeout: 90_000 });
    await toLesson();
    await teacher.keyboard.press('Shift+P');
    await prepared();
    await teacher.keyboard.press('t');
    await get('add-lesson').focus();
    await teacher.keyboard.press('Enter');
    await get('add-lesson-search').fill('screen');
    await get('add-lesson-choice').first().waitFor();
    await get('add-lesson-choice').first().focus();
    await teacher.keyboard.press('Enter');
    await expect.poll(() => count('plan-lesson')).toBe(2);
    await expect.poll(() => get('plan-lesson').nth(1).getAttribute('aria-pressed')).toBe('true');
    await prepared();
    await teacher.keyboard.press('t');
    await expect.poll(() => count('segment-row')).toBe(2);
    await saved();
    await teacher.screenshot({ path: pictureFile('prepare-two-lessons') });

    await get('prepare-teach').click();
    await expect.poll(() => get('next-segment').innerText()).toContain('第 1 段，共 2 段');
    for (const _ of [1, 2, 3]) await teacher.keyboard.press('ArrowRight');
    await teacher.keyboard.press('PageDown');
    await expect.poll(() => get('next-segment').getAttribute('data-at-end')).toBe('true');
    await teacher.keyboard.press('PageDown');
    await expect.poll(() => teacher.locator('.teach-title').innerText()).toBe('screen');
    await expect.poll(() => get('next-segment').innerText()).toContain('最后一段');
  });
});
