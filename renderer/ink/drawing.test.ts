import { describe, expect, test } from 'vitest';
import { type LiveInk, lessonPage } from '../../core/ink/index.ts';
import { type LessonId, mediaSeconds, ok, unixMs, type WindowId } from '../../core/words/index.ts';
import { createDrawing, type DrawingTool } from './drawing.ts';
import { placementsOf } from './ink-view.ts';
import { createInkStore } from './store.ts';
import { createInkTools } from './tools.ts';

const page = lessonPage('lesson' as LessonId, mediaSeconds(10));

/** One window that draws, and what the others hear of it. */
function hand(pages = true) {
  const heard: LiveInk[] = [];
  const store = createInkStore({
    main: {
      commit: async () => ok({ sequence: 1 }),
      pages: async () => ok([]),
      live: (message) => void heard.push(message),
      onCommitted: () => () => undefined,
      onLive: () => () => undefined,
    },
    windowId: 'console-1' as WindowId,
    channel: null,
    wallClock: () => unixMs(1_790_000_000_000),
  });
  const drawing = createDrawing(store, () => placementsOf([], 1600, 900));
  const tools = createInkTools();
  tools.shape('rectangle');
  const at = (xPx: number, yPx: number, timeMs = xPx) => ({ xPx, yPx, pressure: 0.5, timeMs });
  const begin = (xPx: number, yPx: number) => {
    const tool = { ...tools.state(), tool: tools.state().tool as DrawingTool };
    drawing.begin(1, at(xPx, yPx), tool, pages ? page : null);
  };
  return { store, drawing, heard, begin, at };
}

describe('a shape that is drawn', () => {
  test('[I21] is one stroke of the pen, and a tap draws none', () => {
    const { store, drawing, begin, at } = hand();
    begin(100, 100);
    drawing.end(1);
    expect(store.page(page).visible()).toEqual([]);
    begin(100, 100);
    drawing.move(1, [at(300, 200), at(500, 400)]);
    drawing.end(1);
    const [stroke, ...others] = store.page(page).visible();
    expect(others).toEqual([]);
    expect(stroke).toMatchObject({ tool: 'pen', hasPressure: true, surface: 'picture' });
    expect(store.underWay.on(page)).toEqual([]);
  });

  test('[I12] [I16] is seen in the other windows as it stands with each move, and kept as it was seen last', () => {
    const { store, drawing, begin, at, heard } = hand();
    begin(100, 100);
    drawing.move(1, [at(300, 200)]);
    drawing.move(1, [at(500, 400)]);
    const last = heard.findLast((message) => message.type === 'points');
    const begins = heard.filter((message) => message.type === 'begin');
    expect(new Set(begins.map(({ id }) => id)).size).toBe(1);
    drawing.end(1);
    expect(last?.type === 'points' && last.points).toEqual(store.page(page).visible()[0]?.points);
  });

  test('[I18] on the playing picture it belongs to the frame that was paused', () => {
    const { store, drawing, begin, at } = hand(false);
    begin(100, 100);
    drawing.move(1, [at(500, 400)]);
    drawing.end(1);
    drawing.anchor(page);
    expect(store.page(page).visible()).toHaveLength(1);
  });
});
