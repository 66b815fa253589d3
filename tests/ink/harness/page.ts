import { createElement, Profiler } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { CallMain } from '../../../core/contract/index.ts';
import { boardPage } from '../../../core/ink/index.ts';
import { type MediaSeconds, unixMs, type WindowId } from '../../../core/words/index.ts';
import {
  createInkStore,
  createInkTools,
  InkCanvas,
  type InkStore,
  type InkTools,
  inkChannelName,
  inkMain,
} from '../../../renderer/ink/index.ts';
import type { InkViewOptions } from '../../../renderer/ink/ink-view.ts';

/**
 * A window with nothing but ink in it. `?window=` names it, `?width=` and `?height=` size its picture,
 * `?channel=none` takes the window-to-window channel away. The test is its main: it answers `callMain`, and tells
 * events through `hearMain`.
 */
export type InkProbe = {
  readonly store: InkStore;
  readonly tools: InkTools;
  readonly penDowns: (MediaSeconds | null)[];
  /** Times React rendered the canvas. */
  renders(): number;
  show(change: Partial<InkViewOptions>): void;
  /** Pixels of the box, 0..1 of the picture, that ink or highlighter colours on any canvas. */
  covered(box: readonly [left: number, top: number, right: number, bottom: number]): number;
  /** Strokes on show that have no record yet. */
  underWay(): number;
  /** Colour of the topmost ink under a place, 0..1 of the picture: red, green, blue, alpha. */
  colourAt(x: number, y: number): readonly number[];
};

type Harness = {
  callMain(name: string, request: unknown): Promise<unknown>;
  hearMain(name: string, payload: unknown): void;
  ink: InkProbe;
};
const harness = globalThis as unknown as Harness;
const asked = new URLSearchParams(location.search);

const receivers = new Set<(name: string, payload: unknown) => void>();
harness.hearMain = (name, payload) => {
  for (const receive of receivers) receive(name, payload);
};

const main = inkMain(
  ((name: string, request: unknown) => harness.callMain(name, request)) as CallMain,
  (name, hear) => {
    const receive = (heard: string, payload: unknown): void => {
      if (heard === name) hear(payload as never);
    };
    receivers.add(receive);
    return () => receivers.delete(receive);
  },
);

const store = createInkStore({
  main,
  windowId: (asked.get('window') ?? 'console') as WindowId,
  channel: asked.get('channel') === 'none' ? null : new BroadcastChannel(inkChannelName),
  wallClock: () => unixMs(Date.now()),
});
const tools = createInkTools();
const penDowns: (MediaSeconds | null)[] = [];
let renders = 0;
let options: InkViewOptions = {
  page: boardPage('harness'),
  surfaces: [],
  tools,
  touchLocked: false,
  mouseDraws: false,
  heldAtSequence: null,
  presentedSeconds: () => 12.5 as MediaSeconds,
  onPenDown: (presentedSeconds) => penDowns.push(presentedSeconds),
};

const picture = document.querySelector<HTMLElement>('#picture');
if (picture === null) throw new Error('no picture');
picture.style.width = `${asked.get('width') ?? 960}px`;
picture.style.height = `${asked.get('height') ?? 540}px`;
const root = createRoot(picture);

function render(): void {
  const canvas = createElement(InkCanvas, { store, ...options });
  flushSync(() => root.render(createElement(Profiler, { id: 'ink', onRender: () => (renders += 1) }, canvas)));
}

const canvases = (): HTMLCanvasElement[] => [...document.querySelectorAll<HTMLCanvasElement>('canvas[data-ink]')];

function covered([left, top, right, bottom]: readonly [number, number, number, number]): number {
  const inked = new Set<number>();
  for (const canvas of canvases()) {
    const x = Math.round(left * canvas.width);
    const y = Math.round(top * canvas.height);
    const width = Math.max(1, Math.round(right * canvas.width) - x);
    const height = Math.max(1, Math.round(bottom * canvas.height) - y);
    const data = canvas.getContext('2d')?.getImageData(x, y, width, height).data ?? [];
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) inked.add(at);
  }
  return inked.size;
}

render();
harness.ink = {
  store,
  tools,
  penDowns,
  renders: () => renders,
  show(change) {
    options = { ...options, ...change };
    render();
  },
  covered,
  underWay: () => [null, options.page].flatMap((page) => (page === 'playing' ? [] : store.underWay.on(page))).length,
  colourAt(x, y) {
    const colours = canvases().map((canvas) => {
      const [left, top] = [Math.round(x * canvas.width), Math.round(y * canvas.height)];
      return [...(canvas.getContext('2d')?.getImageData(left, top, 1, 1).data ?? [])];
    });
    return colours.findLast(([, , , alpha]) => alpha !== 0) ?? [];
  },
};
