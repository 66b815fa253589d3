import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Classroom, findAndProject, openClassroom, stillTracks } from '../harness/classroom.ts';
import { until } from '../harness/lectern.ts';
import { at, type Box, shownTracks } from '../harness/picture.ts';
import { pictureFile } from '../harness/pictures.ts';
import { openPixels, type Pixels } from '../harness/x11-pixels.ts';

// What turns the class's eyes to one place: moved at the console, seen on the large screen, on two real displays.

let room: Classroom;
let pixels: Pixels;
let consolePage: Page;
let screenPage: Page;

beforeAll(async () => {
  room = await openClassroom();
  pixels = await openPixels(room.displays.name);
  consolePage = await room.console();
  await findAndProject(consolePage, 'sjxnj');
  screenPage = await room.screen();
  await stillTracks(screenPage, 2);
});
afterAll(async () => {
  pixels?.close();
  await room?.clear();
});

const press = (testId: string) => consolePage.getByTestId(testId).click();
const key = (chord: string) => consolePage.keyboard.press(chord);
const both = <Value>(read: (page: Page) => Promise<Value>) => Promise.all([consolePage, screenPage].map(read));
const pictureBox = (page: Page): Promise<Box> =>
  page.locator('.player-picture').evaluate((one) => one.getBoundingClientRect());
const scale = (page: Page) => page.locator('[data-zoom]').getAttribute('data-zoom');

/** Where the largest track lies, in thousandths of the picture: the same in windows of any size. */
async function place(page: Page): Promise<number[]> {
  const whole = await pictureBox(page);
  const [track] = await shownTracks(page);
  if (!track) return [];
  const { box } = track;
  const shares = [(box.x - whole.x) / whole.width, (box.y - whole.y) / whole.height, box.width / whole.width];
  return shares.map((share) => Math.round(share * 1000));
}

/** Both windows show the picture alike, at this scale. */
async function agreeAt(wanted: string): Promise<void> {
  await until(`both windows enlarge ${wanted} times`, async () => {
    const scales = await both(scale);
    return scales.every((one) => one === wanted) || null;
  });
  const [here, there] = await both(place);
  for (const [n, share] of (here ?? []).entries()) expect(Math.abs(share - (there?.[n] ?? 0))).toBeLessThanOrEqual(4);
}

/** The mouse goes along a line in the console's picture, in shares of it. */
async function drag(from: readonly [number, number], to: readonly [number, number], lift = true): Promise<void> {
  const box = await pictureBox(consolePage);
  const [start, end] = [at(box, ...from), at(box, ...to)];
  await consolePage.mouse.move(start.x, start.y);
  await consolePage.mouse.down();
  await consolePage.mouse.move(end.x, end.y, { steps: 8 });
  if (lift) await consolePage.mouse.up();
}

/** The mean brightness of the large screen's real glass around a place of its picture. */
async function lightAt(x: number, y: number): Promise<number> {
  const { x: left } = room.displays.outputs[1] ?? { x: 0 };
  const look = await pixels.read(left + Math.round(x * 1920) - 10, Math.round(y * 1080) - 10, 20, 20);
  let sum = 0;
  for (let i = 0; i < look.length; i += 4) sum += (look[i] ?? 0) + (look[i + 1] ?? 0) + (look[i + 2] ?? 0);
  return sum / (look.length / 4) / 3;
}

const lightBecomes = (x: number, y: number, holds: (light: number) => boolean) =>
  until('the large screen changes', async () => holds(await lightAt(x, y)) || null);

async function redAt(x: number, y: number): Promise<boolean> {
  const { x: left } = room.displays.outputs[1] ?? { x: 0 };
  const look = await pixels.read(left + Math.round(x * 1920) - 8, Math.round(y * 1080) - 8, 16, 16);
  for (let i = 0; i < look.length; i += 4) {
    if ((look[i + 2] ?? 0) > 180 && (look[i] ?? 0) < 110 && (look[i + 1] ?? 0) < 110) return true;
  }
  return false;
}

const redBecomes = (x: number, y: number) => until('red on the large screen', async () => (await redAt(x, y)) || null);

describe('the enlarged picture', () => {
  test('[S50] a rectangle drawn at the console is what both windows show', async () => {
    await press('aid-zoom');
    await drag([0.1, 0.3], [0.35, 0.5]);
    await agreeAt('4.00');
    await room.displays.screenshot(pictureFile('aids-1-zoom'));
  });

  test('[S50] ink drawn on it keeps its place when the picture is whole again', async () => {
    await press('tool-pen');
    await drag([0.3, 0.5], [0.7, 0.5]);
    await redBecomes(0.5, 0.5);
    await key('Control+0');
    await agreeAt('1.00');
    // The middle of what was shown: the rectangle's middle, 0.225 and 0.4 of the picture.
    await redBecomes(0.225, 0.4);
    expect(await redAt(0.5, 0.5)).toBe(false);
    await key('Control+z');
  });

  test('[S50] wheel, keys and buttons enlarge and move it, and it stays within its edges', async () => {
    await press('aid-zoom');
    const box = await pictureBox(consolePage);
    await consolePage.mouse.move(at(box, 0, 0).x + 2, at(box, 0, 0).y + 2);
    await consolePage.mouse.wheel(0, -400);
    await until('the wheel enlarges', async () => Number(await scale(screenPage)) > 1.5 || null);
    await key('Control+0');
    await agreeAt('1.00');
    await key('Control+Equal');
    await agreeAt('1.25');
    const before = await place(screenPage);
    await key('Control+Shift+ArrowRight');
    await until('the picture moves', async () => ((await place(screenPage))[0] ?? 0) < (before[0] ?? 0) || null);
    await press('zoom-in');
    await agreeAt('1.56');
    await drag([0.5, 0.5], [0.9, 0.9]);
    await press('zoom-whole');
    await agreeAt('1.00');
    await key('Escape');
  });

  test('[S53] a held picture keeps its own part while the console goes elsewhere', async () => {
    await key('Control+Equal');
    await agreeAt('1.25');
    await key('Shift+F');
    await until(
      'it is held',
      async () => (await consolePage.getByTestId('screen-state').getAttribute('data-state')) === 'frozen' || null,
    );
    await key('Control+0');
    await until('the console shows the whole', async () => (await scale(consolePage)) === '1.00' || null);
    expect(await scale(screenPage)).toBe('1.25');
    await key('Shift+F');
    await agreeAt('1.00');
  });
});

describe('one place of it', () => {
  test('[S51] a spotlight is dragged over the picture, and one key puts it out', async () => {
    const bright = await lightAt(0.6, 0.2);
    await key('Shift+L');
    await both((page) => page.getByTestId('spotlight').waitFor());
    await lightBecomes(0.6, 0.2, (light) => light < bright / 3);
    await drag([0.5, 0.5], [0.6, 0.25]);
    await lightBecomes(0.6, 0.2, (light) => Math.abs(light - bright) < 10);
    const styles = await both((page) => page.getByTestId('spotlight').getAttribute('style'));
    expect(styles[1]).toBe(styles[0]);
    await room.displays.screenshot(pictureFile('aids-2-spotlight'));
    await key('Shift+L');
    await until('it is out', async () => (await screenPage.getByTestId('spotlight').count()) === 0 || null);
  });

  test('[S51] a curtain covers from a side that is chosen, and its edge is dragged', async () => {
    await press('aid-curtain');
    await press('curtain-left');
    await screenPage.locator('.aid-curtain-left').waitFor();
    await lightBecomes(0.4, 0.2, (light) => light < 60);
    await drag([0.6, 0.5], [0.2, 0.5]);
    await lightBecomes(0.4, 0.2, (light) => light > 100);
    await key('Escape');
    await until('it is drawn back', async () => (await screenPage.getByTestId('curtain').count()) === 0 || null);
  });

  test('[S51] a magnifier follows the mouse on both screens', async () => {
    await press('aid-magnifier');
    const box = await pictureBox(consolePage);
    const { x, y } = at(box, 0.2, 0.6);
    await consolePage.mouse.move(x, y, { steps: 5 });
    await until('the lens follows', async () => {
      const styles = await both((page) => page.getByTestId('magnifier').getAttribute('style'));
      return (
        (styles.every((style) => style?.startsWith('left: 20') || style?.startsWith('left: 19.9')) &&
          styles[0] === styles[1]) ||
        null
      );
    });
    // Over the title: its letters are in the lens, and the paper around them.
    const title = at(box, 0.1, 0.21);
    await consolePage.mouse.move(title.x, title.y, { steps: 5 });
    await until('the lens shows the title on both screens', async () => {
      const seen = await both((page) => page.getByTestId('magnifier').locator('canvas').evaluate(inkAndPaper));
      return seen.every(({ ink, paper }) => ink > 0.01 && paper > 0.2) || null;
    });
    await room.displays.screenshot(pictureFile('aids-3-magnifier'));
    await press('aid-away');
    await until('it is away', async () => (await screenPage.getByTestId('magnifier').count()) === 0 || null);
  });

  test('a laser’s trail stays while the hand moves, and is gone when it lifts', async () => {
    await key('l');
    await drag([0.2, 0.3], [0.5, 0.6], false);
    await redBecomes(0.35, 0.45);
    await redBecomes(0.5, 0.6);
    await consolePage.mouse.up();
    await until('the trail is gone', async () => !(await redAt(0.35, 0.45)) || null);
    await key('l');
    await until('the light is out', async () => !(await redAt(0.5, 0.6)) || null);
    expect(await consolePage.locator('.timeline-marks [data-page]').count()).toBe(0);
  });

  test('[S52] a board over an enlarged picture is shown whole, and so is the lesson after it', async () => {
    await key('Control+Equal');
    await agreeAt('1.25');
    await key('Shift+W');
    await until('the board is whole', async () => (await scale(screenPage)) === '1.00' || null);
    await key('Shift+W');
    await stillTracks(screenPage, 2);
    await agreeAt('1.00');
  });
});

describe('a layout set by hand', () => {
  const widths = async (page: Page) => {
    const whole = await pictureBox(page);
    return (await shownTracks(page)).map(({ box }) => Math.round((box.width / whole.width) * 100));
  };
  const bothBecome = (holds: (shares: readonly number[]) => boolean) =>
    until('both windows are laid out so', async () => {
      const [here, there] = await both(widths);
      return (holds(here ?? []) && JSON.stringify(here) === JSON.stringify(there)) || null;
    });
  const drawn = (shares: readonly number[]) => shares[0] === 73 && shares[1] === 26;

  test('[S55] the divider is dragged, moved by keys, and put back by a double press or a key', async () => {
    await bothBecome(drawn);
    await press('layout-tune');
    await drag([0.7375, 0.5], [0.6, 0.5]);
    await bothBecome(([wide]) => wide === 60 || wide === 59);
    await room.displays.screenshot(pictureFile('aids-5-divider'));
    await consolePage.getByTestId('layout-divider').press('ArrowRight');
    await bothBecome(([wide]) => wide === 62 || wide === 61);
    await consolePage.getByTestId('layout-divider').dblclick();
    await bothBecome(drawn);
    await drag([0.7375, 0.5], [0.65, 0.5]);
    await bothBecome(([wide]) => (wide ?? 99) < 70);
    await key('Shift+A');
    await bothBecome(drawn);
  });

  test('[S55] the inset is dragged and sized, and the lesson is opened so again', async () => {
    await press('layout-pictureInPicture');
    await bothBecome(([wide]) => wide === 100);
    const handle = await consolePage.getByTestId('layout-move').boundingBox();
    if (!handle) throw new Error('the inset has no handle');
    const { x, y } = at(handle, 0.5, 0.5);
    await consolePage.mouse.move(x, y);
    await consolePage.mouse.down();
    await consolePage.mouse.move(x - 300, y + 50, { steps: 5 });
    await consolePage.mouse.up();
    const places = () => both(async (page) => (await shownTracks(page))[1]?.box.x ?? 0);
    await until('the inset has moved', async () => ((await places())[1] ?? 9999) < 1200 || null);
    await key('Escape');
    // It slides to its place.
    await stillTracks(screenPage, 2);
    const [, before] = await places();
    await key('Control+E');
    await press('end-confirm');
    await findAndProject(consolePage, 'sjxnj');
    screenPage = await room.screen();
    await stillTracks(screenPage, 2);
    expect((await places())[1]).toBe(before);
    await press('layout-as-drawn');
    await until('the inset is back', async () => ((await places())[1] ?? 0) > 1400 || null);
    await press('layout-sideBySide');
    await bothBecome(drawn);
  });
});

describe('the countdown', () => {
  const shown = () => both((page) => page.getByTestId('countdown-picture').locator('span').innerText());

  test('[S54] tells the same in both windows, is held and lengthened, and one key takes it away', async () => {
    await key('Shift+T');
    await until('both count', async () => {
      const [here, there] = await shown();
      return (here === there && here !== '01:00') || null;
    });
    await press('countdown-hold');
    await consolePage.locator('[data-testid=countdown-hold][title="继续"]').waitFor();
    const [held] = await shown();
    await new Promise((done) => setTimeout(done, 1200));
    expect(await shown()).toEqual([held, held]);
    await press('countdown-more');
    await until('a minute more', async () => (await shown()).every((text) => text.startsWith('01:')) || null);
    await room.displays.screenshot(pictureFile('aids-4-countdown'));
    await key('Shift+T');
    await until('it is away', async () => (await screenPage.getByTestId('countdown-picture').count()) === 0 || null);
  });
});

/** Runs in the page: which shares of the canvas are dark and light, of what is drawn there. */
function inkAndPaper(canvas: HTMLElement | SVGElement): { readonly ink: number; readonly paper: number } {
  const { width, height } = canvas as HTMLCanvasElement;
  const data = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
  let [ink, paper] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) continue;
    if ((data[at] ?? 0) < 90) ink += 1;
    if ((data[at] ?? 0) > 200) paper += 1;
  }
  return { ink: ink / (width * height), paper: paper / (width * height) };
}
