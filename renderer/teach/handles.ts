import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Rect } from '../../core/session/index.ts';

export type Movement = { readonly x: number; readonly y: number };

/** A drag in shares of the picture, or of the room it is meant for: shown as it goes, kept when it ends. A mere press changes nothing. */
export function useDrag<From>(
  next: (from: From, by: Movement) => From,
  show: (next: From) => void,
  keep: (next: From) => void,
) {
  const held = useRef<{ from: From; x: number; y: number; last: From | null } | null>(null);
  return {
    begin(event: PointerEvent<HTMLElement>, from: From) {
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.focus({ preventScroll: true });
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { from, x: event.clientX, y: event.clientY, last: null };
    },
    move(event: PointerEvent<HTMLElement>) {
      const box = event.currentTarget.closest('[data-drag-room], .player-picture')?.getBoundingClientRect();
      const at = held.current;
      if (!at || !box) return;
      at.last = next(at.from, { x: (event.clientX - at.x) / box.width, y: (event.clientY - at.y) / box.height });
      show(at.last);
    },
    end() {
      const last = held.current?.last ?? null;
      held.current = null;
      if (last !== null) keep(last);
    },
  };
}

/** The arrow keys are the handle's while it has the focus; else they would seek and change the loudness. */
export function arrow(event: KeyboardEvent, act: (by: Movement, shift: boolean) => void): void {
  const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!by || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  act({ x: by[0] ?? 0, y: by[1] ?? 0 }, event.shiftKey);
}

export function between(low: number, value: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export function percents({ x, y, width, height }: Rect) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}
