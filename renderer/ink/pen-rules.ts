import type { InkTool } from './tools.ts';

/**
 * Whether a pointer may draw. A hand rests on the glass while its pen writes, so for as long as a pen is near
 * (it touches, hovers, or did a moment ago) fingers are palm. A mouse draws only where it was asked to.
 */
export type Pointing = {
  readonly pointerType: string;
  readonly buttons: number;
  /** Size of the contact in CSS pixels; a mouse and most pens say 1. */
  readonly contactPx: number;
};

export type InkAllowed = {
  /** Pupils crowd the panel: pen and finger are refused. */
  readonly touchLocked: boolean;
  readonly mouseDraws: boolean;
};

export type PenRules = {
  /** A pen hovers, touches or moves. */
  penSeen(nowMs: number): void;
  /** It left the range of the glass. */
  penGone(nowMs: number): void;
  mayDraw(pointing: Pointing, allowed: InkAllowed, nowMs: number): boolean;
};

/** A pen leaves its range between two words; the palm stays. */
export const penNearMs = 600;
/** A finger is 10 mm wide or less: 60 px on a panel of 86 inches and 1920 px it is not; a flat hand is. */
export const palmPx = 120;

/** A driver that never says that the pen has left must not shut the fingers out for good. */
const penForgottenMs = 10_000;

export function createPenRules(): PenRules {
  let near = false;
  let seenMs = Number.NEGATIVE_INFINITY;
  return {
    penSeen(nowMs) {
      near = true;
      seenMs = nowMs;
    },
    penGone(nowMs) {
      near = false;
      seenMs = nowMs;
    },
    mayDraw({ pointerType, buttons, contactPx }, { touchLocked, mouseDraws }, nowMs) {
      if (pointerType === 'mouse') return mouseDraws && (buttons & 1) !== 0;
      if (touchLocked) return false;
      if (pointerType === 'pen') return true;
      return nowMs - seenMs > (near ? penForgottenMs : penNearMs) && contactPx < palmPx;
    },
  };
}

/** Bit 32: the other end of the pen (Pointer Events, "eraser button"); it erases whatever tool is chosen. */
export function toolUnder(buttons: number, chosen: InkTool): InkTool {
  return (buttons & 32) !== 0 ? 'strokeEraser' : chosen;
}
