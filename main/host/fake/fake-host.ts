import type { Display } from '../../../core/contract/index.ts';
import { type DisplayId, fail, ok } from '../../../core/words/index.ts';
import { type Log, streamLog } from '../../log.ts';
import {
  createHearers,
  createLeaving,
  type MakeService,
  type ServiceLife,
  serveCalls,
  supervise,
} from '../common/index.ts';
import type { Clock, Host, LocalNetwork, Paths, Processes } from '../ports.ts';
import { createFakeWindows, type FakeWindows } from './fake-windows.ts';
import { createVirtualClock } from './virtual-clock.ts';

export type FakeHost = {
  readonly host: Host;
  readonly windows: FakeWindows;
  /** What was said where no window could. */
  readonly errors: readonly string[];
  /** Paths that a program of the PC was given. */
  readonly opened: readonly string[];
  setDisplays(displays: readonly Display[]): void;
  /** A second Lectern of this account is started and leaves again. */
  startSecond(): void;
  /** Whether the displays are kept on. */
  isAwake(): boolean;
  /** As a teacher presses it while another program has the keyboard; false: nobody holds it. */
  pressGlobally(key: 'F9'): boolean;
  sleep(): void;
  wake(): void;
  /** Saved and left. */
  readonly ended: Promise<void>;
};

export type FakeHostOptions = {
  readonly clock?: Clock;
  readonly paths?: Paths;
  readonly log?: Log;
  readonly displays?: readonly Display[];
  readonly canOpen?: boolean;
  /** Else there is none: a simulation opens nothing to others. */
  readonly localNetwork?: LocalNetwork;
  /** Service modules by the name of their entry. */
  readonly services?: Readonly<Record<string, MakeService>>;
};

export function createFakeHost(options: FakeHostOptions = {}): FakeHost {
  const clock = options.clock ?? createVirtualClock();
  const log = options.log ?? streamLog(() => undefined);
  const windows = createFakeWindows({ log, canOpen: options.canOpen ?? true });
  const leaving = createLeaving(clock, log);
  const displayChanges = createHearers();
  const seconds = createHearers();
  const sleeps = createHearers();
  const wakes = createHearers();
  const errors: string[] = [];
  const opened: string[] = [];
  const held = new Map<'F9', () => void>();
  let awake = false;
  let displays = options.displays ?? [fakeDisplay('one', 0)];
  let left: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    left = resolve;
  });

  return {
    windows,
    errors,
    opened,
    ended,
    isAwake: () => awake,
    pressGlobally(key) {
      const hear = held.get(key);
      hear?.();
      return hear !== undefined;
    },
    setDisplays(next) {
      displays = next;
      displayChanges.tell();
    },
    startSecond() {
      const [console] = windows.all.filter(({ role }) => role === 'console');
      if (console) void windows.port.focus(console.windowId);
      seconds.tell();
    },
    sleep: () => sleeps.tell(),
    wake: () => wakes.tell(),
    host: {
      kind: 'fake',
      clock,
      paths: options.paths ?? { shared: '/fake/shared', account: '/fake/account', resources: '/fake/resources' },
      displays: { list: async () => displays, onChange: displayChanges.add },
      windows: windows.port,
      carrier: windows.carrier,
      dialogs: { showError: async (title, text) => void errors.push(`${title}: ${text}`), choosePlace: null },
      shell: { openDocument: async (path) => ok({ path: opened.push(path) }) },
      processes: fakeProcesses(options.services ?? {}, clock, log),
      localNetwork: options.localNetwork ?? noNetwork,
      globalKeys: {
        hold(key, hear) {
          if (held.has(key)) return null;
          held.set(key, hear);
          return () => void held.delete(key);
        },
      },
      power: {
        onSleep: sleeps.add,
        onWake: wakes.add,
        onBattery: () => false,
        keepAwake(next) {
          awake = next;
        },
      },
      instance: {
        claim: async () => true,
        onSecond: seconds.add,
        onQuit: leaving.onQuit,
        quit: () => void leaving.leave().then(left),
      },
    },
  };
}

const noNetwork: LocalNetwork = {
  addresses: () => [],
  listen: async () => fail({ code: 'addressGone' }),
};

export function fakeDisplay(id: string, x: number, changed: Partial<Display> = {}): Display {
  return {
    id: id as DisplayId,
    label: id,
    x,
    y: 0,
    width: 1920,
    height: 1080,
    scale: 1,
    primary: x === 0,
    touch: false,
    ...changed,
  };
}

/** In this very process, over the same messages as the real ones. */
function fakeProcesses(services: Readonly<Record<string, MakeService>>, clock: Clock, log: Log): Processes {
  return {
    start(entry, { memoryBytes, data }) {
      const make = services[entry];
      if (!make) throw new Error(`the fake host was given no service ${entry}`);
      return supervise({ name: entry, start: () => inProcess(make, data), memoryBytes, clock, log });
    },
  };
}

function inProcess(make: MakeService, data: unknown): ServiceLife {
  const toService = createHearers<unknown>();
  const fromService = createHearers<unknown>();
  const ends = createHearers<string>();
  let alive = true;
  serveCalls(make, structuredClone(data), {
    send: (message) => queueMicrotask(() => alive && fromService.tell(structuredClone(message))),
    onMessage: (hear) => void toService.add(hear),
  });
  return {
    send: (message) => queueMicrotask(() => alive && toService.tell(structuredClone(message))),
    onMessage: (hear) => void fromService.add(hear),
    onEnd: (hear) => void ends.add(hear),
    end() {
      if (!alive) return;
      alive = false;
      ends.tell('asked');
    },
  };
}
