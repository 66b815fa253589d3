import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Stroke } from '../../core/ink/index.ts';
import { fingerStrokes, line, mouseStroke, penDown, penHover, penMove, penStroke, penUp } from '../ink/hand.ts';
import { type InkWindow, type InkWindows, openInkWindows } from '../ink/windows.ts';

let windows: InkWindows;
beforeAll(async () => {
  windows = await openInkWindows();
});
afterEach(() => windows.reset());
afterAll(() => windows.close());

const all = [0, 0, 1, 1] as const;
const covered = (window: InkWindow, box: readonly [number, number, number, number] = all) =>
  window.ink((ink, given) => ink.covered(given), box);
const underWay = (window: InkWindow) => window.ink((ink) => ink.underWay(), null);
const strokes = (): Stroke[] =>
  windows.main.stored.map(({ record }) => record).filter((record): record is Stroke => record.kind === 'stroke');
const picture = (window: InkWindow) => window.page.screenshot({ clip: { x: 0, y: 0, width: 960, height: 540 } });

describe('a pen', () => {
  test('draws while it moves, thicker where it presses, and its stroke is committed once', async () => {
    const console = await windows.open('console');
    const places = line([100, 270], [800, 270], 60, (share) => 0.15 + 0.8 * share);
    await penDown(console.devtools, places);
    const during = await covered(console);
    expect(during).toBeGreaterThan(1000);
    expect(await underWay(console)).toBe(1);
    await penUp(console.devtools, [800, 270]);
    expect(await underWay(console)).toBe(0);
    expect(await covered(console)).toBeGreaterThan(during * 0.95);
    const light = await covered(console, [0.15, 0, 0.3, 1]);
    const heavy = await covered(console, [0.65, 0, 0.8, 1]);
    expect(heavy).toBeGreaterThan(light * 1.25);
    await expect.poll(strokes).toHaveLength(1);
    expect(strokes()[0]).toMatchObject({ tool: 'pen', colour: 'red', hasPressure: true, surface: 'picture' });
    await expect.poll(() => console.ink((ink) => ink.store.status().unsaved, null)).toBe(0);
  });

  test('[I12] pen up changes no pixel', async () => {
    const console = await windows.open('console');
    const places = line([100, 100], [700, 400], 40, (share) => 0.3 + 0.4 * share);
    await penDown(console.devtools, places);
    const wet = await picture(console);
    await penUp(console.devtools, [700, 400]);
    expect((await picture(console)).equals(wet)).toBe(true);
    await expect.poll(strokes).toHaveLength(1);
    expect((await picture(console)).equals(wet)).toBe(true);
  });

  test('[I12] the next stroke changes no pixel of the one before, and taking back leaves none', async () => {
    const console = await windows.open('console');
    await penStroke(
      console.devtools,
      line([100, 100], [700, 200], 40, (share) => 0.3 + 0.4 * share),
    );
    const first = { x: 0, y: 0, width: 960, height: 270 };
    const before = await console.page.screenshot({ clip: first });
    await penStroke(console.devtools, line([100, 400], [700, 400], 20));
    expect((await console.page.screenshot({ clip: first })).equals(before)).toBe(true);
    for (let strokes = 2; strokes > 0; strokes -= 1) {
      await console.ink((ink) => ink.store.undo('board/harness' as never), null);
    }
    await expect.poll(() => covered(console)).toBe(0);
  });

  test('[I19] keeps fingers from drawing while it is near', async () => {
    const console = await windows.open('console');
    await penHover(console.devtools, [500, 300]);
    await fingerStrokes(console.devtools, [line([100, 100], [300, 100])]);
    expect(await covered(console)).toBe(0);
    expect(strokes()).toHaveLength(0);
  });

  test('no point makes React render', async () => {
    const console = await windows.open('console');
    const before = await console.ink((ink) => ink.renders(), null);
    await penStroke(console.devtools, line([100, 270], [800, 270], 60));
    expect(await console.ink((ink) => ink.renders(), null)).toBe(before);
  });
});

describe('fingers and mouse', () => {
  test('ten fingers draw at once', async () => {
    const panel = await windows.open('screen');
    const fingers = Array.from({ length: 10 }, (_, index) => line([60 + index * 90, 100], [60 + index * 90, 400], 10));
    await fingerStrokes(panel.devtools, fingers);
    await expect.poll(strokes).toHaveLength(10);
    for (const index of fingers.keys()) {
      expect(await covered(panel, [index * 0.094 + 0.03, 0.2, index * 0.094 + 0.09, 0.7])).toBeGreaterThan(500);
    }
  });

  test('pupils’ touches are refused while they are locked', async () => {
    const panel = await windows.open('screen');
    await panel.ink((ink) => ink.show({ touchLocked: true }), null);
    await fingerStrokes(panel.devtools, [line([100, 100], [300, 100])]);
    await penStroke(panel.devtools, line([100, 200], [300, 200]));
    expect(await covered(panel)).toBe(0);
  });

  test('[I19] a mouse draws only where it was asked to', async () => {
    const console = await windows.open('console');
    await mouseStroke(console.devtools, line([100, 100], [300, 100]));
    expect(await covered(console)).toBe(0);
    await console.ink((ink) => ink.show({ mouseDraws: true }), null);
    await mouseStroke(console.devtools, line([100, 100], [300, 100]));
    expect(await covered(console)).toBeGreaterThan(500);
    await expect.poll(strokes).toHaveLength(1);
    expect(strokes()[0]?.hasPressure).toBe(false);
  });
});

describe('two windows', () => {
  test('[I16] show the same pixels while the pen moves and after it, over the channel alone', async () => {
    const console = await windows.open('console');
    const screen = await windows.open('screen');
    await expect.poll(() => console.ink((ink) => ink.store.status().road, null)).toBe('channel');
    await penDown(console.devtools, line([100, 100], [500, 400], 30));
    await expect.poll(async () => (await picture(screen)).equals(await picture(console))).toBe(true);
    expect(await underWay(screen)).toBe(1);
    expect(await covered(screen)).toBeGreaterThan(500);
    await penMove(console.devtools, line([500, 400], [800, 100], 30));
    await expect.poll(async () => (await picture(screen)).equals(await picture(console))).toBe(true);
    await penUp(console.devtools, [800, 100]);
    await expect.poll(() => underWay(screen)).toBe(0);
    expect((await picture(screen)).equals(await picture(console))).toBe(true);
    expect(windows.main.live).toEqual([]);
  });

  test('[I16] through main where the channel does not reach', async () => {
    const console = await windows.open('console');
    const screen = await windows.open('screen', { apart: true });
    await expect.poll(() => console.ink((ink) => ink.store.status().road, null)).toBe('main');
    await penDown(console.devtools, line([100, 100], [500, 400], 30));
    await expect.poll(async () => (await picture(screen)).equals(await picture(console))).toBe(true);
    expect(await underWay(screen)).toBe(1);
    expect(await covered(screen)).toBeGreaterThan(500);
    expect(windows.main.live.length).toBeGreaterThan(5);
    await penUp(console.devtools, [500, 400]);
    await expect.poll(() => underWay(screen)).toBe(0);
    expect((await picture(screen)).equals(await picture(console))).toBe(true);
  });
});
