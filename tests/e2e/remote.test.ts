import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page, type WebSocketRoute } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, isRunnable } from '../../main/host/browser/find-chromium.ts';
import { findAndProject } from '../harness/classroom.ts';
import { type RunningLectern, startLectern, until } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';
import { openPhone, originOf } from '../support/phone.ts';

// A phone as a remote: a second browser, with nothing of Lectern but what the code on the console says. Each step
// leaves a picture in .cache/e2e.

let lectern: RunningLectern;
let consolePage: Page;
let screenPage: Page;
let browser: Browser;
let phone: BrowserContext;
let page: Page;

const environment = { ...process.env, LECTERN_TEST_REMOTE_LOOPBACK: '1' };
const screens = '{1920x1080}{1920x1080}';

beforeAll(async () => {
  const found = findChromium({ platform: process.platform, environment: process.env, runnable: isRunnable });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: found?.path, args });
  lectern = await startLectern({ environment: { ...environment, LECTERN_TEST_HEADLESS_SCREENS: screens } });
  consolePage = await lectern.window('console');
  await consolePage.getByTestId('lesson-card').first().waitFor();
  await findAndProject(consolePage, 'sjxnj');
  screenPage = await lectern.window('screen');
});
afterAll(async () => {
  await browser?.close();
  await lectern?.clear();
});
afterEach(async () => {
  await phone?.close();
});

async function openCard(): Promise<void> {
  if (!(await consolePage.getByTestId('remote-card').isVisible())) {
    await consolePage.getByTestId('remote-button').click();
  }
}

/** Turns it on and reads the code as a camera would. */
async function turnOn(): Promise<string> {
  await openCard();
  const close = consolePage.getByTestId('remote-close');
  await consolePage.getByTestId('remote-open').or(close).first().waitFor();
  if (await close.isVisible()) {
    await close.click();
    await consolePage.getByTestId('remote-open').waitFor();
  }
  await consolePage
    .getByTestId('remote-network-127.0.0.1')
    .or(consolePage.getByTestId('remote-open'))
    .first()
    .waitFor();
  const loopback = consolePage.getByTestId('remote-network-127.0.0.1');
  if (await loopback.isVisible()) await loopback.check();
  await consolePage.getByTestId('remote-open').click();
  const link = await consolePage.getByTestId('remote-code').getAttribute('data-link');
  if (!link) throw new Error('there is no code');
  return link;
}

type Wish = { readonly before?: (page: Page) => Promise<unknown> };

async function scan(link: string, { before }: Wish = {}): Promise<void> {
  phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  });
  page = await phone.newPage();
  await before?.(page);
  await page.goto(link);
}

/** Scans, compares the digits on both sides, and presses Allow. */
async function pair(wish: Wish = {}): Promise<string> {
  const link = await turnOn();
  await scan(link, wish);
  const digits = await page.getByTestId('remote-digits').innerText();
  expect(await consolePage.getByTestId('remote-card-digits').innerText()).toBe(digits);
  await page.screenshot({ path: pictureFile('remote-phone-asking') });
  await consolePage.screenshot({ path: pictureFile('remote-console-asking') });
  await consolePage.getByTestId('remote-allow').click();
  await page.getByTestId('remote').waitFor();
  return link;
}

const videoAt = (window: Page) => window.evaluate(() => document.querySelector('video')?.currentTime ?? -1);
const paused = (window: Page) => window.evaluate(() => document.querySelector('video')?.paused ?? true);

describe('a phone as a remote', () => {
  test('is off until the teacher turns it on, then scanned, compared and allowed', async () => {
    expect(await consolePage.getByTestId('remote-button').getAttribute('data-phone')).toBe('off');
    const link = await pair();
    expect(new URL(link).hostname).toBe('127.0.0.1');
    // The secret left the address bar, and with it the history.
    expect(new URL(page.url()).hash).toBe('');
    await consolePage.getByTestId('remote-phone').waitFor();
    await page.screenshot({ path: pictureFile('remote-phone') });
    await consolePage.screenshot({ path: pictureFile('remote-console-here') });
  });

  test('plays, pauses and goes to the next stop in both windows', async () => {
    await pair();
    await page.getByTestId('remote-play').tap();
    for (const window of [consolePage, screenPage]) {
      await until('the lesson plays', async () => ((await paused(window)) ? null : true));
    }
    await until('the phone shows it', async () =>
      (await page.getByTestId('remote-state').getAttribute('data-state')) === 'playing' ? true : null,
    );
    await page.screenshot({ path: pictureFile('remote-phone-playing') });
    await page.getByTestId('remote-play').tap();
    for (const window of [consolePage, screenPage]) {
      await until('the lesson stands', async () => ((await paused(window)) ? true : null));
    }
    const before = await videoAt(screenPage);
    await page.getByTestId('remote-next-stop').tap();
    for (const window of [consolePage, screenPage]) {
      await until('it stands at the next stop', async () => ((await videoAt(window)) > before + 1 ? true : null));
    }
    const [there, here] = await Promise.all([videoAt(screenPage), videoAt(consolePage)]);
    expect(Math.abs(there - here)).toBeLessThan(0.02);
  });

  test('blacks the large screen, brings it back, and changes the layout', async () => {
    await pair();
    await page.getByTestId('remote-black').tap();
    await consolePage.locator('[data-testid="screen-state"][data-state="black"]').waitFor();
    await page.getByTestId('remote-black').tap();
    await consolePage.locator('[data-testid="screen-state"][data-state="live"]').waitFor();
    await page.getByTestId('remote-screenOnly').tap();
    await until('one track is left', async () =>
      (await screenPage.locator('video:visible').count()) === 1 ? true : null,
    );
    await page.getByTestId('remote-sideBySide').tap();
  });

  test('comes back by itself after a reload, without a code and without being asked about', async () => {
    await pair();
    await page.reload();
    await page.getByTestId('remote').waitFor();
    await page.getByTestId('remote-louder').tap();
    expect(await consolePage.getByTestId('remote-card-digits').count()).toBe(0);
    await consolePage.locator('[data-testid="remote-phone"][data-phone="here"]').waitFor();
  });

  test('says that the connection is lost, holds its buttons, and comes back by itself', async () => {
    let cut = false;
    const roads: WebSocketRoute[] = [];
    await pair({
      before: (opened) =>
        opened.routeWebSocket(/remote/, (road) => {
          if (cut) void road.close({ code: 1011 });
          else road.connectToServer();
          roads.push(road);
        }),
    });
    cut = true;
    await roads.at(-1)?.close({ code: 1011 });
    await page.getByRole('alert').waitFor();
    expect(await page.getByTestId('remote-play').isDisabled()).toBe(true);
    await page.screenshot({ path: pictureFile('remote-phone-lost') });
    cut = false;
    await page.locator('[data-testid="remote"][data-link="here"]').waitFor();
    await page.getByTestId('remote-quieter').tap();
    expect(await consolePage.getByTestId('remote-card-digits').count()).toBe(0);
  });

  test('that slept asks whether its road still holds, and opens another one where nobody answers', async () => {
    let roads = 0;
    let deaf = false;
    await pair({
      before: (opened) =>
        opened.routeWebSocket(/remote/, (road) => {
          const mine = ++roads;
          const server = road.connectToServer();
          // The first road dies without a word, as a WLAN does that was left.
          const isDead = () => deaf && mine === 1;
          road.onMessage((message) => {
            if (!isDead()) server.send(message);
          });
          server.onMessage((message) => {
            if (!isDead()) road.send(message);
          });
        }),
    });
    deaf = true;
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await until('another road is open', async () => (roads === 2 ? true : null));
    await page.locator('[data-testid="remote"][data-link="here"]').waitFor();
    expect(await consolePage.getByTestId('remote-card-digits').count()).toBe(0);
  });

  test('points with a laser: it shines in both windows while the thumb is down', async () => {
    await pair();
    await page.getByTestId('remote-laser').tap();
    const box = await page.getByTestId('remote-pad').boundingBox();
    if (!box) throw new Error('there is no pad');
    const points = async (window: Page) => Number(await window.getByTestId('laser').getAttribute('data-points'));
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.4);
    await page.mouse.down();
    for (let n = 0; n < 10; n += 1) {
      await page.mouse.move(box.x + box.width * (0.2 + n / 20), box.y + box.height * 0.5);
      await new Promise((later) => setTimeout(later, 50));
    }
    for (const window of [screenPage, consolePage]) {
      await until('the light shines', async () => ((await points(window)) > 4 ? true : null));
    }
    await page.screenshot({ path: pictureFile('remote-phone-laser') });
    await screenPage.screenshot({ path: pictureFile('remote-screen-laser') });
    await page.mouse.up();
    for (const window of [screenPage, consolePage]) {
      await until('it is out', async () => ((await points(window)) === 0 ? true : null));
    }
    await page.getByTestId('remote-laser').tap();
    await page.getByTestId('remote-next-stop').waitFor();
  });

  test('is ended by one press beside its name, and its card comes by a key', async () => {
    await pair();
    expect(await consolePage.getByTestId('remote-phone').innerText()).toContain(
      (await page.locator('.remote-who').innerText()).replace(/\D+/, ''),
    );
    await consolePage.keyboard.press('j');
    await expect.poll(() => consolePage.getByTestId('remote-card').count()).toBe(0);
    await consolePage.getByTestId('remote-end').click();
    await page.locator('[data-text="remote.phone.off"]').waitFor();
    await consolePage.keyboard.press('j');
    await consolePage.getByTestId('remote-open').waitFor();
  });

  test('works in a browser of 2020, and in the language of Lectern', async () => {
    await pair({
      async before(opened) {
        await opened.addInitScript(() => {
          Reflect.deleteProperty(Object, 'hasOwn');
          Reflect.deleteProperty(Array.prototype, 'at');
        });
      },
    });
    expect(await page.getByTestId('remote-play').innerText()).toBe('放');
    await page.getByTestId('remote-by10').tap();
    await until('the time moves on', async () =>
      (await page.getByTestId('remote-time').innerText()).startsWith('00:0') ? null : true,
    );
  });

  test('has nothing that axe finds, and targets as large as a thumb', async () => {
    await pair();
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { axe: inPage } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
      return (await inPage.run()).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
    for (const button of await page.getByRole('button').all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(64);
    }
    const runsOver = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(runsOver).toBe(false);
  });

  test('says so when the teacher refuses', async () => {
    await scan(await turnOn());
    await page.getByTestId('remote-digits').waitFor();
    await consolePage.getByTestId('remote-refuse').click();
    await page.locator('[data-text="remote.phone.refused"]').waitFor();
  });

  test('five wrong tries close it, and the console says why', async () => {
    const link = await turnOn();
    for (let n = 0; n < 5; n += 1) {
      const guess = await openPhone({ origin: originOf(link), kind: 'pair', key: new Uint8Array(16).fill(n) });
      await guess.ended;
    }
    await consolePage.getByTestId('remote-open').waitFor();
    await consolePage.screenshot({ path: pictureFile('remote-console-wrong') });
    await expect(fetch(originOf(link))).rejects.toThrow();
  });

  test('a page of another origin gets neither the page’s socket nor anything to read', async () => {
    const link = await turnOn();
    phone = await browser.newContext();
    page = await phone.newPage();
    await page.route('http://evil.example/', (route) => route.fulfill({ contentType: 'text/html', body: 'evil' }));
    await page.goto('http://evil.example/');
    const origin = originOf(link);
    const got = await page.evaluate(async (at) => {
      const opened = await new Promise<boolean>((resolve) => {
        const socket = new WebSocket(`${at.replace('http', 'ws')}/remote`);
        socket.onopen = () => resolve(true);
        socket.onerror = () => resolve(false);
      });
      const read = await fetch(at).then(
        () => true,
        () => false,
      );
      return { opened, read };
    }, origin);
    expect(got).toEqual({ opened: false, read: false });
  });

  test('goes with the lesson, and the phone says so', async () => {
    const link = await pair();
    await consolePage.getByTestId('end').click();
    await consolePage.getByTestId('end-confirm').click();
    await page.locator('[data-text="remote.phone.off"]').waitFor();
    await page.screenshot({ path: pictureFile('remote-phone-off') });
    await expect(fetch(originOf(link))).rejects.toThrow();
  });

  test('is gone with a Lectern that is killed, and off when it starts again', async () => {
    await findAndProject(consolePage, 'sjxnj');
    const link = await turnOn();
    const { data } = lectern;
    await lectern.kill();
    await expect(fetch(originOf(link))).rejects.toThrow();
    lectern = await startLectern({
      environment: { ...environment, LECTERN_TEST_HEADLESS_SCREENS: screens },
      data,
    });
    consolePage = await lectern.window('console');
    await findAndProject(consolePage, 'sjxnj');
    expect(await consolePage.getByTestId('remote-button').getAttribute('data-phone')).toBe('off');
    await expect(fetch(originOf(link))).rejects.toThrow();
  });
});
