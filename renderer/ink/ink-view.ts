import { type InkChange, replay, type Stroke, type Surface } from '../../core/ink/index.ts';
import type { Rect } from '../../core/session/index.ts';
import type { MediaSeconds, PageId } from '../../core/words/index.ts';
import { createCanvases } from './canvases.ts';
import { createDrawing, type DrawingTool } from './drawing.ts';
import { createDryInk } from './dry-ink.ts';
import { createDrying } from './drying.ts';
import { createErasing } from './erasing.ts';
import { fadeAway } from './fade.ts';
import { type Placement, type Placements, placesOf } from './paint.ts';
import { toolUnder } from './pen-rules.ts';
import { attachPointers } from './pointer.ts';
import type { Sample } from './sample.ts';
import type { InkStore } from './store.ts';
import { type InkToolState, type InkTools, toolWidth } from './tools.ts';
import type { StrokeUnderWay, UnderWayEvent } from './under-way.ts';
import { createWetInk } from './wet-ink.ts';

/**
 * A track and where it lies in the picture, in 0..1 of the picture; `clip`: what is seen of it there. A recording of which
 * two regions are shown comes twice.
 */
export type SurfaceRect = { readonly surface: Surface; readonly rect: Rect; readonly clip?: Rect };

export type InkViewOptions = {
  /**
   * The page on show. `playing`: the lesson runs, or has been paused and its frame is not fixed yet; touching
   * the picture then calls `onPenDown`, and what is drawn waits for a page. Null: nothing to draw on.
   */
  readonly page: PageId | 'playing' | null;
  /** Topmost first. `picture`, the whole, need not be named. */
  readonly surfaces: readonly SurfaceRect[];
  readonly tools: InkTools;
  readonly touchLocked: boolean;
  readonly mouseDraws: boolean;
  /** A held picture: the page as it was after this record of main's, nothing under way, nothing taken. */
  readonly heldAtSequence: number | null;
  readonly presentedSeconds?: (() => MediaSeconds | null) | undefined;
  readonly onPenDown?: ((presentedSeconds: MediaSeconds | null) => void) | undefined;
};

export type InkView = {
  update(options: InkViewOptions): void;
  /** True while a large page is still being drawn in slices. */
  busy(): boolean;
  close(): void;
};

/** So many strokes lie on most tiles: the whole page is drawn sooner than its tiles one by one. */
const wholeFrom = 200;
const hostStyle = 'touch-action:none;user-select:none;-webkit-user-select:none;';
/** A pause that has not been fixed to a frame by then, and with no pen down, was refused. */
const pageWithinMs = 3000;

export function createInkView(host: HTMLElement, store: InkStore, first: InkViewOptions): InkView {
  let options = first;
  let placements: Placements = new Map();
  let held: readonly Stroke[] | null = null;
  let stopFading: (() => void) | null = null;
  let pageTimer = 0;
  const canvases = createCanvases(host);
  host.style.cssText += hostStyle;

  const pageId = (): PageId | null => (options.page === 'playing' ? null : options.page);
  const live = (): boolean => options.heldAtSequence === null && options.page !== null;

  function strokes(): readonly Stroke[] {
    if (held !== null) return held;
    const page = pageId();
    if (page === null) return [];
    const visible = store.page(page).visible();
    const erased = store.underWay.erasedOn(page);
    return erased.size === 0 ? visible : visible.filter(({ id }) => !erased.has(id));
  }

  const wetStrokes = (): readonly StrokeUnderWay[] => (live() ? store.underWay.on(pageId()) : []);
  const dry = createDryInk({
    pair: canvases.dry,
    placements: () => placements,
    strokes,
    inUse: () => wetStrokes().length > 0,
  });
  const wet = createWetInk({ pair: canvases.wet, placements: () => placements, strokes: wetStrokes });
  const drying = createDrying(dry, wet, store.underWay);

  function readHeld(): void {
    const page = pageId();
    const upTo = options.heldAtSequence;
    held = null;
    if (upTo === null || page === null) return;
    const records = store.page(page).stored();
    held = replay(records.filter(({ sequence }) => sequence <= upTo).map(({ record }) => record));
  }

  function redraw(): void {
    stopFading?.();
    stopFading = null;
    readHeld();
    drying.forget();
    dry.redraw();
    wet.redraw();
    const eraser = wetStrokes().find(({ tool }) => tool === 'areaEraser');
    if (eraser !== undefined) showErasers(eraser);
  }

  const showErasers = (grown: StrokeUnderWay): void =>
    dry.erasing(
      wetStrokes().filter(({ tool, points }) => tool === 'areaEraser' && points.length > 0),
      grown,
    );

  function onPage(page: PageId, change: InkChange): void {
    if (page !== pageId() || change.kind === 'none') return;
    if (options.heldAtSequence !== null) {
      readHeld();
      dry.redraw();
    } else if (change.kind === 'appended') drying.take(change.stroke);
    else {
      drying.finish();
      if (change.strokes.length > wholeFrom) dry.redraw();
      else dry.repair(change.strokes);
    }
  }

  function onUnderWay(event: UnderWayEvent): void {
    if (!live()) return;
    if (event.kind === 'gone' && drying.holds(event.stroke.id)) return;
    drying.finish();
    if (event.kind === 'erasing') {
      if (event.pageId !== pageId()) return;
      const ids = new Set(event.strokes);
      dry.repair(
        store
          .page(event.pageId)
          .visible()
          .filter(({ id }) => ids.has(id)),
      );
      return;
    }
    const { stroke } = event;
    if (stroke.pageId !== pageId()) wet.drop(stroke);
    else if (stroke.tool === 'areaEraser') showErasers(stroke);
    else if (event.kind === 'grown') wet.draw(stroke);
    else wet.drop(stroke);
  }

  function place(): void {
    placements = placementsOf(options.surfaces, canvases.dry.widthPx(), canvases.dry.heightPx());
  }

  const resizing = new ResizeObserver(([entry]) => {
    const exact = entry?.devicePixelContentBoxSize?.[0];
    const box = host.getBoundingClientRect();
    const widthPx = exact?.inlineSize ?? Math.round(box.width * devicePixelRatio);
    const heightPx = exact?.blockSize ?? Math.round(box.height * devicePixelRatio);
    if (widthPx === canvases.dry.widthPx() && heightPx === canvases.dry.heightPx()) return;
    for (const pair of [canvases.dry, canvases.wet]) pair.resize(Math.max(1, widthPx), Math.max(1, heightPx));
    place();
    redraw();
  });
  resizing.observe(host, { box: 'device-pixel-content-box' });

  const drawing = createDrawing(store, () => placements);
  const erasing = createErasing(
    store,
    () => placements,
    () => canvases.dry.heightPx(),
    () => options.tools.used(),
  );

  function begin(pointer: number, sample: Sample, buttons: number): boolean {
    if (!live()) return false;
    // What fades would fade the new stroke with it.
    if (stopFading !== null) redraw();
    const state = options.tools.state();
    const tool = toolUnder(buttons, state.tool);
    const page = pageId();
    if (page === null) pausePicture();
    if (tool !== 'strokeEraser') {
      drawing.begin(pointer, sample, { ...state, tool } satisfies InkToolState & { tool: DrawingTool }, page);
    } else if (page !== null) erasing.begin(pointer, sample, toolWidth('strokeEraser', state.step), page);
    return true;
  }

  function pausePicture(): void {
    options.onPenDown?.(options.presentedSeconds?.() ?? null);
    waitForPage();
  }

  function waitForPage(): void {
    clearTimeout(pageTimer);
    pageTimer = window.setTimeout(() => (drawing.isDrawing() ? waitForPage() : drawing.giveUp()), pageWithinMs);
  }

  const detach = attachPointers(host, () => options, {
    begin,
    move(pointer, samples) {
      drawing.move(pointer, samples);
      erasing.move(pointer, samples);
    },
    end(pointer) {
      drawing.end(pointer);
      erasing.end(pointer);
      options.tools.used();
    },
    cancel(pointer) {
      drawing.cancel(pointer);
      erasing.cancel(pointer);
    },
    ratio: (box) => (box.width > 0 ? canvases.dry.widthPx() / box.width : devicePixelRatio),
  });
  const unwatch = [store.watchPage(onPage), store.underWay.watch(onUnderWay)];
  place();
  redraw();

  return {
    update(next) {
      const before = options;
      options = next;
      const moved = !sameSurfaces(before.surfaces, next.surfaces);
      if (moved) place();
      const otherPage = before.page !== next.page;
      const page = pageId();
      // Before anything is drawn: the strokes that waited for this page are then on it.
      if (otherPage && page !== null) drawing.anchor(page);
      if (otherPage && next.page === 'playing') stopFading = fadeAway(canvases.box, redraw);
      else if (otherPage || moved || before.heldAtSequence !== next.heldAtSequence) redraw();
    },
    busy: () => dry.busy(),
    close() {
      detach();
      for (const stop of unwatch) stop();
      resizing.disconnect();
      clearTimeout(pageTimer);
      dry.close();
      canvases.remove();
    },
  };
}

/** Where each surface lies on a canvas of this size; the whole picture is always one of them. */
export function placementsOf(surfaces: readonly SurfaceRect[], widthPx: number, heightPx: number): Placements {
  const placements = new Map<Surface, readonly Placement[]>();
  const inPx = ({ x, y, width, height }: Rect) => ({
    leftPx: x * widthPx,
    topPx: y * heightPx,
    widthPx: width * widthPx,
    heightPx: height * heightPx,
  });
  for (const { surface, rect, clip } of surfaces) {
    const at = { ...inPx(rect), ...(clip && { clip: inPx(clip) }) };
    placements.set(surface, [...placesOf(placements, surface), at]);
  }
  if (!placements.has('picture')) placements.set('picture', [{ leftPx: 0, topPx: 0, widthPx, heightPx }]);
  return placements;
}

function sameSurfaces(a: readonly SurfaceRect[], b: readonly SurfaceRect[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
