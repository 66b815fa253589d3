import {
  type Bridge,
  type CallMain,
  type DoorError,
  type EventName,
  type EventPayload,
  wire,
} from '../core/contract/index.ts';

/**
 *   connecting ----> open <----> lost        `replaced`: a duplicated tab took this window's place; it stays so.
 *
 * While `lost`, calls answer `gone` at once: whoever called asks again when it hears `open`. On Electron the road
 * is open as long as main lives.
 */
export type BridgeState = 'connecting' | 'open' | 'lost' | 'replaced';

export type ConnectedBridge = Bridge & {
  readonly state: () => BridgeState;
  /** Returns the way to stop listening. */
  readonly onState: (hear: (state: BridgeState) => void) => () => void;
};

type Sent = (result: unknown) => void;

const RETRY_MS_MIN = 100;
const RETRY_MS_MAX = 3000;
const gone = { ok: false, error: { code: 'gone' } satisfies DoorError } as const;

/** The road to main: what Electron's preload laid, or a WebSocket to the server that this page came from. */
export function connectBridge(): ConnectedBridge {
  const { lectern } = globalThis as { lectern?: Bridge };
  if (lectern) return { ...lectern, state: () => 'open', onState: () => () => undefined };
  return overWebSocket(socketAddress(location));
}

/** Typed by the contract: `await call('library.search', { … })`. */
export function createCall(bridge: Bridge): CallMain {
  // The one place where plain data gets its type back: main answered it from the same table.
  return ((name: string, request: unknown) => bridge.call(name, request)) as CallMain;
}

/** Hears one kind of event. Returns the way to stop listening. */
export function listen<Name extends EventName>(
  bridge: Bridge,
  name: Name,
  hear: (payload: EventPayload<Name>) => void,
): () => void {
  return bridge.listen((heard, payload) => {
    if (heard === name) hear(payload as EventPayload<Name>);
  });
}

function socketAddress({ protocol, host, search }: Location): string {
  const windowId = new URLSearchParams(search).get('window') ?? '';
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${wire.path}?window=${encodeURIComponent(windowId)}`;
}

function overWebSocket(address: string): ConnectedBridge {
  const waiting = new Map<number, Sent>();
  const receivers = new Set<(name: string, payload: unknown) => void>();
  const watchers = new Set<(state: BridgeState) => void>();
  let state: BridgeState = 'connecting';
  let socket: WebSocket;
  let lastId = 0;
  let retryMs = RETRY_MS_MIN;
  /** Calls made before the first connection stands. */
  let early: string[] = [];

  function become(next: BridgeState): void {
    if (state === next) return;
    state = next;
    for (const hear of [...watchers]) hear(next);
  }

  function opened(): void {
    retryMs = RETRY_MS_MIN;
    for (const text of early) socket.send(text);
    early = [];
    become('open');
  }

  function received(text: string): void {
    const message = JSON.parse(text) as { id?: number; result?: unknown; name?: string; payload?: unknown };
    if (message.id === undefined) {
      for (const receive of [...receivers]) receive(message.name ?? '', message.payload);
      return;
    }
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  }

  function closed(code: number): void {
    early = [];
    for (const answer of waiting.values()) answer(gone);
    waiting.clear();
    if (code === wire.closeCodes.replaced) {
      become('replaced');
      return;
    }
    become('lost');
    setTimeout(connect, retryMs);
    retryMs = Math.min(retryMs * 2, RETRY_MS_MAX);
  }

  function connect(): void {
    socket = new WebSocket(address);
    socket.addEventListener('open', opened);
    socket.addEventListener('message', ({ data }) => received(String(data)));
    socket.addEventListener('close', ({ code }) => closed(code));
  }
  connect();

  return {
    call: (name, request) =>
      new Promise((answer) => {
        if (state === 'lost' || state === 'replaced') return answer(gone);
        lastId += 1;
        waiting.set(lastId, answer);
        const text = JSON.stringify({ id: lastId, name, request });
        if (state === 'open') socket.send(text);
        else early.push(text);
      }),
    listen(receive) {
      receivers.add(receive);
      return () => void receivers.delete(receive);
    },
    pathOf: () => '',
    state: () => state,
    onState(hear) {
      watchers.add(hear);
      return () => void watchers.delete(hear);
    },
  };
}
