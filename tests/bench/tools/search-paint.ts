import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startVirtualDisplays } from '../../../build/displays/index.ts';
import { startLectern } from '../../harness/lectern.ts';
import { largeShard } from './large-catalogue.ts';

const FILLED_WITHIN_MS = 180_000;
const BEFORE_TYPING_MS = 3000;
const SEARCHES = ['三角形的', '分数乘', '春天', 'sanjiao', 'fenshu', 'mianji', 'sjxn', '圆的面积', 'dianlu', '小数的'];

/** From a key press in the search box to the frame after the rows of its answer were put on the page. */
export async function paintMs(folder: string, lessons: number): Promise<readonly number[]> {
  const data = await dataFolderWith(folder, lessons);
  const displays = await startVirtualDisplays();
  const lectern = await startLectern({ data, environment: displays.environment });
  try {
    const page = await lectern.window('console');
    await untilFilled(page);
    await watchAnswers(page);
    const ms: number[] = [];
    for (const text of SEARCHES) {
      await page.getByTestId('search').fill('');
      await page.waitForTimeout(400);
      for (const key of text) {
        ms.push(await press(page, key));
        await page.waitForTimeout(250);
      }
    }
    return ms;
  } finally {
    await lectern.stop();
    await displays.stop();
  }
}

async function dataFolderWith(folder: string, lessons: number): Promise<string> {
  const data = join(folder, `app-${lessons}`);
  const shards = join(data, 'catalogue', 'shards');
  if (existsSync(shards)) return data;
  mkdirSync(shards, { recursive: true });
  copyFileSync(await largeShard(folder, lessons), join(shards, 'national-00.lessons'));
  const told = { id: 'national', digest: String(lessons), shard: 'national-00.lessons', held: false };
  writeFileSync(join(shards, 'national.json'), JSON.stringify(told));
  return data;
}

/** The first start builds the catalogue. A teacher's first letter comes some seconds after the window. */
async function untilFilled(page: Page): Promise<void> {
  await page.getByTestId('filter-grade').nth(8).waitFor({ timeout: FILLED_WITHIN_MS });
  await page.waitForTimeout(BEFORE_TYPING_MS);
}

type Watched = { pressedAt: number; paintedAt: number };

/** Notes when the page has drawn the rows of a new answer: the frame after they changed has been handed over. */
async function watchAnswers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    const begin = () => {
      watched.pressedAt = performance.now();
      watched.paintedAt = 0;
    };
    addEventListener('beforeinput', begin, true);
    let painting = '';
    new MutationObserver(() => {
      const { answered } = document.querySelector<HTMLElement>('[data-testid=results]')?.dataset ?? {};
      const typed = document.querySelector<HTMLInputElement>('[data-testid=search]')?.value;
      if (answered === undefined || answered !== typed || answered === painting) return;
      painting = answered;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          watched.paintedAt ||= performance.now();
        };
        channel.port2.postMessage(null);
      });
    }).observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-answered'] });
  });
}

async function press(page: Page, key: string): Promise<number> {
  await page.keyboard.insertText(key);
  const painted = await page.waitForFunction(
    () => {
      const { pressedAt, paintedAt } = globalThis as unknown as Watched;
      return paintedAt > pressedAt ? paintedAt - pressedAt : null;
    },
    undefined,
    { timeout: 5000 },
  );
  return (await painted.jsonValue()) as number;
}
