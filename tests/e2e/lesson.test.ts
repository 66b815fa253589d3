import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Classroom, findAndProject, openClassroom, playOn, stillTracks } from '../harness/classroom.ts';
import { until } from '../harness/lectern.ts';
import { penOf, touchLine } from '../harness/marks.ts';
import { at, furthest, shownTracks, soundsOf } from '../harness/picture.ts';
import { pictureFile } from '../harness/pictures.ts';
import { openPixels, type Pixels } from '../harness/x11-pixels.ts';

// One lesson from the shelf to the next morning, on two displays, as a teacher and her class see it.
// Each step leaves a picture of both displays in .cache/e2e.

const SAMPLE = 'sjxnj';
let room: Classroom;
let pixels: Pixels;
let consolePage: Page;
let screenPage: Page;

beforeAll(async () => {
  room = await openClassroom();
  pixels = await openPixels(room.displays.name);
  consolePage = await room.console();
});
afterAll(async () => {
  pixels?.close();
  await room?.clear();
});

async function picture(name: string): Promise<void> {
  await room.displays.screenshot(pictureFile(name));
}

/** How many pixels of the large screen differ between two looks at the same place. */
async function changed(before: Buffer, look: () => Promise<Buffer>, atLeast: number): Promise<number> {
  return until(`${atLeast} pixels of the large screen changed`, async () => {
    const now = await look();
    let count = 0;
    for (let i = 0; i < now.length; i += 4) {
      if (Math.abs((now[i] ?? 0) - (before[i] ?? 0)) + Math.abs((now[i + 2] ?? 0) - (before[i + 2] ?? 0)) > 60) count++;
    }
    return count >= atLeast ? count : null;
  });
}

/** The real pixels of the large screen under the middle of its largest track. */
async function middleOfScreen(): Promise<Buffer> {
  const [track] = await shownTracks(screenPage);
  if (!track) throw new Error('the large screen shows no track');
  const { x, y } = at(track.box, 0.3, 0.45);
  const { x: left } = room.displays.outputs[1] ?? { x: 0 };
  return pixels.read(left + Math.round(x), Math.round(y), Math.round(track.box.width * 0.4), 80);
}

/** How many pixels of the black band above the picture are lit, on the real glass: a hint of the browser's would be. */
async function litAbovePicture(): Promise<number> {
  const { x: left } = room.displays.outputs[1] ?? { x: 0 };
  const [track] = await shownTracks(screenPage);
  const band = await pixels.read(left, 0, 1920, Math.floor(track?.box.y ?? 0) - 2);
  let lit = 0;
  for (let i = 0; i < band.length; i += 4) if ((band.readUInt32LE(i) & 0xffffff) !== 0) lit += 1;
  return lit;
}

/** Whether red ink lies at nine places along a line in the console's largest track, on the real glass. */
async function redOnConsole(line: (share: number) => [number, number]): Promise<boolean[]> {
  const [track] = await shownTracks(consolePage);
  const [left, top] = await consolePage.evaluate(() => [screenX, screenY] as const);
  const found: boolean[] = [];
  for (let ninth = 1; ninth <= 9 && track; ninth += 1) {
    const { x, y } = at(track.box, ...line(ninth / 10));
    const look = await pixels.read(Math.round(left + x) - 3, Math.round(top + y) - 3, 6, 6);
    found.push(Array.from({ length: 36 }, (_, n) => look.readUInt32LE(n * 4)).some(isRed));
  }
  return found;
}

/** Of blue, green, red and padding, as the X server tells them. */
function isRed(pixel: number): boolean {
  const [blue, green, red] = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  return red > 180 && green < 110 && blue < 110;
}

describe('a lesson on two screens', () => {
  test('opens on the shelf with the sample lesson', async () => {
    await consolePage.getByTestId('lesson-card').first().waitFor();
    await picture('01-shelf');
  });

  test('a teacher and two classes are added once', async () => {
    await consolePage.getByTestId('teacher-picker').first().click();
    await consolePage.getByTestId('teacher-name').fill('王老师');
    await consolePage.getByTestId('teacher-name-add').click();
    for (const name of ['四(3)班', '四(2)班']) {
      await consolePage.getByTestId('class-picker').first().click();
      await consolePage.getByTestId('class-name').fill(name);
      await consolePage.getByTestId('class-name-add').click();
      await consolePage.getByTestId('class-name').waitFor({ state: 'hidden' });
    }
    await expect.poll(() => consolePage.getByTestId('class-picker').allInnerTexts()).toContain('四(2)班');
    await picture('02-class');
  });

  test('finds the lesson by the initials of its title and projects it on the other display, paused', async () => {
    await findAndProject(consolePage, SAMPLE);
    screenPage = await room.screen();
    await stillTracks(consolePage, 2);
    await stillTracks(screenPage, 2);
    expect(await screenPage.evaluate(() => [innerWidth, innerHeight])).toEqual([1920, 1080]);
    expect(await litAbovePicture(), 'something of the browser lies over the large screen').toBe(0);
    await picture('03-projected');
  });

  test('lays the tracks out side by side, in a corner, and one alone, the same in both windows', async () => {
    for (const [layout, tracks] of [
      ['pictureInPicture', 2],
      ['screenOnly', 1],
      ['explanationOnly', 1],
      ['sideBySide', 2],
    ] as const) {
      await consolePage.getByTestId(`layout-${layout}`).click();
      const here = await stillTracks(consolePage, tracks);
      const there = await stillTracks(screenPage, tracks);
      expect(there.map(({ path }) => path)).toEqual(here.map(({ path }) => path));
      await picture(`04-${layout}`);
    }
  });

  test('plays both tracks in both windows, with sound from one of them only', async () => {
    await consolePage.keyboard.press('Space');
    await playOn(screenPage, 3);
    expect(await shownTracks(consolePage)).toHaveLength(2);
    expect(await shownTracks(screenPage)).toHaveLength(2);
    expect([await soundsOf(consolePage), await soundsOf(screenPage)]).toEqual([0, 1]);
    await picture('05-playing');
  });

  test('pauses on the same frame in both windows', async () => {
    await consolePage.keyboard.press('Space');
    const here = await stillTracks(consolePage, 2);
    const there = await stillTracks(screenPage, 2);
    for (const [n, track] of here.entries()) {
      expect(there[n]?.path).toBe(track.path);
      expect(Math.floor((there[n]?.mediaSeconds ?? 0) * 25)).toBe(Math.floor(track.mediaSeconds * 25));
      expect(furthest(track.pixels, there[n]?.pixels ?? [])).toBeLessThanOrEqual(2);
    }
    await picture('06-paused');
  });

  test('a pen on the playing picture pauses it, and the stroke appears on the large screen', async () => {
    await consolePage.keyboard.press('Space');
    await playOn(screenPage, 1);
    const [track] = await shownTracks(consolePage);
    if (!track) throw new Error('nothing is shown');
    const pen = await penOf(consolePage);
    await pen.line(at(track.box, 0.3, 0.3), at(track.box, 0.35, 0.35));
    await stillTracks(consolePage, 2);
    await stillTracks(screenPage, 2);
    const before = await middleOfScreen();
    await pen.line(at(track.box, 0.32, 0.48), at(track.box, 0.68, 0.5), 30);
    await changed(before, middleOfScreen, 300);
    await consolePage.getByTestId('marks-row').first().waitFor();
    await picture('07-drawn');
  });

  test('undo takes the stroke off the large screen, redo brings it back', async () => {
    const drawn = await middleOfScreen();
    await consolePage.keyboard.press('Control+z');
    await changed(drawn, middleOfScreen, 300);
    const undone = await middleOfScreen();
    await consolePage.keyboard.press('Control+y');
    await changed(undone, middleOfScreen, 300);
  });

  test('a finger on the large screen draws as the pen does, and the console sees it', async () => {
    const marks = () => consolePage.getByTestId('marks-row').first().innerText();
    const before = await marks();
    const [track] = await shownTracks(screenPage);
    if (!track) throw new Error('nothing is shown');
    await touchLine(screenPage, at(track.box, 0.4, 0.7), at(track.box, 0.6, 0.75));
    await expect.poll(marks).not.toBe(before);
    // The first touch brings the dock out, and the picture steps aside for it: not while the finger draws.
    await expect
      .poll(() => redOnConsole((share) => [0.4 + 0.2 * share, 0.7 + 0.05 * share]))
      .toEqual(Array(9).fill(true));
    await picture('08-touched');
  });

  test('frozen, the class keeps its picture while the console goes elsewhere', async () => {
    const [held] = await stillTracks(consolePage, 2);
    await consolePage.keyboard.press('Shift+F');
    await expect.poll(() => consolePage.getByTestId('freeze').getAttribute('aria-pressed')).toBe('true');
    await new Promise((done) => setTimeout(done, 500));
    const whole = () => pixels.read(room.displays.outputs[1]?.x ?? 0, 0, 1920, 1080);
    const before = await whole();
    await consolePage.keyboard.press('BracketRight');
    await until('the console went on', async () => {
      const [now] = await shownTracks(consolePage);
      return now && held && Math.abs(now.mediaSeconds - held.mediaSeconds) > 1 ? now : null;
    });
    await new Promise((done) => setTimeout(done, 1000));
    expect((await whole()).equals(before)).toBe(true);
    await picture('09-frozen');
    await consolePage.keyboard.press('Shift+F');
    await changed(before, whole, 1000);
  });

  test('resumed, the ink fades and stays on its mark', async () => {
    await consolePage.keyboard.press('Space');
    await playOn(screenPage, 1);
    await consolePage.getByTestId('marks-row').first().waitFor();
    await picture('10-resumed');
    await consolePage.keyboard.press('Space');
    await stillTracks(screenPage, 2);
  });

  test('each class finds its own marks', async () => {
    await consolePage.getByTestId('class-picker').first().click();
    await consolePage.getByTestId('class-choice').filter({ hasText: '四(3)班' }).click();
    await expect.poll(() => consolePage.getByTestId('marks-row').count()).toBe(0);
    await picture('11-other-class');
    await consolePage.getByTestId('class-picker').first().click();
    await consolePage.getByTestId('class-choice').filter({ hasText: '四(2)班' }).click();
    await consolePage.getByTestId('marks-row').first().waitFor();
  });

  test('a console that reloads in the middle of playing is not noticed by the class', async () => {
    await consolePage.keyboard.press('Space');
    await playOn(screenPage, 1);
    const going = playOn(screenPage, 4);
    await consolePage.reload();
    await consolePage.getByTestId('play').waitFor();
    await going;
    await playOn(consolePage, 0.5);
    const [here] = await shownTracks(consolePage);
    const [there] = await shownTracks(screenPage);
    expect(Math.abs((here?.mediaSeconds ?? 0) - (there?.mediaSeconds ?? 99))).toBeLessThan(0.5);
    await picture('12-reloaded');
  });

  test('the large screen’s display switched off pauses the lesson; on again, it goes on where it was', async () => {
    await room.displays.switchOff(1);
    await until('the console says that the large screen has gone', async () => {
      const state = await consolePage.getByTestId('screen-state').first().getAttribute('data-state');
      return state === 'lost' ? state : null;
    });
    await stillTracks(consolePage, 2);
    await room.displays.screenshot(pictureFile('13-display-off'), 0);
    await room.displays.switchOn(1);
    await until('the large screen is back', async () => (room.lectern().windows('screen').length > 0 ? true : null));
    screenPage = await room.screen();
    const there = await stillTracks(screenPage, 2);
    const here = await stillTracks(consolePage, 2);
    expect(there[0]?.mediaSeconds).toBeCloseTo(here[0]?.mediaSeconds ?? -1, 2);
    expect(await screenPage.evaluate(() => [screenX, innerWidth, innerHeight])).toEqual([1920, 1920, 1080]);
    await picture('14-display-on');
  });

  test('the next morning the class is offered its place and finds its marks', async () => {
    const stood = (await stillTracks(consolePage, 2))[0]?.mediaSeconds ?? 0;
    await room.reopen();
    consolePage = await room.console();
    await consolePage.getByTestId('go-on').first().waitFor();
    await picture('15-next-morning');
    await consolePage.getByTestId('go-on').first().click();
    await consolePage.getByTestId('play').waitFor();
    screenPage = await room.screen();
    const [track] = await stillTracks(screenPage, 2);
    expect(Math.abs((track?.mediaSeconds ?? 0) - stood)).toBeLessThan(0.1);
    await consolePage.getByTestId('marks-row').first().click();
    await stillTracks(screenPage, 2);
    await picture('16-marks-again');
  });
});
