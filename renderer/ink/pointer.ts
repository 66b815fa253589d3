import { createPenRules, type InkAllowed, type Pointing } from './pen-rules.ts';
import type { Sample } from './sample.ts';

/**
 * The pointers on one element, as strokes begin, go on and end. Listens to the element itself, not through
 * React: handlers are called once a frame with all points in between (`getCoalescedEvents`), and nothing is
 * rendered for any of them.
 */
export type PointerInk = {
  /** False: not taken, the event goes on. */
  begin(pointer: number, sample: Sample, buttons: number): boolean;
  move(pointer: number, samples: readonly Sample[]): void;
  end(pointer: number): void;
  cancel(pointer: number): void;
  /** Canvas pixels for each CSS pixel. */
  ratio(box: DOMRect): number;
};

export function attachPointers(element: HTMLElement, allowed: () => InkAllowed, ink: PointerInk): () => void {
  const rules = createPenRules();
  const drawing = new Map<number, string>();
  const stop = new AbortController();

  // From the event's own place, not offsetX: that is relative to whatever child lies under the pointer.
  function sampleOf(event: PointerEvent, box: DOMRect): Sample {
    const ratio = ink.ratio(box);
    return {
      xPx: (event.clientX - box.left) * ratio,
      yPx: (event.clientY - box.top) * ratio,
      pressure: event.pressure,
      timeMs: event.timeStamp,
    };
  }

  function cancelFingers(): void {
    for (const [pointer, type] of [...drawing]) {
      if (type !== 'touch') continue;
      drawing.delete(pointer);
      ink.cancel(pointer);
    }
  }

  function down(event: PointerEvent): void {
    if (event.pointerType === 'pen') {
      rules.penSeen(event.timeStamp);
      // A palm that came down before the pen has been drawing: take it back.
      cancelFingers();
    }
    if (drawing.has(event.pointerId)) return;
    if (!rules.mayDraw(pointingOf(event), allowed(), event.timeStamp)) return;
    const box = element.getBoundingClientRect();
    if (!ink.begin(event.pointerId, sampleOf(event, box), event.buttons)) return;
    drawing.set(event.pointerId, event.pointerType);
    event.preventDefault();
    capture(element, event.pointerId);
  }

  function move(event: PointerEvent): void {
    if (event.pointerType === 'pen') rules.penSeen(event.timeStamp);
    if (!drawing.has(event.pointerId)) return;
    const box = element.getBoundingClientRect();
    // Absent without a secure context (plain HTTP on a LAN).
    const between = event.getCoalescedEvents?.() ?? [];
    ink.move(
      event.pointerId,
      (between.length > 0 ? between : [event]).map((each) => sampleOf(each, box)),
    );
  }

  function up(event: PointerEvent): void {
    if (!drawing.delete(event.pointerId)) return;
    ink.end(event.pointerId);
  }

  function cancel(event: PointerEvent): void {
    if (event.pointerType === 'pen') rules.penGone(event.timeStamp);
    if (!drawing.delete(event.pointerId)) return;
    // The system takes a touch back when it sees a palm or a gesture; a pen it takes away mid-word.
    if (event.pointerType === 'touch') ink.cancel(event.pointerId);
    else ink.end(event.pointerId);
  }

  function leave(event: PointerEvent): void {
    if (event.pointerType === 'pen') rules.penGone(event.timeStamp);
  }

  const options = { signal: stop.signal };
  element.addEventListener('pointerdown', down, options);
  element.addEventListener('pointermove', move, options);
  element.addEventListener('pointerup', up, options);
  element.addEventListener('pointercancel', cancel, options);
  element.addEventListener('lostpointercapture', up, options);
  element.addEventListener('pointerleave', leave, options);
  element.addEventListener('contextmenu', (event) => event.preventDefault(), options);
  return () => {
    stop.abort();
    for (const pointer of drawing.keys()) ink.end(pointer);
  };
}

function pointingOf(event: PointerEvent): Pointing {
  return {
    pointerType: event.pointerType,
    buttons: event.buttons,
    contactPx: Math.max(event.width, event.height),
  };
}

function capture(element: HTMLElement, pointerId: number): void {
  try {
    element.setPointerCapture(pointerId);
  } catch {
    // Already lifted (a tap shorter than a frame): the up event follows all the same.
  }
}
