import type { StrokeTool } from '../../core/ink/index.ts';
import type { Context } from './paint.ts';
import { highlighterOpacity } from './palette.ts';

/**
 * The canvases of one picture, bottom to top:
 *
 *   [ dry highlighter, wet highlighter ]  together at 40%: crossing strokes grow no darker
 *   [ dry ink, wet ink ]
 *
 * Dry: finished strokes, drawn once. Wet: strokes under way, wiped and drawn as they grow. A canvas is made by the
 * first stroke that needs it: each costs 17 MB at 1080 lines (its pixels here and in the compositor) and is copied
 * in every frame in which a video beside it changes, so a lesson that plays has none.
 */
export type CanvasPair = {
  /** The canvases that a stroke of this tool colours, made if need be; an area eraser takes away from what there is. */
  targets(tool: StrokeTool): readonly Context[];
  /** The one of this layer, made if need be. */
  layer(layer: InkKind): Context;
  /** Those that have been made, bottom to top. */
  layers(): readonly (readonly [InkKind, Context])[];
  all(): readonly Context[];
  /** Nothing is drawn any more, and no canvas is left. */
  empty(): void;
  resize(widthPx: number, heightPx: number): void;
  widthPx(): number;
  heightPx(): number;
};

export type InkCanvases = {
  readonly dry: CanvasPair;
  readonly wet: CanvasPair;
  /** Holds all of them; faded when the lesson resumes. */
  readonly box: HTMLElement;
  remove(): void;
};

export type InkKind = 'marker' | 'ink';

const fill = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none;';

export function createCanvases(host: HTMLElement): InkCanvases {
  const box = element('div', host);
  const marker = element('div', box);
  marker.style.opacity = String(highlighterOpacity);
  const ink = element('div', box);
  return {
    dry: createPair((layer) => canvasIn(layer === 'ink' ? ink : marker, 'dry')),
    wet: createPair((layer) => canvasIn(layer === 'ink' ? ink : marker, 'wet')),
    box,
    remove: () => box.remove(),
  };
}

function element(tag: 'div', parent: HTMLElement): HTMLElement {
  const made = document.createElement(tag);
  made.style.cssText = fill;
  parent.append(made);
  return made;
}

function canvasIn(parent: HTMLElement, ink: 'dry' | 'wet'): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.style.cssText = fill;
  canvas.dataset.ink = ink;
  if (ink === 'dry') parent.prepend(canvas);
  else parent.append(canvas);
  return canvas;
}

/** A pair that is not on the page: what a dry one is kept in while an area eraser is under way. */
export function createHiddenPair(): CanvasPair {
  return createPair(() => document.createElement('canvas'));
}

function createPair(make: (layer: InkKind) => HTMLCanvasElement): CanvasPair {
  const made: { marker: Context | null; ink: Context | null } = { marker: null, ink: null };
  let width = 1;
  let height = 1;

  function size({ canvas }: Context): void {
    canvas.width = width;
    canvas.height = height;
  }

  function layer(wanted: InkKind): Context {
    const known = made[wanted];
    if (known !== null) return known;
    const context = contextOf(make(wanted));
    size(context);
    made[wanted] = context;
    return context;
  }

  const layers = () =>
    (['marker', 'ink'] as const).flatMap((one) => {
      const context = made[one];
      return context === null ? [] : [[one, context] as const];
    });
  const all = () => layers().map(([, context]) => context);
  return {
    targets(tool) {
      if (tool === 'areaEraser') return all();
      return [layer(tool === 'highlighter' ? 'marker' : 'ink')];
    },
    layer,
    layers,
    all,
    empty() {
      for (const { canvas } of all()) {
        // Gives the pixels back at once, not when the collector comes round.
        canvas.width = 0;
        canvas.remove();
      }
      made.marker = null;
      made.ink = null;
    },
    resize(widthPx, heightPx) {
      width = widthPx;
      height = heightPx;
      for (const context of all()) size(context);
    },
    widthPx: () => width,
    heightPx: () => height,
  };
}

function contextOf(canvas: HTMLCanvasElement): Context {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2d context to be had');
  return context;
}
