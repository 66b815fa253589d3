import * as v from 'valibot';
import { type Aid, type Layout, LiveAid, type Zoom } from '../../core/session/index.ts';

export const aidChannelName = 'lectern-aids';

/** What the pointer does on the picture in this window. */
export type Aim = 'ink' | 'pointer' | 'zoom' | 'laser' | 'aid' | 'layout' | 'regions';

/** Where the laser's light is; null: it is out. */
export type Light = { readonly x: number; readonly y: number; readonly draws: boolean } | null;

/** What a hand shows at this moment, ahead of the session; null: as the session says. */
export type Live = { readonly zoom: Zoom | null; readonly aid: Aid | null; readonly layout: Layout | null };

/** The aids in one window's hand, and what the hands of the other windows do. */
export type AidHand = {
  aim(): Aim;
  take(aim: Aim): void;
  live(): Live;
  watch(hear: () => void): () => void;
  /** Under the hand: seen at once, here and in the other windows. */
  show(change: { readonly zoom?: Zoom; readonly aid?: Aid; readonly layout?: Layout }): void;
  letGo(): void;
  /** A key or a button has spoken: what the hand was about is over. */
  drop(): void;
  /** The session has said how it is now. */
  settled(): void;
  light(light: Light): void;
  onLight(hear: (light: Light) => void): () => void;
  close(): void;
};

type ChannelLike = Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>;
type After = (ms: number, then: () => void) => () => void;

/** A hand has let go and the session's word is on its way; should it be refused, the picture goes back. */
const SETTLES_WITHIN_MS = 600;
/**
 * A hand that rests so long has told the session long since where it is, and one whose window was closed in the middle of
 * a movement never lets go.
 */
const RESTS_MS = 5000;
const nothing: Live = { zoom: null, aid: null, layout: null };

/** `fromMain`: hears of the laser in the hand of a phone, which no channel between windows reaches. */
export function createAidHand(
  channel: ChannelLike | null,
  after: After = laterBy,
  fromMain: (hear: (message: LiveAid) => void) => void = () => undefined,
): AidHand {
  let aim: Aim = 'ink';
  let live = nothing;
  let leaving = false;
  let stopWaiting = (): void => undefined;
  const watchers = new Set<() => void>();
  const lights = new Set<(light: Light) => void>();

  function tell(): void {
    for (const hear of [...watchers]) hear();
  }

  function set(next: Live): void {
    live = next;
    tell();
  }

  function leave(): void {
    leaving = true;
    stopWaiting();
    stopWaiting = after(SETTLES_WITHIN_MS, settled);
  }

  function forget(): void {
    leaving = true;
    settled();
  }

  function settled(): void {
    if (!leaving) return;
    leaving = false;
    stopWaiting();
    if (live !== nothing) set(nothing);
  }

  function hear(message: LiveAid): void {
    if (message.type === 'shown') {
      leaving = false;
      stopWaiting();
      stopWaiting = after(RESTS_MS, forget);
      const { zoom, aid, layout } = message;
      set({ zoom: zoom ?? live.zoom, aid: aid ?? live.aid, layout: layout ?? live.layout });
    } else if (message.type === 'letGo') leave();
    else for (const each of [...lights]) each(message.type === 'dark' ? null : message);
  }

  const say = (message: LiveAid): void => {
    channel?.postMessage(message);
    hear(message);
  };
  channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = v.safeParse(LiveAid, event.data);
    if (message.success) hear(message.output);
  });
  fromMain(hear);

  return {
    aim: () => aim,
    take(next) {
      if (aim === next) return;
      if (aim === 'laser') say({ type: 'dark' });
      aim = next;
      tell();
    },
    live: () => live,
    watch(hear) {
      watchers.add(hear);
      return () => watchers.delete(hear);
    },
    show: (change) => say({ type: 'shown', ...change }),
    letGo: () => say({ type: 'letGo' }),
    drop() {
      if (live === nothing) return;
      say({ type: 'letGo' });
      settled();
    },
    settled,
    light: (light) => say(light ? { type: 'laser', ...light } : { type: 'dark' }),
    onLight(hear) {
      lights.add(hear);
      return () => lights.delete(hear);
    },
    close: () => channel?.close(),
  };
}

function laterBy(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}
