import {
  type Aid,
  type AidKind,
  draggedBy,
  type SessionState,
  WHOLE,
  type WindowCommand,
  type Zoom,
  zoomedAt,
} from '../../core/session/index.ts';
import type { AidHand, Aim } from './aid-hand.ts';
import { largerAid, movedAid } from './hand-moves.ts';

export type AidActions = ReturnType<typeof aidActions>;

const STEP = 1.25;
const MOVE = 0.08;
const MIDDLE = { x: 0.5, y: 0.5 };
/** Time to think of a question, where nobody said how long. */
const COUNTDOWN_SECONDS = 60;

const first: { readonly [Kind in AidKind]: Aid } = {
  spotlight: { kind: 'spotlight', ...MIDDLE, radius: 0.22 },
  curtain: { kind: 'curtain', side: 'bottom', share: 0.6 },
  magnifier: { kind: 'magnifier', ...MIDDLE, scale: 2 },
};

/** What buttons and keys do with the aids. What is larger, smaller or moved is the aid in hand, else the picture. */
export function aidActions(state: SessionState, hand: AidHand, send: (command: WindowCommand) => Promise<void>) {
  const { aid, countdown } = state;
  /** What a hand has just made of it may be on its way to main still. */
  const zoomed = () => hand.live().zoom ?? state.zoom;
  const enlarge = (next: Zoom) => {
    const zoom = zoomed();
    hand.drop();
    if (next.scale !== zoom.scale || next.x !== zoom.x || next.y !== zoom.y) void send({ type: 'zoom', zoom: next });
  };
  const change = (next: Aid | null) => {
    hand.drop();
    void send({ type: 'aid', aid: next });
  };
  const size = (factor: number) => (aid ? change(largerAid(aid, factor)) : enlarge(zoomedAt(zoomed(), MIDDLE, factor)));
  /** The window onto the picture goes there; an aid too. */
  const move = (x: number, y: number) =>
    aid ? change(movedAid(aid, 'move', MIDDLE, { x, y })) : enlarge(draggedBy(zoomed(), { x: -x, y: -y }));
  const away = () => {
    change(null);
    if (hand.aim() === 'aid') hand.take('ink');
  };
  const takeAid = (kind: AidKind) => {
    if (aid?.kind === kind) return away();
    change(first[kind]);
    hand.take('aid');
  };
  const aimOr = (aim: Aim) => () => hand.take(hand.aim() === aim ? 'ink' : aim);
  return {
    takeZoom: aimOr('zoom'),
    takeLaser: aimOr('laser'),
    takePointer: () => hand.take('pointer'),
    takeInk: () => hand.take('ink'),
    takeAid,
    /** Of the aid that is there: another side, another place. */
    change,
    larger: () => size(STEP),
    smaller: () => size(1 / STEP),
    whole: () => enlarge(WHOLE),
    left: () => move(-MOVE, 0),
    right: () => move(MOVE, 0),
    up: () => move(0, -MOVE),
    down: () => move(0, MOVE),
    count: (seconds: number | null) => void send({ type: 'countdown', seconds }),
    toggleCountdown: () => void send({ type: 'countdown', seconds: countdown ? null : COUNTDOWN_SECONDS }),
    holdCountdown: () => void send({ type: 'holdCountdown', held: countdown?.kind !== 'held' }),
    lengthen: (bySeconds: number) => void send({ type: 'lengthenCountdown', bySeconds }),
    /** The top thing goes: what is in hand, the aid, the countdown, and last the enlarged picture. */
    close() {
      if (['zoom', 'laser', 'layout', 'regions', 'cut'].includes(hand.aim())) return hand.take('ink');
      if (aid) return away();
      if (countdown) return void send({ type: 'countdown', seconds: null });
      enlarge(WHOLE);
    },
  };
}
