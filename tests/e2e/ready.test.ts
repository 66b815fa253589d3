import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';

// A lesson is checked before class by the real program: real files, and a real Chromium that shows its films.

let lectern: RunningLectern;
let page: Page;

beforeAll(async () => {
  lectern = await startLectern();
  page = await lectern.window('console');
  await hearsSound(true);
  await openSample();
});
afterAll(() => lectern?.clear());

const has = (id: string) => page.getByTestId(id);
const verdict = () => has('ready-card').getAttribute('data-ready');

/** A machine without a sound card must not decide what is tested. */
async function hearsSound(heard: boolean): Promise<void> {
  await page.evaluate(
    (kind) => {
      navigator.mediaDevices.enumerateDevices = async () => [{ kind, deviceId: '', groupId: '', label: '' }] as never;
    },
    heard ? 'audiooutput' : 'audioinput',
  );
}

async function openSample(): Promise<void> {
  await has('search').fill('sjxnj');
  await has('results').getByTestId('lesson-card').first().click();
  await has('ready-card').waitFor();
}

async function check(): Promise<void> {
  const before = await has('ready-card').innerText();
  await has('ready-check').click();
  await expect.poll(() => has('ready-card').innerText(), { timeout: 60_000 }).not.toBe(before);
  await has('ready-check').waitFor({ timeout: 60_000 });
}

describe('ready for class', () => {
  test('how the displays lie now is said in words', async () => {
    await expect.poll(() => has('ready-displays').getAttribute('data-arrangement')).toBe('extended');
  });

  test('every file is compared and every film shown; then the card of the lesson says so', async () => {
    expect(await verdict()).toBe('notChecked');
    await check();
    await expect.poll(verdict).toBe('ready');
    await page.screenshot({ path: pictureFile('ready-checked') });
    await has('back').click();
    const card = has('results').getByTestId('lesson-card').first();
    await expect.poll(() => card.innerText()).toMatch(/查过，可以上课|Checked, ready/);
    await card.click();
  });

  test('a PC where nothing sounds is told of, with the test sound one tap away', async () => {
    await hearsSound(false);
    await check();
    await expect.poll(verdict).toBe('faults');
    expect(await has('ready-finding').getAttribute('data-code')).toBe('noSoundOutput');
    await has('ready-test-card').click();
    const screen = await lectern.window('screen');
    await screen.getByTestId('test-card').waitFor();
    await has('test-card-end').click();
    await expect.poll(() => lectern.windows('screen').length).toBe(0);
    await hearsSound(true);
  });

  test('a film that was damaged on the disk is found before the class finds it', async () => {
    const [largest] = globSync(join(lectern.data, '**', 'store', '??', '*'))
      .filter((file) => statSync(file).isFile())
      .sort((a, b) => statSync(b).size - statSync(a).size);
    if (!largest) throw new Error('the store is empty');
    const bytes = readFileSync(largest);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 255;
    writeFileSync(largest, bytes);
    await check();
    await expect.poll(verdict).toBe('faults');
    expect(await has('ready-finding').first().getAttribute('data-code')).toBe('fileDamaged');
    await page.screenshot({ path: pictureFile('ready-damaged') });
    // Nobody has the sample anew: what is there of it stays.
    await has('ready-mend').click();
    await has('ready-finding').first().getByRole('alert').waitFor();
    expect(existsSync(largest)).toBe(true);
    expect(await verdict()).toBe('faults');
  });
});
