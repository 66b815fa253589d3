import { useEffect } from 'react';
import { useLectern, useStore } from '../state/index.ts';

export type DockSide = 'left' | 'right';

/** The middle of the glass says nothing about where the teacher stands. */
const SIDE_SHARE = 0.4;

/**
 * The side of the last touch, kept by the settings. It changes only while the tools are away: a dock that moves
 * under the hand that draws would be worse than one on the far side.
 */
export function useDockSide(toolsOut: boolean): DockSide {
  const { settings, changeSettings } = useLectern();
  const { dockSide } = useStore(settings);
  useEffect(() => {
    if (toolsOut) return;
    const touched = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') return;
      const side = sideOf(event.clientX / window.innerWidth);
      if (side && side !== dockSide) void changeSettings({ dockSide: side });
    };
    window.addEventListener('pointerdown', touched, { capture: true });
    return () => window.removeEventListener('pointerdown', touched, { capture: true });
  }, [toolsOut, dockSide, changeSettings]);
  return dockSide;
}

export function sideOf(share: number): DockSide | null {
  if (share < SIDE_SHARE) return 'left';
  return share > 1 - SIDE_SHARE ? 'right' : null;
}
