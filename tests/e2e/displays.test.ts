import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Classroom, findAndProject, openClassroom, stillTracks } from '../harness/classroom.ts';
import { placeOf, stateIs, switchOffAndOn } from '../harness/flicker.ts';
import { until } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';

// Displays that come and go, mirror each other and are lent to other programs, in the middle of a lesson, on two real
// displays of an X server.

let room: Classroom;
let consolePage: Page;

beforeAll(async () => {
  room = await openClassroom();
  consolePage = await room.console();
  await findAndProject(consolePage, 'sjxnj', 'start');
  await stillTracks(await room.screen(), 2);
});
afterAll(() => room?.clear());

const largeScreens = () => room.lectern().windows('screen').length;
const has = (id: string) => consolePage.getByTestId(id);

describe('displays that come and go in the middle of a lesson', () => {
  test('the large screen’s display is switched off and on again and again, and nothing is lost', async () => {
    for (let times = 0; times < 3; times += 1) {
      const { backMs, ...tally } = await switchOffAndOn(room, times);
      expect(tally).toEqual({
        switched: 1,
        strokesLost: 0,
        picturesWithoutInk: 0,
        positionsLost: 0,
        consolesMoved: 0,
        largeScreensWrong: 0,
      });
      expect(backMs).toBeLessThan(10_000);
    }
  });

  test('while it is away the console says so, and what to do', async () => {
    await room.displays.switchOff(1);
    await stateIs(consolePage, 'lost');
    await expect.poll(() => has('display-advice').getAttribute('data-arrangement')).toBe('one');
    // Nobody knows whether the class sees this display now.
    await expect.poll(() => has('class-picker').count()).toBe(0);
    await room.displays.screenshot(pictureFile('displays-lost'), 0);
    await has('private').click();
    await has('class-picker').first().waitFor();
    await room.displays.switchOn(1);
    await stateIs(consolePage, 'live');
    await stillTracks(await room.screen(), 2);
    expect(await has('private').count()).toBe(0);
  });

  test('the teacher’s own display that goes and comes back gets its console back', async () => {
    const stood = await placeOf(consolePage);
    await room.displays.switchOff(0);
    await until('one display is left', () => (largeScreens() === 0 ? true : null));
    await room.displays.switchOn(0);
    await until('the large screen is back', () => (largeScreens() === 1 ? true : null));
    await expect.poll(() => placeOf(consolePage), { timeout: 10_000 }).toEqual(stood);
    const screen = await room.screen();
    await expect.poll(() => placeOf(screen), { timeout: 10_000 }).toEqual([1920, 0, 1920, 1080]);
  });

  test('mirrored, the console is the picture and hides what is private; extended, the large screen is back', async () => {
    await room.displays.mirror(true);
    await has('dock').waitFor();
    expect(largeScreens()).toBe(0);
    await has('more').click();
    await has('more-own').click();
    await expect.poll(() => has('display-advice').getAttribute('data-arrangement')).toBe('mirrored');
    expect(await has('class-picker').count()).toBe(0);
    await room.displays.screenshot(pictureFile('displays-mirrored'), 0);
    await has('private').click();
    await has('class-picker').first().waitFor();
    await room.displays.mirror(false);
    await stateIs(consolePage, 'live');
    await stillTracks(await room.screen(), 2);
  });
});

describe('beside PowerPoint, WPS and Seewo', () => {
  test('one key gives the large screen to another program, and takes it back full screen', async () => {
    await consolePage.keyboard.press('F9');
    await stateIs(consolePage, 'aside');
    expect(largeScreens()).toBe(0);
    await consolePage.keyboard.press('F9');
    await stateIs(consolePage, 'live');
    const screen = await room.screen();
    await stillTracks(screen, 2);
    expect(await placeOf(screen)).toEqual([1920, 0, 1920, 1080]);
  });

  test('on one display the same key puts Lectern itself away; started again it is there', async () => {
    await room.displays.mirror(true);
    await has('dock').waitFor();
    await consolePage.keyboard.press('F9');
    await expect.poll(() => windowState(consolePage)).toBe('minimized');
    // All that is left of it to see is its button in the taskbar.
    await expect.poll(() => consolePage.title()).toMatch(/点这里回到讲台|Click here/);
    await room.startSecond();
    await expect.poll(() => windowState(consolePage)).toBe('maximized');
    await consolePage.mouse.move(300, 300);
    await expect.poll(() => consolePage.title()).not.toMatch(/点这里回到讲台|Click here/);
    await room.displays.mirror(false);
    await stateIs(consolePage, 'live');
  });
});

describe('the test card', () => {
  test('asks before it takes a lesson’s place, sounds left and right in turn, and Esc brings the lesson back', async () => {
    await consolePage.keyboard.press('F8');
    await has('test-card-anyway').click();
    const screen = await room.screen();
    const card = screen.getByTestId('test-card');
    await card.waitFor();
    const heard = new Set<string>();
    await until('both sides sounded', async () => {
      const ear = await card.getAttribute('data-ear');
      if (ear) heard.add(ear);
      return heard.size === 2 || null;
    });
    await room.displays.screenshot(pictureFile('displays-test-card'));
    await consolePage.keyboard.press('Escape');
    await expect.poll(() => card.count()).toBe(0);
    await stillTracks(screen, 2);
  });
});

describe('in class', () => {
  test('the displays are kept on, also after a reload, and no longer once nothing is shown', async () => {
    const isKept = () =>
      consolePage.evaluate(() => {
        const mine = (globalThis as never)[Symbol.for('lectern.awake')] as
          | { lock: { released: boolean } | null }
          | undefined;
        return mine?.lock?.released === false;
      });
    await expect.poll(isKept).toBe(true);
    await consolePage.reload();
    await has('play').waitFor();
    await expect.poll(isKept).toBe(true);
    await has('end').click();
    await has('end-confirm').click();
    await has('search').waitFor();
    await expect.poll(isKept).toBe(false);
  });
});

async function windowState(page: Page): Promise<string | undefined> {
  const devTools = await page.context().newCDPSession(page);
  const { bounds } = await devTools.send('Browser.getWindowForTarget');
  await devTools.detach();
  return bounds.windowState;
}
