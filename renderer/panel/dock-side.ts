import { useEffect, useRef } from 'react';
import { useLectern, useStore } from '../state/index.ts';

export type DockSide = 'left' | 'right';

/** The middle of the glass says nothing about where the teacher stands. */
const SIDE_SHARE = 0.4;
/** So many touches one after the other are a word that is written there, not a line drawn across. */
const FAR_TOUCHES = 4;

/** The touches on one side, none of the other side between them. */
export type SideRun = { readonly side: DockSide; readonly touches: number };

/**
 * The side of the last touch, kept by the settings. While the tools are away one touch tells it. While they are out a
 * dock that moved under the hand that draws would be worse than one on the far side: it follows a teacher who has
 * walked over and writes there, once the hand is off the glass.
 */
export function useDockSide(toolsOut: boolean, handOn: boolean): DockSide {
  const { settings, changeSettings } = useLectern();
  const { dockSide } = useStore(settings);
  const run = useRef<SideRun | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a side that was just taken stands until the next touches
  useEffect(() => {
    run.current = null;
  }, [dockSide]);
  useEffect(() => {
    const touched = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') return;
      run.current = afterTouch(run.current, sideOf(event.clientX / window.innerWidth));
      const side = wantedSide(run.current, toolsOut);
      if (!toolsOut && side && side !== dockSide) void changeSettings({ dockSide: side });
    };
    window.addEventListener('pointerdown', touched, { capture: true });
    return () => window.removeEventListener('pointerdown', touched, { capture: true });
  }, [toolsOut, dockSide, changeSettings]);
  useEffect(() => {
    const side = handOn ? null : wantedSide(run.current, toolsOut);
    if (side && side !== dockSide) void changeSettings({ dockSide: side });
  }, [handOn, toolsOut, dockSide, changeSettings]);
  return dockSide;
}

export function sideOf(share: number): DockSide | null {
  if (share < SIDE_SHARE) return 'left';
  return share > 1 - SIDE_SHARE ? 'right' : null;
}

export function afterTouch(run: SideRun | null, side: DockSide | null): SideRun | null {
  if (!side) return run;
  return run?.side === side ? { side, touches: run.touches + 1 } : { side, touches: 1 };
}

export function wantedSide(run: SideRun | null, toolsOut: boolean): DockSide | null {
  return run && (!toolsOut || run.touches >= FAR_TOUCHES) ? run.side : null;
}
