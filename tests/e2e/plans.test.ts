import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';

// In English and by keyboard alone: a period is prepared, found again among all plans, named, copied, removed and
// brought back, given to one class, and worked on.

const ACTIONS_MAX = 25;
let lectern: RunningLectern;
let teacher: Page;

beforeAll(async () => {
  lectern = await startLectern();
  teacher = await lectern.window('console');
});
afterAll(() => lectern?.clear());

const get = (testId: string) => teacher.getByTestId(testId);
const press = (key: string) => teacher.keyboard.press(key);
const names = () => get('plan-open').locator('b').allInnerTexts();

/** As a keyboard comes to it: the focus is there, and Enter presses. */
async function enter(testId: string, at = 0): Promise<void> {
  await get(testId).nth(at).focus();
  await press('Enter');
}

async function axeFinds(): Promise<string[]> {
  await teacher.evaluate(axe.source);
  return teacher.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
    return (await inPage.run()).violations.map(({ id }) => id);
  });
}

describe('plans in English, by keyboard', () => {
  test('a period of three segments, two pauses and a question takes at most 25 actions', async () => {
    await enter('language');
    await expect.poll(() => teacher.evaluate(() => document.documentElement.lang)).toBe('en');
    await get('search').fill('sjxnj');
    await get('results').getByTestId('lesson-card').first().waitFor();
    await get('results').getByTestId('lesson-card').first().focus();
    await press('Enter');
    await get('prepare').waitFor();
    await teacher.evaluate(() => (document.activeElement as HTMLElement).blur());
    let actions = 0;
    const one = async (key: string) => {
      actions += 1;
      await press(key);
      await new Promise((later) => setTimeout(later, 60));
    };
    await one('Shift+P');
    await get('prepare-view').waitFor();
    await expect.poll(() => get('addPause').isEnabled()).toBe(true);
    for (const key of ['t', 'ArrowRight', 'k', ']', ']', 't', 'ArrowRight', 'k', 'ArrowRight', 'q']) await one(key);
    actions += 1;
    await teacher.keyboard.type('How many degrees is angle 1?');
    for (const key of ['Enter', ']', ']', 't']) await one(key);
    await expect.poll(() => get('segment-row').count()).toBe(3);
    expect(actions).toBeLessThanOrEqual(ACTIONS_MAX);
    await expect.poll(() => get('budget').innerText()).toMatch(/Video 1:0\d of 40:00, longest stretch 0:\d\d/);
    await expect.poll(() => teacher.locator('.prepare-saved').innerText()).toBe('Saved');
    expect(await axeFinds()).toEqual([]);
    await press('r');
    await get('dry-run-bar').waitFor();
    expect(await axeFinds()).toEqual([]);
    await press('Escape');
    await expect.poll(() => get('dry-run-bar').count()).toBe(0);
    await press('Escape');
    await expect.poll(() => get('prepare-view').count()).toBe(0);
  });

  test('stand on a page of their own, and each change says itself with the way back', async () => {
    await enter('nav-plans');
    await expect.poll(names).toHaveLength(1);
    await enter('plan-rename');
    await teacher.keyboard.type('Angles, first period');
    await press('Enter');
    await expect.poll(names).toEqual(['Angles, first period']);
    await press('Control+z');
    await expect.poll(async () => (await names())[0]).not.toBe('Angles, first period');
    await enter('plan-rename');
    await teacher.keyboard.type('Angles');
    await press('Enter');
    await expect.poll(names).toEqual(['Angles']);

    await enter('plan-copy');
    await expect.poll(names).toEqual(['Angles, copy', 'Angles']);
    await enter('plan-remove', 1);
    await expect.poll(names).toEqual(['Angles, copy']);
    await press('Control+z');
    await expect.poll(names).toEqual(['Angles, copy', 'Angles']);
    await teacher.screenshot({ path: pictureFile('plans') });
    expect(await axeFinds()).toEqual([]);
  });

  test('are gone through by arrow keys and opened by Enter, and Esc comes back to them', async () => {
    await get('plan-open').first().focus();
    await press('ArrowDown');
    await expect
      .poll(() => teacher.evaluate(() => document.activeElement?.querySelector('b')?.textContent))
      .toBe('Angles');
    await press('Enter');
    await get('prepare-view').waitFor();
    expect(await get('plan-name').inputValue()).toBe('Angles');
    await expect.poll(() => get('addPause').isEnabled()).toBe(true);
    await press('Escape');
    await expect.poll(names).toEqual(['Angles, copy', 'Angles']);
  });

  test('may be for one class', async () => {
    await enter('class-picker');
    await get('class-name').fill('Class 4(2)');
    await press('Enter');
    await get('plan-class').first().waitFor();
    await get('plan-class').first().selectOption({ label: 'Class 4(2)' });
    await expect.poll(() => get('plan-class').first().locator('option:checked').innerText()).toBe('Class 4(2)');
    await press('Control+z');
    await expect.poll(() => get('plan-class').first().locator('option:checked').innerText()).toBe('All classes');
  });
});
