import { useEffect, useState } from 'react';

/** Between two strokes of one word a hand is off the glass for less than this. */
const HAND_OFF_MS = 800;

/**
 * Whether the tools are out, given that they are wanted. The touch that pauses is the beginning of a stroke: a picture
 * that stepped aside at once would move away under the pen, so the dock waits until the hand has rested.
 */
export function useToolsOut(wanted: boolean, handOn: boolean): boolean {
  const [out, setOut] = useState(wanted);
  if (out !== wanted && !(wanted && handOn)) setOut(wanted);
  return out && wanted;
}

/** What stands behind 更多 is put away with the tools. */
export function useMoreOpen(toolsOut: boolean): readonly [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  if (open && !toolsOut) setOpen(false);
  return [open, setOpen];
}

/**
 * True from a touch, of any pointer, until none has touched for `HAND_OFF_MS`. To be called before any other hook that
 * hears the same touch: React renders between two listeners of one event.
 */
export function useHandOnGlass(): boolean {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const pointers = new Set<number>();
    let rest: ReturnType<typeof setTimeout> | undefined;
    const down = ({ pointerId }: PointerEvent) => {
      pointers.add(pointerId);
      clearTimeout(rest);
      setOn(true);
    };
    const up = ({ pointerId }: PointerEvent) => {
      pointers.delete(pointerId);
      clearTimeout(rest);
      if (pointers.size === 0) rest = setTimeout(() => setOn(false), HAND_OFF_MS);
    };
    const listening = { capture: true };
    window.addEventListener('pointerdown', down, listening);
    window.addEventListener('pointerup', up, listening);
    window.addEventListener('pointercancel', up, listening);
    return () => {
      clearTimeout(rest);
      window.removeEventListener('pointerdown', down, listening);
      window.removeEventListener('pointerup', up, listening);
      window.removeEventListener('pointercancel', up, listening);
    };
  }, []);
  return on;
}
