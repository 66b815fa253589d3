import type { WebSocket } from 'ws';
import { type Caller, type EventName, type Handlers, wire } from '../../../core/contract/index.ts';
import type { WindowId } from '../../../core/words/index.ts';
import type { Log } from '../../log.ts';
import { deferred } from '../common/index.ts';
import { createDoor, type Door, mayHear } from '../door/index.ts';
import type { Carrier, Respond } from '../ports.ts';
import type { Attached } from './attached.ts';

export type BrowserCarrier = {
  readonly port: Carrier;
  /** What answers requests, once the app serves. */
  readonly respond: Promise<Respond>;
  take(socket: WebSocket, caller: Caller): void;
};

type Deps = { readonly attached: Attached; readonly log: Log; readonly checkAnswers: boolean };
type Open = { readonly socket: WebSocket; readonly caller: Caller };

/** A page that reads nothing for so long that this piles up is cut off; it attaches again by revision. */
const UNREAD_BYTES_MAX = 16 * 1024 * 1024;

export function createCarrier({ attached, log, checkAnswers }: Deps): BrowserCarrier {
  const open = new Map<WindowId, Open>();
  const doorReady = deferred<Door>();
  const respondReady = deferred<Respond>();

  async function receive(text: string, caller: Caller, socket: WebSocket): Promise<void> {
    const call = readCall(text);
    // Without a number nothing can be answered; no page of ours sends that.
    if (!call) return socket.close(wire.closeCodes.nonsense);
    const door = await doorReady.promise;
    const packed = await door.answer(caller, call.name, call.request, (result) =>
      JSON.stringify({ id: call.id, result }),
    );
    if (socket.readyState === socket.OPEN) socket.send(packed);
  }

  function send(name: EventName, payload: unknown, to?: WindowId): void {
    const packed = JSON.stringify({ name, payload });
    for (const { socket, caller } of open.values()) {
      if (to !== undefined && caller.windowId !== to) continue;
      if (!mayHear(caller.role, name) || socket.readyState !== socket.OPEN) continue;
      if (socket.bufferedAmount > UNREAD_BYTES_MAX) socket.terminate();
      else socket.send(packed);
    }
  }

  return {
    respond: respondReady.promise,
    port: {
      serve(handlers: Handlers, respond: Respond) {
        doorReady.resolve(createDoor({ handlers, log, checkAnswers }));
        respondReady.resolve(respond);
      },
      send,
    },
    take(socket, caller) {
      // A tab that was duplicated has the same id; the newer one is the window, the older one stops trying.
      open.get(caller.windowId)?.socket.close(wire.closeCodes.replaced);
      const mine: Open = { socket, caller };
      open.set(caller.windowId, mine);
      const disconnect = attached.connect(caller.windowId);
      socket.on('message', (data, isBinary) => {
        if (isBinary) return socket.close(wire.closeCodes.nonsense);
        receive(String(data), caller, socket).catch((error: unknown) => void log.fault('carrier', error));
      });
      // 'close' follows; without this an over-long message would end the process.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        if (open.get(caller.windowId) === mine) open.delete(caller.windowId);
        disconnect();
      });
    },
  };
}

function readCall(text: string): { id: number; name: unknown; request: unknown } | null {
  try {
    const call = JSON.parse(text) as { id?: unknown; name?: unknown; request?: unknown } | null;
    return typeof call?.id === 'number' ? { id: call.id, name: call.name, request: call.request } : null;
  } catch {
    return null;
  }
}
