import type { ReactNode } from 'react';
import type { View, Zoom } from '../../core/session/index.ts';
import type { AidHand } from './aid-hand.ts';
import { corner, isHeld, useSeenZoom, useSettled } from './seen.ts';
import { transformStyle, zoomStyle } from './zoom-style.ts';
import './aids.css';

type Props = { readonly hand: AidHand; readonly view: View; readonly children: ReactNode };

/** Tracks, board or page, enlarged as the session says, or as a hand is moving them. Drawn once, moved by CSS. */
export function ZoomFrame({ hand, view, children }: Props) {
  const zoom = useSeenZoom(hand, view, isHeld(view));
  useSettled(hand, view);
  return (
    <div className="aid-zoom" data-zoom={zoom.scale.toFixed(2)} style={zoomStyle(zoom)}>
      {children}
    </div>
  );
}

/**
 * The ink lies where the session has the picture, drawn sharp for it. While a hand moves the picture its canvas goes
 * along as it is, and is drawn anew when the hand lets go.
 */
export function InkFrame({ hand, view, children }: Props) {
  const zoom = useSeenZoom(hand, view, isHeld(view));
  return (
    <div className="aid-zoom" style={fromTo(view.zoom, zoom)}>
      {children}
    </div>
  );
}

function fromTo(drawn: Zoom, seen: Zoom) {
  if (drawn === seen) return undefined;
  const by = seen.scale / drawn.scale;
  const [from, to] = [corner(drawn), corner(seen)];
  return transformStyle(by, { x: to.x - from.x * by, y: to.y - from.y * by });
}
