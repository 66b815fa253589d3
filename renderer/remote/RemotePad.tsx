import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { Words } from '../words/index.ts';
import './RemotePad.css';
import type { Place, Thumb } from './thumb.ts';

type Props = { readonly thumb: Thumb; readonly t: Words['t'] };

const STEP = 0.03;
const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};
const held = (value: number) => Math.min(1, Math.max(0, value));

/** It stands for the picture as the class sees it: where the thumb is, the light is. A keyboard's arrows move it too. */
export function RemotePad({ thumb, t }: Props) {
  const last = useRef<Place>({ x: 0.5, y: 0.5 });
  // Whatever takes the pad away takes the light with it.
  useEffect(() => thumb.lift, [thumb]);
  const shine = (place: Place) => {
    last.current = place;
    thumb.at(place);
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    shine({ x: held((event.clientX - box.left) / box.width), y: held((event.clientY - box.top) / box.height) });
  };
  const key = (event: KeyboardEvent) => {
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    shine({ x: held(last.current.x + way[0]), y: held(last.current.y + way[1]) });
  };
  return (
    <button
      type="button"
      className="remote-pad"
      data-testid="remote-pad"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={follow}
      onPointerUp={thumb.lift}
      onPointerCancel={thumb.lift}
      onKeyDown={key}
      onKeyUp={thumb.lift}
      onBlur={thumb.lift}
    >
      {t('remote.padHint')}
    </button>
  );
}
