import type { StrokeTool } from '../../core/ink/index.ts';
import type { Context } from './paint.ts';
import { highlighterOpacity } from './palette.ts';

/**
 * The canvases of one picture, bottom to top:
 *
 *   [ dry highlighter, wet highlighter ]  together at 40%: crossing strokes grow no darker
 *   [ dry ink, wet ink ]
 *
 * Dry: finished strokes, drawn once. Wet: strokes under way, wiped and drawn as they grow. The highlighters'
 * canvases are made when the first highlighter stroke needs them: on a 4K panel each costs 33 MB.
 */
export type CanvasPair = {
  /** The canvases that a stroke of this tool colours; an area eraser takes away from both. */
  targets(tool: StrokeTool): readonly Context[];
  all(): readonly Context[];
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

const fill = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none;';

export function createCanvases(host: HTMLElement): InkCanvases {
  const box = element('div', host);
  const marker = element('div', box);
  marker.style.opacity = String(highlighterOpacity);
  const ink = element('div', box);
  return {
    dry: createPair((kind) => canvasIn(kind === 'ink' ? ink : marker, 'dry')),
    wet: createPair((kind) => canvasIn(kind === 'ink' ? ink : marker, 'wet')),
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

function createPair(make: (kind: 'ink' | 'marker') => HTMLCanvasElement): CanvasPair {
  const ink = contextOf(make('ink'));
  let marker: Context | null = null;
  let width = ink.canvas.width;
  let height = ink.canvas.height;

  function size(context: Context): void {
    context.canvas.width = width;
    context.canvas.height = height;
  }

  function markerMade(): Context {
    if (marker === null) {
      marker = contextOf(make('marker'));
      size(marker);
    }
    return marker;
  }

  const all = (): readonly Context[] => (marker === null ? [ink] : [marker, ink]);
  return {
    targets(tool) {
      if (tool === 'pen') return [ink];
      return tool === 'highlighter' ? [markerMade()] : all();
    },
    all,
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
