import {
  type Aid,
  draggedBy,
  isWhole,
  type Place,
  WHOLE,
  type WindowCommand,
  type Zoom,
  zoomedAt,
  zoomedTo,
} from '../../core/session/index.ts';
import type { AidHand, Aim } from './aid-hand.ts';
import { apart, type Grip, gripOf, largerAid, movedAid, pinched, rectOf, touched } from './hand-moves.ts';

/**
 * A hand on the picture while it does not draw. Every movement is shown at once, in every window, past React and past
 * main; the session hears of it now and then, for windows that the channel does not reach, and when the hand lets go.
 */
export type GestureDeps = {
  readonly hand: AidHand;
  readonly aim: () => Aim;
  readonly seen: () => { readonly zoom: Zoom; readonly aid: Aid | null };
  readonly send: (command: WindowCommand) => void;
  /** The rectangle that is being drawn, or none. */
  readonly onRect: (rect: ReturnType<typeof rectOf> | null) => void;
  /** It was drawn to be cut out of what lies under it. */
  readonly onCut: (rect: ReturnType<typeof rectOf>, picture: HTMLElement) => void;
};

const SAY_EVERY_MS = 400;
const WHEEL_RESTS_MS = 250;
/** Less than this share of the picture is a tap and no rectangle. */
const TAP = 0.03;
const TAP_FACTOR = 2;
/** One notch of a wheel is 100 or 120. */
const wheelFactor = (deltaY: number) => Math.exp(-deltaY / 500);

type Down = { from: Place; at: Place; grip: Grip; rect: boolean };

export function attachGestures(catcher: HTMLElement, deps: GestureDeps): () => void {
  const { hand, aim, seen, send, onRect, onCut } = deps;
  const downs = new Map<number, Down>();
  const stop = new AbortController();
  let saidMs = 0;
  let unsaid: WindowCommand | null = null;
  let wheelTimer = 0;
  let sayTimer = 0;

  function say(command: WindowCommand): void {
    unsaid = command;
    const waitsMs = SAY_EVERY_MS - (performance.now() - saidMs);
    if (waitsMs <= 0) sayNow();
    else if (sayTimer === 0) sayTimer = window.setTimeout(sayNow, waitsMs);
  }

  function sayNow(): void {
    clearTimeout(sayTimer);
    sayTimer = 0;
    const { zoom, aid } = hand.live();
    const command = unsaid;
    unsaid = null;
    // Nothing of it is left where a key was pressed meanwhile.
    if (!command || !(zoom || aid)) return;
    saidMs = performance.now();
    send(command);
  }

  function enlarge(zoom: Zoom): void {
    hand.show({ zoom });
    say({ type: 'zoom', zoom });
  }

  function change(aid: Aid): void {
    hand.show({ aid });
    say({ type: 'aid', aid });
  }

  function letGo(): void {
    sayNow();
    hand.letGo();
  }

  const placeOf = (event: MouseEvent): Place => {
    const box = catcher.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };

  function down(event: PointerEvent): void {
    if (event.button > 0 || aim() === 'layout' || aim() === 'regions') return;
    event.preventDefault();
    catcher.setPointerCapture(event.pointerId);
    const at = placeOf(event);
    const { zoom, aid } = seen();
    const rect = aim() === 'cut' || (aim() === 'zoom' && (isWhole(zoom) || event.shiftKey));
    downs.set(event.pointerId, { from: at, at, grip: aid ? gripOf(aid, at) : 'move', rect });
    if (downs.size > 1) onRect(null);
    if (aim() === 'laser') hand.light({ ...at, draws: true });
    if (aim() === 'aid' && aid && touched(aid, at) !== aid) change(touched(aid, at));
  }

  function move(event: PointerEvent): void {
    const at = placeOf(event);
    const one = downs.get(event.pointerId);
    if (aim() === 'laser') {
      // Every point between two frames: a fast ring would else have corners. Absent without a secure context.
      const between = event.getCoalescedEvents?.() ?? [];
      for (const each of between.length > 0 ? between : [event]) hand.light({ ...placeOf(each), draws: Boolean(one) });
      return;
    }
    const { zoom, aid } = seen();
    if (!one) {
      if (aim() === 'aid' && aid?.kind === 'magnifier' && event.pointerType !== 'touch')
        change({ ...aid, ...held(at) });
      return;
    }
    const before = one.at;
    one.at = at;
    if (downs.size > 2) return;
    const by = { x: at.x - before.x, y: at.y - before.y };
    if (downs.size === 2) pinch(event.pointerId, before);
    else if (aim() === 'aid' && aid) change(movedAid(aid, one.grip, at, by));
    else if (one.rect) onRect(rectOf(one.from, at));
    else if (aim() !== 'cut') enlarge(draggedBy(zoom, by));
  }

  function pinch(moved: number, before: Place): void {
    const other = [...downs].find(([id]) => id !== moved)?.[1];
    const own = downs.get(moved);
    if (!own || !other) return;
    const { zoom, aid } = seen();
    const was = [before, other.at] as const;
    const is = [own.at, other.at] as const;
    own.rect = false;
    other.rect = false;
    if (aim() === 'aid' && aid) change(largerAid(aid, apart(is) / Math.max(apart(was), 0.01)));
    else enlarge(pinched(zoom, was, is));
  }

  function up(event: PointerEvent): void {
    const one = downs.get(event.pointerId);
    if (!one) return;
    downs.delete(event.pointerId);
    if (aim() === 'laser') {
      hand.light(event.pointerType === 'mouse' ? { ...placeOf(event), draws: false } : null);
      return;
    }
    if (one.rect && event.type === 'pointerup') finishRect(one);
    onRect(null);
    if (downs.size === 0) letGo();
  }

  function finishRect({ from, at }: Down): void {
    const { zoom } = seen();
    const rect = rectOf(from, at);
    const isTap = rect.width < TAP && rect.height < TAP;
    if (aim() === 'cut') {
      if (!isTap && catcher.parentElement) onCut(rect, catcher.parentElement);
      return;
    }
    enlarge(isTap ? zoomedAt(zoom, from, TAP_FACTOR) : zoomedTo(zoom, rect));
  }

  function wheel(event: WheelEvent): void {
    // Beside the pen a wheel that is brushed must not move the class's picture. A pinch on a touchpad comes with Ctrl.
    if (!event.ctrlKey && aim() === 'ink') return;
    event.preventDefault();
    const factor = wheelFactor(event.ctrlKey && Math.abs(event.deltaY) < 50 ? event.deltaY * 5 : event.deltaY);
    const { zoom, aid } = seen();
    if (aim() === 'aid' && aid) change(largerAid(aid, factor));
    else enlarge(zoomedAt(zoom, placeOf(event), factor));
    clearTimeout(wheelTimer);
    wheelTimer = window.setTimeout(letGo, WHEEL_RESTS_MS);
  }

  function leave(): void {
    if (aim() === 'laser' && downs.size === 0) hand.light(null);
  }

  function doublePress(): void {
    if (aim() === 'aid' || aim() === 'laser' || isWhole(seen().zoom)) return;
    enlarge(WHOLE);
    letGo();
  }

  const options = { signal: stop.signal };
  catcher.addEventListener('pointerdown', down, options);
  catcher.addEventListener('pointermove', move, options);
  catcher.addEventListener('pointerup', up, options);
  catcher.addEventListener('pointercancel', up, options);
  catcher.addEventListener('pointerleave', leave, options);
  catcher.addEventListener('dblclick', doublePress, options);
  // On the picture itself: the wheel acts beside the pen too, where nothing is caught.
  (catcher.parentElement ?? catcher).addEventListener('wheel', wheel, { ...options, passive: false });
  return () => {
    stop.abort();
    clearTimeout(wheelTimer);
    clearTimeout(sayTimer);
    hand.letGo();
  };
}

const held = ({ x, y }: Place): Place => ({ x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) });
