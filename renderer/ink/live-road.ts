import * as v from 'valibot';
import { LiveInk } from '../../core/ink/index.ts';
import type { RecordId } from '../../core/words/index.ts';
import type { InkMain } from './main-road.ts';

/**
 * Points of strokes under way, window to window. A BroadcastChannel between pages of one origin takes a third
 * of the time of the way through main, but reaches only windows of the same browser profile. So each window
 * pings over it when it attaches, and when others come or go:
 *
 *   unknown --(as many pongs as other windows)--> channel        send over the channel
 *      |                                             ^
 *      +--(500 ms)--> main --(pongs, once a new window pings)            send over both, or over main alone
 *
 * While it is unknown whom the channel reaches, both roads are used. A receiver listens, for each stroke, to
 * the road that brought its beginning and not to the other, so nothing is drawn twice.
 */
export const inkChannelName = 'lectern-ink';
export const pongWithinMs = 500;

export type Road = 'unknown' | 'channel' | 'main';

export type LiveRoad = {
  send(message: LiveInk): void;
  hear(receive: (message: LiveInk) => void): () => void;
  /** How many other windows there are; asks again whom the channel reaches. */
  expect(others: number): void;
  road(): Road;
  close(): void;
};

type ChannelLike = Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>;

export type LiveRoadDeps = {
  readonly channel: ChannelLike | null;
  readonly main: Pick<InkMain, 'live' | 'onLive'>;
  readonly after: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly newId: () => string;
  readonly changed: () => void;
};

export function createLiveRoad({ channel, main, after, newId, changed }: LiveRoadDeps): LiveRoad {
  const receivers = new Set<(message: LiveInk) => void>();
  const roadOf = new Map<RecordId, 'channel' | 'main'>();
  const ownName = newId();
  const known = new Set<string>();
  let road: Road = channel === null ? 'main' : 'unknown';
  let others = 1;
  let nonce = '';
  let pongs = 0;
  let asking = new AbortController();

  function setRoad(next: Road): void {
    if (road === next) return;
    road = next;
    changed();
  }

  async function ask(): Promise<void> {
    if (channel === null) return;
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    nonce = newId();
    pongs = 0;
    channel.postMessage({ type: 'ping', nonce, from: ownName } satisfies LiveInk);
    await after(pongWithinMs, signal);
    if (!signal.aborted && pongs < others) setRoad('main');
  }

  function receive(message: LiveInk, from: 'channel' | 'main'): void {
    if (message.type === 'ping') {
      if (from !== 'channel') return;
      channel?.postMessage({ type: 'pong', nonce: message.nonce } satisfies LiveInk);
      // A window that just came up can now be reached, although it was not there to answer. Once for each: two that
      // miss a third would else ask each other for ever.
      const isNew = !known.has(message.from);
      known.add(message.from);
      if (isNew && road !== 'channel') void ask();
      return;
    }
    if (message.type === 'pong') {
      if (message.nonce !== nonce) return;
      pongs += 1;
      if (pongs >= others) setRoad('channel');
      return;
    }
    const chosen = roadOf.get(message.id);
    if (chosen === undefined) roadOf.set(message.id, from);
    else if (chosen !== from) return;
    if (message.type === 'cancel') roadOf.delete(message.id);
    for (const each of receivers) each(message);
    if (roadOf.size > 512) forgetOldest(roadOf);
  }

  channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = v.safeParse(LiveInk, event.data);
    if (message.success) receive(message.output, 'channel');
  });
  const stopMain = main.onLive((message) => receive(message, 'main'));
  void ask();

  return {
    send(message) {
      channel?.postMessage(message);
      if (road !== 'channel' && others > 0) main.live(message);
    },
    hear(receiver) {
      receivers.add(receiver);
      return () => receivers.delete(receiver);
    },
    expect(count) {
      if (count === others) return;
      others = count;
      if (count > 0) void ask();
    },
    road: () => road,
    close() {
      asking.abort();
      stopMain();
      channel?.close();
      receivers.clear();
    },
  };
}

function forgetOldest(map: Map<RecordId, unknown>): void {
  for (const id of map.keys()) {
    map.delete(id);
    if (map.size <= 256) return;
  }
}
