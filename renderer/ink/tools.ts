import type { InkColour, ShapeKind } from '../../core/ink/index.ts';
import { eraserWidth, highlighterWidth, type InkStep, penWidth } from './palette.ts';

/** `strokeEraser` takes whole strokes; `areaEraser` what lies under its path; `shape` draws with the pen's ink. */
export type InkTool = 'pen' | 'highlighter' | 'shape' | 'strokeEraser' | 'areaEraser';

export type InkToolState = {
  readonly tool: InkTool;
  readonly colour: InkColour;
  readonly step: InkStep;
  /** What `shape` draws. */
  readonly shape: ShapeKind;
  /** An eraser not used for 5 s makes way for the tool before it. */
  readonly eraserReturnsToPen: boolean;
};

/** The tools in one window's hand. */
export type InkTools = {
  state(): InkToolState;
  watch(hear: () => void): () => void;
  choose(tool: InkTool): void;
  colour(colour: InkColour): void;
  step(step: InkStep): void;
  /** Takes the tool of shapes, to draw this one. */
  shape(kind: ShapeKind): void;
  eraserReturnsToPen(returns: boolean): void;
  /** While a key is held, or the pen's other end is down; the tool before comes back with `release`. */
  hold(tool: InkTool): void;
  release(): void;
  /** The canvas says so at the end of each touch. */
  used(): void;
};

export const eraserUnusedMs = 5000;

const isEraser = (tool: InkTool): boolean => tool === 'strokeEraser' || tool === 'areaEraser';

const usual = { shape: 'line', eraserReturnsToPen: true } as const;

export function createInkTools(
  first: Partial<InkToolState> = {},
  after: (ms: number, then: () => void) => () => void = laterBy,
): InkTools {
  let state: InkToolState = { tool: 'pen', colour: 'red', step: 'middle', ...usual, ...first };
  let drawing: InkTool = isEraser(state.tool) ? 'pen' : state.tool;
  let heldFrom: InkTool | null = null;
  let stopWaiting = (): void => undefined;
  const listeners = new Set<() => void>();

  function set(change: Partial<InkToolState>): void {
    state = { ...state, ...change };
    if (!isEraser(state.tool)) drawing = state.tool;
    for (const hear of listeners) hear();
  }

  function waitForUse(): void {
    stopWaiting();
    if (!state.eraserReturnsToPen || !isEraser(state.tool) || heldFrom !== null) return;
    stopWaiting = after(eraserUnusedMs, () => set({ tool: drawing }));
  }

  return {
    state: () => state,
    watch(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    choose(tool) {
      heldFrom = null;
      set({ tool });
      waitForUse();
    },
    colour(colour) {
      // Who takes a colour wants to draw with it.
      set({ colour, tool: isEraser(state.tool) ? drawing : state.tool });
      waitForUse();
    },
    step: (step) => set({ step }),
    shape(kind) {
      heldFrom = null;
      set({ tool: 'shape', shape: kind });
      waitForUse();
    },
    eraserReturnsToPen(returns) {
      set({ eraserReturnsToPen: returns });
      waitForUse();
    },
    hold(tool) {
      if (heldFrom !== null) return;
      heldFrom = state.tool;
      stopWaiting();
      set({ tool });
    },
    release() {
      if (heldFrom === null) return;
      const tool = heldFrom;
      heldFrom = null;
      set({ tool });
      waitForUse();
    },
    used: waitForUse,
  };
}

/** Shares of the surface's height. */
export function toolWidth(tool: InkTool, step: InkStep): number {
  if (tool === 'pen' || tool === 'shape') return penWidth[step];
  return tool === 'highlighter' ? highlighterWidth[step] : eraserWidth[step];
}

function laterBy(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}
