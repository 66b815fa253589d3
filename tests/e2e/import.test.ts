import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needMedia } from '../fixtures/media.ts';
import { chooseFiles } from '../harness/choose-files.ts';
import { stillTracks } from '../harness/classroom.ts';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';
import { penOf } from '../harness/marks.ts';
import { at } from '../harness/picture.ts';
import { pictureFile } from '../harness/pictures.ts';

// A teacher's own files become lessons: one that Chromium plays, one that it does not, two as one lesson, and one
// that is broken. On two headless screens.

const sample = (name: string) => fileURLToPath(new URL(`../../resources/sample/${name}`, import.meta.url));
const IMPORT_MS = 90_000;
let lectern: RunningLectern;
let teacher: Page;

beforeAll(async () => {
  lectern = await startLectern();
  teacher = await lectern.window('console');
});
afterAll(() => lectern?.clear());

/** Everything that is kept of imports: lessons' files and what is being received. */
function filesKept(): string[] {
  const files = readdirSync(lectern.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => /\/store\/|\/importing\//.test(path))
    .sort();
}

async function backToShelf(): Promise<void> {
  if (await teacher.getByTestId('end').isVisible()) {
    await teacher.getByTestId('end').click();
    await teacher.getByTestId('end-confirm').click();
  }
  await teacher.getByTestId('nav-shelf').click();
  await teacher.getByTestId('import-file').first().waitFor({ state: 'attached' });
}

async function projectImported(): Promise<Page> {
  await teacher.getByTestId('import-open').first().click({ timeout: IMPORT_MS });
  await teacher.getByTestId('project').click();
  await teacher.getByTestId('play').waitFor();
  return lectern.window('screen');
}

describe('a teacher’s own files', () => {
  test('one that Chromium does not play is converted, projected, and drawn on', async (context) => {
    const file = needMedia(context, '400x300_seg0_5s.m2t');
    await chooseFiles(teacher, file);
    const screen = await projectImported();
    await stillTracks(screen, 1);
    const [track] = await stillTracks(teacher, 1);
    if (!track) throw new Error('nothing is shown');
    const pen = await penOf(teacher);
    await pen.line(at(track.box, 0.3, 0.4), at(track.box, 0.7, 0.5), 20);
    await teacher.getByTestId('marks-row').first().waitFor();
    await teacher.screenshot({ path: pictureFile('20-imported') });
    await screen.screenshot({ path: pictureFile('21-imported-screen') });
    await backToShelf();
  });

  test('two of them become one lesson of two tracks', async () => {
    await chooseFiles(teacher, sample('explanation.mp4'), sample('screen.mp4'));
    await teacher.getByTestId('import-title').fill('内角和 两个画面');
    await teacher.screenshot({ path: pictureFile('22-pair') });
    await teacher.getByTestId('import-pair').click();
    const screen = await projectImported();
    const shown = await stillTracks(screen, 2);
    expect(shown[0]?.box.width).toBeGreaterThan(shown[1]?.box.width ?? 0);
    await backToShelf();
  });

  test('a lesson that is here gets subtitles, gives them back, and each step can be undone', async () => {
    await teacher.getByTestId('lesson-card').filter({ hasText: '两个画面' }).first().click();
    const rows = teacher.getByTestId('file-remove');
    const said = 'WEBVTT\n\n00:00.000 --> 00:20.000\n三角形的内角和\n';
    const file = { name: '随便.zh.vtt', mimeType: 'text/vtt', buffer: Buffer.from(said) };
    await teacher.getByTestId('subtitles-file').setInputFiles(file);
    await expect.poll(() => rows.count()).toBe(1);
    const notice = teacher.getByTestId('notice-undo').last();
    await notice.waitFor();
    await teacher.screenshot({ path: pictureFile('24-subtitles-added') });
    await notice.click();
    await expect.poll(() => rows.count()).toBe(0);
    await teacher.getByTestId('subtitles-file').setInputFiles(file);
    await rows.click();
    await expect.poll(() => rows.count()).toBe(0);
    await notice.click();
    await expect.poll(() => rows.count()).toBe(1);
    const none = { ...file, buffer: Buffer.from('no subtitles') };
    await teacher.getByTestId('subtitles-file').setInputFiles(none);
    await teacher.getByTestId('notice').filter({ hasText: '没有加上字幕' }).waitFor();
    await teacher.getByTestId('project').click();
    await teacher.getByTestId('play').waitFor();
    await teacher.keyboard.press('s');
    await (await lectern.window('screen')).getByText('三角形的内角和').first().waitFor();
    await backToShelf();
  });

  test('a broken one is refused in words with a code, and leaves nothing behind', async () => {
    const before = filesKept();
    const broken = join(lectern.data, 'broken.mp4');
    writeFileSync(broken, Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(50_000, 7)]));
    await chooseFiles(teacher, broken);
    const job = teacher.locator('[data-testid=import-job][data-state=failed]');
    await job.waitFor({ timeout: IMPORT_MS });
    expect(await job.locator('code').innerText()).toMatch(/^[a-z]\w+/);
    await teacher.screenshot({ path: pictureFile('23-broken') });
    expect(filesKept()).toEqual(before);
    expect(await teacher.getByTestId('lesson-card').filter({ hasText: 'broken' }).count()).toBe(0);
    await job.getByTestId('import-dismiss').click();
    await job.waitFor({ state: 'detached' });
  });

  test('imported lessons are found by a part of their name and are there at the next start', async () => {
    await lectern.stop();
    lectern = await startLectern({ data: lectern.data });
    teacher = await lectern.window('console');
    await teacher.getByTestId('search').fill('画面');
    await expect.poll(() => teacher.getByTestId('results').getByTestId('lesson-card').allInnerTexts()).toHaveLength(1);
  });
});
