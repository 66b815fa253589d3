import type { Bridge, Caller, Display, EventName, WindowRole } from '../../../core/contract/index.ts';
import type { WindowId } from '../../../core/words/index.ts';
import type { Log } from '../../log.ts';
import { createHearers, deferred } from '../common/index.ts';
import { createDoor, type Door, mayHear } from '../door/index.ts';
import type { Carrier, Respond, Windows } from '../ports.ts';

export type FakeWindow = {
  readonly windowId: WindowId;
  readonly role: WindowRole;
  readonly display: Display | null;
  readonly fullScreen: boolean;
  /** How often it was brought to the front. */
  readonly focused: number;
  readonly minimized: boolean;
  /** What its page sees. A page that was reloaded has a new one; the old one hears nothing more. */
  readonly bridge: Bridge;
  reload(): void;
  /** As a person closes it. */
  close(): void;
};

export type FakeWindows = {
  readonly port: Windows;
  readonly carrier: Carrier;
  readonly respond: Promise<Respond>;
  readonly all: readonly FakeWindow[];
  window(windowId: WindowId): FakeWindow | undefined;
  /** As a person opens an address by hand. */
  openByHand(role: WindowRole): FakeWindow;
};

type Receive = (name: string, payload: unknown) => void;
type Shown = {
  readonly caller: Caller;
  display: Display | null;
  fullScreen: boolean;
  focused: number;
  minimized: boolean;
  came: boolean;
  receivers: Set<Receive>;
  bridge: Bridge;
};

type Options = { readonly log: Log; readonly canOpen: boolean };

const untouched = { focused: 0, minimized: false, came: false };
const gone = { ok: false, error: { code: 'gone' } } as const;

export function createFakeWindows({ log, canOpen }: Options): FakeWindows {
  const shown = new Map<WindowId, Shown>();
  const changes = createHearers<Parameters<Parameters<Windows['onChange']>[0]>[0]>();
  const raised = createHearers<WindowId>();
  const doorReady = deferred<Door>();
  const respondReady = deferred<Respond>();
  let lastId = 0;

  function make(role: WindowRole, display: Display | null, fullScreen: boolean): Shown {
    lastId += 1;
    const caller: Caller = { windowId: `${role}-${lastId}` as WindowId, role };
    const receivers = new Set<Receive>();
    const one: Shown = { caller, display, fullScreen, ...untouched, receivers, bridge: never };
    one.bridge = bridgeOf(one);
    shown.set(caller.windowId, one);
    return one;
  }

  function bridgeOf(one: Shown): Bridge {
    const receivers = new Set<Receive>();
    one.receivers = receivers;
    const alive = (): boolean => shown.get(one.caller.windowId) === one && one.receivers === receivers;
    return {
      async call(name, request) {
        if (!alive()) return gone;
        if (!one.came) {
          one.came = true;
          changes.tell({ kind: 'came', ...one.caller });
        }
        // Copies both ways, as over a wire: neither side may share an object with the other.
        const sent: unknown = structuredClone(request);
        const door = await doorReady.promise;
        const answer = await door.answer(one.caller, name, sent, (result) => structuredClone(result));
        return alive() ? answer : gone;
      },
      listen(receive) {
        receivers.add(receive);
        return () => void receivers.delete(receive);
      },
      pathOf: () => '',
    };
  }

  function close(one: Shown): void {
    if (!shown.delete(one.caller.windowId)) return;
    if (one.came) changes.tell({ kind: 'went', ...one.caller });
  }

  const view = (one: Shown): FakeWindow => ({
    ...one.caller,
    display: one.display,
    fullScreen: one.fullScreen,
    focused: one.focused,
    minimized: one.minimized,
    bridge: one.bridge,
    reload() {
      one.bridge = bridgeOf(one);
    },
    close: () => close(one),
  });

  return {
    port: {
      canOpen,
      sandboxed: true,
      givesPaths: false,
      open: async ({ role, display, fullScreen }) => make(role, display, fullScreen).caller.windowId,
      async toggleFullScreen(windowId) {
        const one = shown.get(windowId);
        if (one) one.fullScreen = !one.fullScreen;
        return one !== undefined;
      },
      async place(windowId, display, fullScreen) {
        const one = shown.get(windowId);
        if (one) Object.assign(one, { display, fullScreen });
      },
      async focus(windowId) {
        const one = shown.get(windowId);
        if (!one) return;
        const wasMinimized = one.minimized;
        Object.assign(one, { focused: one.focused + 1, minimized: false });
        if (wasMinimized) raised.tell(windowId);
      },
      async minimize(windowId) {
        const one = shown.get(windowId);
        if (one) one.minimized = true;
      },
      async close(windowId) {
        const one = shown.get(windowId);
        if (one) close(one);
      },
      address: (role) => (canOpen ? null : `fake://lectern/${role}`),
      onChange: changes.add,
      onRaised: raised.add,
    },
    carrier: {
      serve(handlers, respond) {
        // Simulations find what an app would only log.
        doorReady.resolve(createDoor({ handlers, log, checkAnswers: true }));
        respondReady.resolve(respond);
      },
      send(name: EventName, payload: unknown, to?: WindowId) {
        for (const { caller, receivers } of [...shown.values()]) {
          if ((to !== undefined && caller.windowId !== to) || !mayHear(caller.role, name)) continue;
          for (const receive of [...receivers]) receive(name, structuredClone(payload));
        }
      },
    },
    respond: respondReady.promise,
    get all() {
      return [...shown.values()].map(view);
    },
    window(windowId) {
      const one = shown.get(windowId);
      return one && view(one);
    },
    openByHand: (role) => view(make(role, null, false)),
  };
}

const never: Bridge = { call: async () => gone, listen: () => () => undefined, pathOf: () => '' };
