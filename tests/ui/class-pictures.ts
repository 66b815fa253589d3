/**
 * The large screen, the console, the touch panel and the preparing of a lesson as the running app shows them on the
 * smallest and the largest display that is designed for, written to docs/pictures/class:
 *
 *   npm run build && node tests/ui/class-pictures.ts
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { findAndProject, stillTracks } from '../harness/classroom.ts';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';
import { penOf } from '../harness/marks.ts';
import { at } from '../harness/picture.ts';

const target = fileURLToPath(new URL('../../docs/pictures/class', import.meta.url));
mkdirSync(target, { recursive: true });
const small = { width: 1366, size: '1366x768' };
const large = { width: 3840, size: '3840x2160' };

const picture = (page: Page, name: string, { width }: { readonly width: number }) =>
  page.screenshot({ path: join(target, `${name}-${width}.jpg`), quality: 80 });

async function withLectern(screens: string, look: (lectern: RunningLectern, teacher: Page) => Promise<void>) {
  const lectern = await startLectern({ screens });
  try {
    await look(lectern, await lectern.window('console'));
  } finally {
    await lectern.clear();
  }
}

/** Stands in the middle of the lesson, with marks around what is spoken of. */
async function explain(teacher: Page): Promise<void> {
  await findAndProject(teacher, 'sjxnj', 'start');
  await stillTracks(teacher, 2);
  const line = await teacher.getByTestId('timeline').boundingBox();
  if (line) await teacher.mouse.click(line.x + line.width * 0.53, line.y + line.height / 2);
  await stillTracks(teacher, 2);
  const pen = await penOf(teacher);
  const box = await teacher.locator('.player-picture').boundingBox();
  if (!box) throw new Error('there is no picture');
  await pen.line(at(box, 0.12, 0.78), at(box, 0.42, 0.76));
  await pen.line(at(box, 0.12, 0.81), at(box, 0.36, 0.8));
  await teacher.mouse.move(0, 0);
}

async function prepare(teacher: Page): Promise<void> {
  const press = async (keys: readonly string[]) => {
    for (const key of keys) await teacher.keyboard.press(key, { delay: 80 });
  };
  await teacher.getByTestId('search').fill('sjxnj');
  await teacher.getByTestId('results').getByTestId('lesson-card').first().click();
  await teacher.getByTestId('prepare').click();
  await teacher.getByTestId('prepare-view').waitFor();
  await stillTracks(teacher, 2);
  await press(['t', 'ArrowRight', 'k', ']', ']', 't', 'ArrowRight', 'k', 'ArrowRight', 'q']);
  await teacher.keyboard.type('∠1 是多少度？');
  await press(['Enter', ']', ']', 't']);
  await stillTracks(teacher, 2);
}

for (const [console_, screen] of [
  [small, large],
  [large, small],
] as const) {
  await withLectern(`{${console_.size}}{${screen.size}}`, async (lectern, teacher) => {
    await explain(teacher);
    await picture(teacher, 'console', console_);
    await picture(await lectern.window('screen'), 'screen', screen);
  });
  await withLectern(`{${console_.size}}`, async (_, teacher) => {
    await explain(teacher);
    await picture(teacher, 'panel', console_);
    await teacher.getByTestId('more').click();
    await teacher.locator('.panel-more').waitFor();
    await picture(teacher, 'panel-more', console_);
  });
  await withLectern(`{${console_.size}}`, async (_, teacher) => {
    await prepare(teacher);
    await picture(teacher, 'prepare', console_);
  });
}
