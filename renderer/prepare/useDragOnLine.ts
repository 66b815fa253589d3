import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { draggedTo, type Grip, type PlanItem } from '../../core/plan/index.ts';

type Drag = { readonly id: string; readonly grip: Grip; readonly seconds: number; readonly moved: boolean };

export type DragOnLine = {
  readonly place: RefObject<HTMLDivElement | null>;
  /** The item as it would be were it let go now. */
  readonly shown: <Item extends PlanItem>(item: Item) => Item;
  readonly handle: (
    item: PlanItem,
    grip: Grip,
  ) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
};

const STEP_SECONDS = 1;
const FINE_SECONDS = 0.04;
/** A press that hardly moves is a press. */
const SLIP_PX = 3;

/** Dragging along the lesson's line by pen, finger or mouse, and arrow keys for the same: a second, with Shift a frame. */
export function useDragOnLine(
  durationSeconds: number,
  onDrag: (item: PlanItem, grip: Grip, seconds: number, again?: boolean) => void,
): DragOnLine {
  const place = useRef<HTMLDivElement>(null);
  const start = useRef(0);
  const [drag, setDrag] = useState<Drag | null>(null);
  const secondsAt = (clientX: number) => {
    const box = place.current?.getBoundingClientRect();
    return box ? Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * durationSeconds : 0;
  };
  return {
    place,
    // The kind of an item is the same wherever it is dragged to.
    shown: <Item extends PlanItem>(item: Item) =>
      drag?.id === item.id && drag.moved ? (draggedTo(item, drag.grip, drag.seconds, durationSeconds) as Item) : item,
    handle: (item, grip) => ({
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = event.clientX;
        setDrag({ id: item.id, grip, seconds: momentOf(item, grip), moved: false });
      },
      onPointerMove(event) {
        if (!drag) return;
        const moved = drag.moved || Math.abs(event.clientX - start.current) > SLIP_PX;
        setDrag({ ...drag, moved, seconds: secondsAt(event.clientX) });
      },
      onPointerUp() {
        setDrag(null);
        if (drag?.moved) onDrag(item, drag.grip, drag.seconds);
      },
      onPointerCancel: () => setDrag(null),
      onKeyDown(event) {
        const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        const step = (event.shiftKey ? FINE_SECONDS : STEP_SECONDS) * way;
        onDrag(item, grip, momentOf(item, grip) + step, event.repeat);
      },
    }),
  };
}

function momentOf(item: PlanItem, grip: Grip): number {
  if (item.kind !== 'segment') return item.atSeconds;
  return grip === 'from' ? item.fromSeconds : item.toSeconds;
}
