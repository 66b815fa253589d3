import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { boardPage, lessonPage } from '../../core/ink/index.ts';
import { type LessonId, mediaSeconds } from '../../core/words/index.ts';
import { fingerStrokes, line, penDown, penMove, penStroke, penUp } from '../ink/hand.ts';
import { type InkWindow, type InkWindows, openInkWindows } from '../ink/windows.ts';

let windows: InkWindows;
beforeAll(async () => {
  windows = await openInkWindows();
});
afterEach(() => windows.reset());
afterAll(() => windows.close());

type Box = readonly [number, number, number, number];
const covered = (window: InkWindow, box: Box = [0, 0, 1, 1]) => window.ink((ink, given) => ink.covered(given), box);
const underWay = (window: InkWindow) => window.ink((ink) => ink.underWay(), null);
const harnessPage = boardPage('harness');
const frame = lessonPage('sample:lesson' as LessonId, mediaSeconds(12.5));
const records = (kind: string) => windows.main.stored.map(({ record }) => record).filter((each) => each.kind === kind);
const upper: Box = [0, 0, 1, 0.4];
const lower: Box = [0, 0.6, 1, 1];

async function twoLines(window: InkWindow): Promise<void> {
  await penStroke(window.devtools, line([100, 100], [800, 100], 20));
  await penStroke(window.devtools, line([100, 440], [800, 440], 20));
}

describe('erasing', () => {
  test('[I9] the stroke eraser takes what it touches, in both windows at once, as one record', async () => {
    const console = await windows.open('console');
    const screen = await windows.open('screen');
    await twoLines(console);
    await expect.poll(() => covered(screen, lower)).toBeGreaterThan(500);
    await console.ink((ink) => ink.tools.choose('strokeEraser'), null);
    await penDown(console.devtools, line([400, 60], [420, 140], 6));
    // The eraser is still down: gone here and there, and nothing said to main yet.
    await expect.poll(() => covered(console, upper)).toBe(0);
    await expect.poll(() => covered(screen, upper)).toBe(0);
    expect(await covered(console, lower)).toBeGreaterThan(500);
    expect(records('erase')).toHaveLength(0);
    await penUp(console.devtools, [420, 140]);
    await expect.poll(() => records('erase')).toHaveLength(1);
    expect(await covered(screen, upper)).toBe(0);
    await console.ink((ink, page) => ink.store.undo(page), harnessPage);
    await expect.poll(() => covered(screen, upper)).toBeGreaterThan(500);
  });

  test('[I8] the area eraser takes what lies under its path, ink and highlighter, and can be taken back', async () => {
    const console = await windows.open('console');
    await penStroke(console.devtools, line([100, 100], [800, 100], 20));
    await console.ink((ink) => ink.tools.choose('highlighter'), null);
    await penStroke(console.devtools, line([100, 100], [800, 100], 20));
    const before = await covered(console);
    await console.ink((ink) => ink.tools.choose('areaEraser'), null);
    await penDown(console.devtools, line([450, 20], [450, 180], 10));
    const middle: Box = [0.465, 0, 0.472, 1];
    expect(await covered(console, middle)).toBe(0);
    expect(await covered(console, upper)).toBeGreaterThan(before * 0.85);
    const during = await covered(console);
    await penUp(console.devtools, [450, 180]);
    expect(await covered(console)).toBe(during);
    await console.ink((ink, page) => ink.store.undo(page), harnessPage);
    await expect.poll(() => covered(console)).toBe(before);
  });

  test('[I17] an area eraser that is cancelled leaves everything as it was', async () => {
    const panel = await windows.open('screen');
    await fingerStrokes(panel.devtools, [line([100, 100], [800, 100], 20)]);
    const before = await covered(panel);
    await panel.ink((ink) => ink.tools.choose('areaEraser'), null);
    for (const [type, y] of [
      ['touchStart', 60],
      ['touchMove', 100],
      ['touchMove', 140],
    ] as const) {
      await panel.devtools.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: 450, y }] });
    }
    await expect.poll(() => covered(panel)).toBeLessThan(before);
    await panel.devtools.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
    await expect.poll(() => covered(panel)).toBe(before);
    expect(records('stroke')).toHaveLength(1);
  });

  test('the other end of the pen erases, whatever tool is chosen', async () => {
    const console = await windows.open('console');
    await twoLines(console);
    await console.page.evaluate(() => {
      const target = document.querySelector('.ink-canvas');
      const shared = { bubbles: true, pointerId: 77, pointerType: 'pen', clientX: 400, pressure: 0.5 };
      for (const [type, clientY, buttons] of [
        ['pointerdown', 60, 32],
        ['pointermove', 100, 32],
        ['pointerup', 140, 0],
      ] as const) {
        target?.dispatchEvent(new PointerEvent(type, { ...shared, clientY, buttons }));
      }
    });
    await expect.poll(() => covered(console, upper)).toBe(0);
    expect(await covered(console, lower)).toBeGreaterThan(500);
    expect(await console.ink((ink) => ink.tools.state().tool, null)).toBe('pen');
  });

  test('undo, redo and clear show in both windows', async () => {
    const console = await windows.open('console');
    const screen = await windows.open('screen');
    await twoLines(console);
    await expect.poll(() => covered(screen, lower)).toBeGreaterThan(500);
    await console.ink((ink, page) => ink.store.undo(page), harnessPage);
    await expect.poll(() => covered(screen, lower)).toBe(0);
    await console.ink((ink, page) => ink.store.redo(page), harnessPage);
    await expect.poll(() => covered(screen, lower)).toBeGreaterThan(500);
    await console.ink((ink, page) => ink.store.clear(page), harnessPage);
    await expect.poll(() => covered(screen)).toBe(0);
    await expect.poll(() => covered(console)).toBe(0);
  });

  test('[I11] a highlighter that crosses itself grows no darker, and lies under ink', async () => {
    const console = await windows.open('console');
    await penStroke(console.devtools, line([100, 100], [300, 100], 10));
    await console.ink((ink) => ink.tools.choose('highlighter'), null);
    await console.ink((ink) => ink.tools.colour('yellow'), null);
    await penStroke(console.devtools, [...line([100, 100], [300, 100], 10), ...line([300, 100], [100, 101], 10)]);
    const shot = (x: number) => console.page.screenshot({ clip: { x, y: 110, width: 1, height: 1 } });
    await penStroke(console.devtools, line([400, 100], [600, 100], 10));
    expect((await shot(200)).equals(await shot(500))).toBe(true);
    expect(await console.ink((ink) => ink.colourAt(200 / 960, 100 / 540), null)).toEqual([232, 50, 31, 255]);
  });
});

describe('touching the playing picture', () => {
  test('[I18] pauses it, and what was drawn meanwhile is on the page of the frame', async () => {
    const console = await windows.open('console');
    const screen = await windows.open('screen');
    for (const window of [console, screen]) await window.ink((ink) => ink.show({ page: 'playing' }), null);
    await penDown(console.devtools, line([100, 100], [400, 100], 10));
    expect(await console.ink((ink) => ink.penDowns, null)).toEqual([12.5]);
    expect(await underWay(console)).toBe(1);
    expect(await covered(console)).toBeGreaterThan(200);
    for (const window of [console, screen]) await window.ink((ink, page) => ink.show({ page }), frame);
    await expect.poll(() => covered(screen)).toBeGreaterThan(200);
    await penMove(console.devtools, line([400, 100], [700, 100], 10));
    await penUp(console.devtools, [700, 100]);
    await expect.poll(() => covered(screen)).toBeGreaterThan(500);
    expect(records('stroke')).toMatchObject([{ pageId: frame }]);
    expect(await console.ink((ink) => ink.store.marks('sample:lesson' as never), null)).toMatchObject([
      { mediaSeconds: 12.5, strokes: 1 },
    ]);
  });

  test('[I18] a stroke that ends before the frame is known is not lost', async () => {
    const console = await windows.open('console');
    await console.ink((ink) => ink.show({ page: 'playing' }), null);
    await penStroke(console.devtools, line([100, 100], [400, 100], 10));
    expect(records('stroke')).toHaveLength(0);
    await console.ink((ink, page) => ink.show({ page }), frame);
    await expect.poll(() => records('stroke')).toMatchObject([{ pageId: frame }]);
    expect(await covered(console)).toBeGreaterThan(500);
    expect(await underWay(console)).toBe(0);
  });

  test('[I18] a mere touch pauses and leaves no dot; on the paused picture it does', async () => {
    const console = await windows.open('console');
    await console.ink((ink) => ink.show({ page: 'playing' }), null);
    await penStroke(console.devtools, line([300, 300], [300, 300], 1));
    await console.ink((ink, page) => ink.show({ page }), frame);
    expect(await covered(console)).toBe(0);
    await penStroke(console.devtools, line([300, 300], [300, 300], 1));
    expect(await covered(console)).toBeGreaterThan(10);
    await expect.poll(() => records('stroke')).toHaveLength(1);
  });

  test('[I18] a pause that was refused takes the stroke back', async () => {
    const console = await windows.open('console');
    await console.ink((ink) => ink.show({ page: 'playing' }), null);
    await penStroke(console.devtools, line([100, 100], [400, 100], 10));
    expect(await underWay(console)).toBe(1);
    expect(await covered(console)).toBeGreaterThan(200);
    await expect.poll(() => underWay(console)).toBe(0);
    expect(await covered(console)).toBe(0);
  });

  test('[I20] on resume the ink fades and is there again for whoever comes back', async () => {
    const console = await windows.open('console');
    await twoLines(console);
    const before = await covered(console);
    await console.ink((ink) => ink.show({ page: 'playing' }), null);
    await expect.poll(() => covered(console)).toBe(0);
    await console.ink((ink, page) => ink.show({ page }), harnessPage);
    expect(await covered(console)).toBe(before);
  });

  test('[I20] a new touch during the fade is not lost in it', async () => {
    const console = await windows.open('console');
    await twoLines(console);
    await console.ink((ink) => ink.show({ page: 'playing' }), null);
    await penDown(console.devtools, line([100, 270], [400, 270], 4));
    const opacity = await console.page.evaluate(
      () => getComputedStyle(document.querySelector('.ink-canvas > div') as Element).opacity,
    );
    expect(opacity).toBe('1');
    expect(await underWay(console)).toBe(1);
    expect(await covered(console)).toBeGreaterThan(100);
    expect(await covered(console, upper)).toBe(0);
  });
});

describe('the page', () => {
  test('[I10] ink stays on its track when the layout changes, and goes with a track that is hidden', async () => {
    const console = await windows.open('console');
    const left = { x: 0, y: 0, width: 0.5, height: 0.5 };
    const right = { x: 0.5, y: 0.5, width: 0.5, height: 0.5 };
    await console.ink((ink, rect) => ink.show({ surfaces: [{ surface: 'screen', rect }] }), left);
    await penStroke(console.devtools, line([50, 50], [400, 200], 10));
    const before = await covered(console, [0, 0, 0.5, 0.5]);
    await console.ink((ink, rect) => ink.show({ surfaces: [{ surface: 'screen', rect }] }), right);
    expect(await covered(console, [0, 0, 0.5, 0.5])).toBe(0);
    expect(await covered(console, [0.5, 0.5, 1, 1])).toBe(before);
    await console.ink((ink) => ink.show({ surfaces: [] }), null);
    expect(await covered(console)).toBe(0);
    await expect.poll(() => records('stroke')).toMatchObject([{ surface: 'screen' }]);
  });

  test('[I10] follows its picture to another size', async () => {
    const console = await windows.open('console');
    await penStroke(console.devtools, line([100, 100], [800, 400], 10));
    const before = await covered(console);
    await console.page.evaluate(() => {
      const picture = document.querySelector<HTMLElement>('#picture');
      if (picture !== null) picture.style.cssText = 'position:relative;width:480px;height:270px';
    });
    await expect.poll(() => covered(console)).toBeLessThan(before * 0.4);
    await expect.poll(() => covered(console, [0.45, 0.4, 0.55, 0.6])).toBeGreaterThan(20);
  });

  test('a held picture keeps the ink it had, and takes none', async () => {
    const screen = await windows.open('screen');
    await penStroke(screen.devtools, line([100, 100], [800, 100], 10));
    await expect.poll(() => records('stroke')).toHaveLength(1);
    await screen.ink((ink) => ink.show({ heldAtSequence: 1 }), null);
    const console = await windows.open('console');
    await penStroke(console.devtools, line([100, 440], [800, 440], 10));
    await expect.poll(() => records('stroke')).toHaveLength(2);
    await penStroke(screen.devtools, line([100, 300], [800, 300], 10));
    expect(await covered(screen, upper)).toBeGreaterThan(500);
    expect(await covered(screen, [0, 0.4, 1, 1])).toBe(0);
    await screen.ink((ink) => ink.show({ heldAtSequence: null }), null);
    await expect.poll(() => covered(screen, lower)).toBeGreaterThan(500);
  });

  test('[I14] what main cannot save stays on the picture and is saved later', async () => {
    const console = await windows.open('console');
    windows.main.failWith('notSaved');
    await penStroke(console.devtools, line([100, 100], [800, 100], 10));
    await expect.poll(() => console.ink((ink) => ink.store.status().trouble, null)).toBe('notSaved');
    expect(await covered(console)).toBeGreaterThan(500);
    windows.main.failWith(null);
    await console.ink((ink) => ink.store.retry(), null);
    await expect.poll(() => records('stroke')).toHaveLength(1);
    await expect.poll(() => console.ink((ink) => ink.store.status().trouble, null)).toBeNull();
  });

  test('[I15] a locked panel’s stroke goes from both windows', async () => {
    const screen = await windows.open('screen');
    const console = await windows.open('console');
    windows.main.failWith('locked');
    await penStroke(screen.devtools, line([100, 100], [800, 100], 10));
    await expect.poll(() => screen.ink((ink) => ink.store.status().trouble, null)).toBe('locked');
    await expect.poll(() => covered(screen)).toBe(0);
    await expect.poll(() => covered(console)).toBe(0);
  });

  test('[I1] a window that opens later shows the same pixels', async () => {
    const console = await windows.open('console');
    await twoLines(console);
    await expect.poll(() => records('stroke')).toHaveLength(2);
    const late = await windows.open('late');
    await late.ink((ink) => ink.store.load({ kind: 'boards' }), null);
    await expect.poll(() => covered(late)).toBe(await covered(console));
  });

  test('[I16] the committed stroke takes the place of the live one without a frame in between', async () => {
    const console = await windows.open('console');
    const screen = await windows.open('screen', { apart: true });
    await penDown(console.devtools, line([100, 100], [800, 100], 20));
    await expect.poll(() => covered(screen)).toBeGreaterThan(500);
    await screen.page.evaluate(() => {
      const seen: number[] = [];
      (globalThis as unknown as { seen: number[] }).seen = seen;
      const ink = (globalThis as unknown as { ink: { covered(box: number[]): number } }).ink;
      const look = (): void => {
        seen.push(ink.covered([0.2, 0.15, 0.7, 0.25]));
        requestAnimationFrame(look);
      };
      look();
    });
    await penUp(console.devtools, [800, 100]);
    await expect.poll(() => covered(screen)).toBeGreaterThan(500);
    const frames = () => screen.page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
    await expect.poll(async () => (await frames()).length).toBeGreaterThan(2);
    const seen = await frames();
    expect(new Set(seen).size).toBe(1);
  });
});
