import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react';
import { dropIndex } from './drop-place.ts';

type Drag = { readonly from: number; readonly toIndex: number; readonly startY: number; readonly byPx: number };

export type DragOrder = {
  readonly drag: Drag | null;
  /** On which side of the row the dragged one would come to lie. */
  readonly dropSide: (at: number) => 'before' | 'after' | undefined;
  readonly handle: (at: number) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
};

/** Dragging by pen, finger or mouse, and arrow keys for the same. The rows stand still until the row is let go. */
export function useDragOrder(
  rows: RefObject<HTMLElement | null>,
  onMove: (from: number, toIndex: number) => void,
): DragOrder {
  const [drag, setDrag] = useState<Drag | null>(null);
  const middles = () =>
    [...(rows.current?.children ?? [])].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    });
  return {
    drag,
    dropSide(at) {
      if (!drag || at === drag.from || drag.toIndex === drag.from) return undefined;
      // Its place among the others: the row itself is not one of them.
      const among = at > drag.from ? at - 1 : at;
      if (drag.toIndex > drag.from) return among === drag.toIndex - 1 ? 'after' : undefined;
      return among === drag.toIndex ? 'before' : undefined;
    },
    handle: (at) => ({
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: at, toIndex: at, startY: event.clientY, byPx: 0 });
      },
      onPointerMove(event) {
        if (!drag) return;
        const toIndex = dropIndex(middles(), drag.from, event.clientY);
        setDrag({ ...drag, toIndex, byPx: event.clientY - drag.startY });
      },
      onPointerUp() {
        setDrag(null);
        if (drag) onMove(drag.from, drag.toIndex);
      },
      onPointerCancel: () => setDrag(null),
      onKeyDown(event) {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (event.key === 'Escape' && drag) {
          event.stopPropagation();
          setDrag(null);
        }
        if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        onMove(at, at + step);
      },
    }),
  };
}
