import { type Aid, draggedBy, type Place, type Rect, type Zoom, zoomedAt } from '../../core/session/index.ts';

/** What a hand's movement makes of an aid or of the enlarged picture. Places and movements are shares of what is seen. */

const RADIUS = { min: 0.06, max: 0.6 };
/** Within so much of the circle's rim, in shares of the height, the rim is meant and not what it encloses. */
const RIM = 0.04;
const LENS = { min: 1.5, max: 4 };
const ASPECT = 16 / 9;

export type Grip = 'move' | 'rim';

/** What of a spotlight is taken hold of; a touch far outside brings the light there. */
export function gripOf(aid: Aid, at: Place): Grip {
  return aid.kind === 'spotlight' && Math.abs(fromMiddle(aid, at) - aid.radius) < RIM ? 'rim' : 'move';
}

/** The aid as it is when it is first touched there. */
export function touched(aid: Aid, at: Place): Aid {
  if (aid.kind === 'magnifier') return { ...aid, ...at };
  return aid.kind === 'spotlight' && fromMiddle(aid, at) > aid.radius + RIM ? { ...aid, ...at } : aid;
}

export function movedAid(aid: Aid, grip: Grip, at: Place, by: Place): Aid {
  switch (aid.kind) {
    case 'spotlight':
      return grip === 'rim'
        ? { ...aid, radius: between(RADIUS.min, fromMiddle(aid, at), RADIUS.max) }
        : { ...aid, x: share(aid.x + by.x), y: share(aid.y + by.y) };
    case 'magnifier':
      return { ...aid, x: share(aid.x + by.x), y: share(aid.y + by.y) };
    case 'curtain': {
      const along = { left: by.x, right: -by.x, top: by.y, bottom: -by.y }[aid.side];
      return { ...aid, share: share(aid.share + along) };
    }
  }
}

/** A larger circle, a stronger lens, a curtain further drawn. */
export function largerAid(aid: Aid, factor: number): Aid {
  switch (aid.kind) {
    case 'spotlight':
      return { ...aid, radius: between(RADIUS.min, aid.radius * factor, RADIUS.max) };
    case 'magnifier':
      return { ...aid, scale: between(LENS.min, aid.scale * factor, LENS.max) };
    case 'curtain':
      return { ...aid, share: share(aid.share + (factor - 1) / 4) };
  }
}

/** Two fingers: larger by how far they go apart, along with the place between them. */
export function pinched(zoom: Zoom, before: readonly [Place, Place], after: readonly [Place, Place]): Zoom {
  const from = between2(before);
  const to = between2(after);
  const factor = apart(after) / Math.max(apart(before), 0.01);
  return zoomedAt(draggedBy(zoom, { x: to.x - from.x, y: to.y - from.y }), to, factor);
}

export function apart([a, b]: readonly [Place, Place]): number {
  return Math.hypot((a.x - b.x) * ASPECT, a.y - b.y);
}

/** The rectangle between two places, held to the picture. */
export function rectOf(a: Place, b: Place): Rect {
  const [left, top] = [share(Math.min(a.x, b.x)), share(Math.min(a.y, b.y))];
  return { x: left, y: top, width: share(Math.max(a.x, b.x)) - left, height: share(Math.max(a.y, b.y)) - top };
}

function fromMiddle({ x, y }: Place, at: Place): number {
  return Math.hypot((at.x - x) * ASPECT, at.y - y);
}

const between2 = ([a, b]: readonly [Place, Place]): Place => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));
const share = (value: number): number => between(0, value, 1);
