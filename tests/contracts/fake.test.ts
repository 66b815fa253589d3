import type { WindowId } from '../../core/words/index.ts';
import { machineClock } from '../../main/host/common/index.ts';
import { createFakeHost, fakeDisplay } from '../../main/host/fake/index.ts';
import type { Body } from './body.ts';
import { makeEcho } from './echo.process.ts';
import { hostContract } from './host.contract.ts';
import { echoEntry } from './processes.contract.ts';

type Heard = { name: string; payload: unknown }[];

async function boot(): Promise<Body> {
  const two = [fakeDisplay('one', 0), fakeDisplay('two', 1920)];
  const fake = createFakeHost({ clock: machineClock(), displays: two, services: { [echoEntry]: makeEcho } });
  const heard = new Map<WindowId, Heard>();
  const windowOf = (windowId: WindowId) => {
    const window = fake.windows.window(windowId);
    if (!window) throw new Error(`no window ${windowId}`);
    return window;
  };
  const listen = (windowId: WindowId): void => {
    const list: Heard = [];
    heard.set(windowId, list);
    windowOf(windowId).bridge.listen((name, payload) => list.push({ name, payload }));
  };
  return {
    host: fake.host,
    hasPages: false,
    evaluate: () => Promise.reject(new Error('the fake host has no pages')),
    call(windowId, name, request) {
      if (!heard.has(windowId)) listen(windowId);
      return windowOf(windowId).bridge.call(name, request);
    },
    heard: async (windowId) => heard.get(windowId) ?? [],
    async reload(windowId) {
      windowOf(windowId).reload();
      listen(windowId);
    },
    closeByHand: async (windowId) => windowOf(windowId).close(),
    async whereIs(windowId) {
      const { display } = windowOf(windowId);
      return display ?? { x: 0, y: 0, width: 0, height: 0 };
    },
    isMinimized: async (windowId) => windowOf(windowId).minimized,
    raiseByHand: (windowId) => void fake.host.windows.focus(windowId),
    isKeptOn: async () => fake.isAwake(),
    pressGlobally: (key) => void fake.pressGlobally(key),
    switchDisplay: async (on) => fake.setDisplays(on ? two : two.slice(0, 1)),
    startSecond: async () => fake.startSecond(),
    opened: () => fake.opened,
    sleepAndWake() {
      fake.sleep();
      fake.wake();
    },
    ended: fake.ended,
    dispose: async () => undefined,
  };
}

hostContract('fake', boot);
