/**
 * The pictures of the README's library section, from the running app with the whole catalogue that was captured from
 * the national platform (under LECTERN_FIXTURES), written to docs/pictures:
 *
 *   npm run build && node tests/ui/readme-pictures.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { discardDataFolder, makeDataFolder, startLectern } from '../harness/lectern.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const captured = join(process.env.LECTERN_FIXTURES ?? '', 'catalogue/smartedu/captured/v1');
const work = mkdtempSync(join(tmpdir(), 'lectern-pictures-'));
const data = makeDataFolder();
const lecternDoes = (...args: string[]) =>
  execFileSync(process.execPath, ['out/main/cli.js', ...args, '--data', data], { cwd: root, stdio: 'inherit' });

/** Of a flat picture 128 colours are all that it has, and a third of the bytes. */
async function picture(page: Page, name: string): Promise<void> {
  const whole = join(work, `${name}.png`);
  await page.mouse.move(0, 0);
  // Who draws the pictures may be root; no school is.
  await page.evaluate(() => {
    const [, noSandbox] = document.querySelectorAll<HTMLElement>('.sidebar-fact');
    if (noSandbox) noSandbox.style.display = 'none';
  });
  await page.screenshot({ path: whole });
  const palette = 'split[a][b];[a]palettegen=max_colors=128:stats_mode=full[p];[b][p]paletteuse=dither=none';
  const target = join(root, 'docs/pictures', `${name}.png`);
  execFileSync('ffmpeg', ['-loglevel', 'error', '-y', '-i', whole, '-filter_complex', palette, target]);
}

lecternDoes('catalogue', 'import', 'smartedu', captured);
lecternDoes('timetable', 'import', join(root, 'tests/fixtures/timetable/class-4-2.gb18030.csv'));
const lectern = await startLectern({ data, screens: '{1366x768}{1920x1080}' });
try {
  const page = await lectern.window('console');
  const row = (text: string) => page.getByTestId('browse-row').filter({ hasText: text }).first().click();
  await page.getByTestId('lesson-card').nth(5).waitFor();
  await page.getByTestId('search').pressSequentially('4年级 shuxue');
  await page.locator('[data-testid=results][data-answered="4年级 shuxue"]').waitFor();
  // How many there are, and where else it is said, come after the rows.
  await page.getByTestId('narrow').or(page.getByTestId('passages')).first().waitFor();
  await picture(page, 'search');
  await page.getByTestId('nav-books').click();
  for (const step of ['小学', '四年级', '数学']) await row(step);
  await page.getByTestId('browse-row').nth(4).waitFor();
  await picture(page, 'books');
  await page.getByTestId('nav-shelf').click();
  await page.getByTestId('search').fill('sjxnj');
  await page.getByTestId('results').getByTestId('lesson-card').first().click();
  await page.getByTestId('project').waitFor();
  await picture(page, 'lesson');
  await page.getByTestId('nav-timetable').click();
  await page.getByTestId('week-cell').first().waitFor();
  await picture(page, 'timetable');
} finally {
  await lectern.stop();
  discardDataFolder(data);
  rmSync(work, { recursive: true, force: true });
}
