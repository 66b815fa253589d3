import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type Aid, type Layout, type SessionState, type View, WHOLE, type Zoom } from '../../core/session/index.ts';
import type { AidHand, Aim } from './aid-hand.ts';

/** How this window shows the picture at this moment: as the session says, or as a hand is just moving it. */
export function seenNow(hand: AidHand, view: View, held: boolean): { readonly zoom: Zoom; readonly aid: Aid | null } {
  const { zoom, aid } = held ? { zoom: null, aid: null } : hand.live();
  // A hand moves the aid that is there; one that has been taken away is not brought back by it.
  return { zoom: zoom ?? view.zoom, aid: aid && aid.kind === view.aid?.kind ? aid : view.aid };
}

export function useSeenZoom(hand: AidHand, view: View, held: boolean): Zoom {
  return useSyncExternalStore(hand.watch, () => seenNow(hand, view, held).zoom);
}

/** The layout under a hand that is moving a part of it; of the kind that is shown. */
export function useSeenLayout(hand: AidHand, view: View): Layout {
  return useSyncExternalStore(hand.watch, () => {
    const { layout } = isHeld(view) ? { layout: null } : hand.live();
    return layout?.kind === view.layout.kind ? layout : view.layout;
  });
}

export function useSeenAid(hand: AidHand, view: View, held: boolean): Aid | null {
  return useSyncExternalStore(hand.watch, () => seenNow(hand, view, held).aid);
}

/** What the pointer does on the picture; an aid that has gone gives the pen back. */
export function useAim(hand: AidHand, { aid }: Pick<SessionState, 'aid'>): Aim {
  const aim = useSyncExternalStore(hand.watch, hand.aim);
  const had = useRef(false);
  useEffect(() => {
    // Not before it has come: the hand takes it while main is still being asked.
    if (had.current && !aid && hand.aim() === 'aid') hand.take('ink');
    had.current = aid !== null;
  }, [hand, aid]);
  return aim === 'aid' && !aid ? 'ink' : aim;
}

/** A hand that has let go is done with when the session's own word has come. */
export function useSettled(hand: AidHand, { zoom, aid, layout }: View): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new word of the session about them, not their content
  useEffect(() => hand.settled(), [hand, zoom, aid, layout]);
}

/** A held picture is not moved by a hand that is looking ahead. */
export function isHeld(view: View): boolean {
  return view.inkUpTo !== null;
}

/** Where the whole picture's own corner is, in shares of what is seen. */
export function corner({ scale, x, y }: Zoom = WHOLE): { readonly x: number; readonly y: number } {
  return { x: 0.5 - x * scale, y: 0.5 - y * scale };
}
