import { afterEach, describe, expect, test } from 'vitest';
import type { LiveInk } from '../../core/ink/index.ts';
import { recordId, testPage } from '../../tests/ink/records.ts';
import { createLiveRoad, type LiveRoad } from './live-road.ts';

/** Node's own BroadcastChannel is the real thing, between contexts of one process. */
const open: LiveRoad[] = [];
let lane = 0;
afterEach(() => {
  for (const road of open.splice(0)) road.close();
});

function wires() {
  lane += 1;
  const hearers: ((message: LiveInk) => void)[] = [];
  const viaMain: LiveInk[] = [];
  let ids = 0;
  return {
    viaMain,
    name: `ink-test-${lane}`,
    road(connected = true): { road: LiveRoad; heard: LiveInk[]; timeOut: () => void } {
      const mine: { hear?: (message: LiveInk) => void } = {};
      let timeOut = (): void => undefined;
      const road = createLiveRoad({
        channel: connected ? (new BroadcastChannel(this.name) as unknown as BroadcastChannel) : null,
        main: {
          live(message) {
            viaMain.push(message);
            for (const hear of hearers) if (hear !== mine.hear) hear(message);
          },
          onLive(hear) {
            mine.hear = hear;
            hearers.push(hear);
            return () => undefined;
          },
        },
        after: (_, signal) =>
          new Promise((resolve) => {
            timeOut = resolve;
            signal.addEventListener('abort', () => resolve());
          }),
        newId: () => `n${lane}-${ids++}`,
        changed: () => undefined,
      });
      open.push(road);
      const heard: LiveInk[] = [];
      road.hear((message) => heard.push(message));
      return { road, heard, timeOut: () => timeOut() };
    },
  };
}

/** Long enough for what would be heard wrongly; what must be heard is waited for. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 30));
const begin: LiveInk = {
  type: 'begin',
  id: recordId('s'),
  pageId: testPage,
  tool: 'pen',
  surface: 'picture',
  colour: 'red',
  width: 0.01,
  hasPressure: false,
};
const points: LiveInk = { type: 'points', id: recordId('s'), points: [0.1, 0.1, 0.5, 0] };

describe('the road of live ink', () => {
  test('[I16] two windows of one profile find each other, whichever came first', async () => {
    const wired = wires();
    const early = wired.road();
    early.timeOut();
    await expect.poll(() => early.road.road()).toBe('main');
    const late = wired.road();
    await expect.poll(() => [early.road.road(), late.road.road()]).toEqual(['channel', 'channel']);
    early.road.send(begin);
    early.road.send(points);
    await expect.poll(() => late.heard).toEqual([begin, points]);
    expect(wired.viaMain).toEqual([]);
  });

  test('[I16] a window that was still asking when the other came finds it too', async () => {
    const wired = wires();
    const early = wired.road();
    await soon();
    const late = wired.road();
    await soon();
    early.timeOut();
    late.timeOut();
    await expect.poll(() => [early.road.road(), late.road.road()]).toEqual(['channel', 'channel']);
  });

  test('[I16] two windows that miss a third do not ask each other for ever', async () => {
    const wired = wires();
    const pings: unknown[] = [];
    const ear = new BroadcastChannel(wired.name);
    ear.addEventListener('message', ({ data }) => data.type === 'ping' && pings.push(data));
    const console = wired.road();
    const screen = wired.road();
    console.road.expect(2);
    screen.road.expect(2);
    // Each asks when it comes, when it is told of three, and when it hears of the other: six, however slow the PC.
    await expect.poll(() => pings.length).toBe(6);
    await soon();
    await soon();
    ear.close();
    expect(pings.length).toBe(6);
  });

  test('[I16] goes through main when nobody answered in time, or there is no channel', async () => {
    const wired = wires();
    const console = wired.road(false);
    const screen = wired.road(false);
    expect(console.road.road()).toBe('main');
    console.road.send(begin);
    expect(screen.heard).toEqual([begin]);
    expect(wired.viaMain).toHaveLength(1);
  });

  test('[I16] uses both roads while it does not know, and nothing is heard twice', async () => {
    const wired = wires();
    const console = wired.road();
    const screen = wired.road();
    console.road.send(begin);
    console.road.send(points);
    expect(wired.viaMain).toHaveLength(2);
    await soon();
    await soon();
    expect(screen.heard).toEqual([begin, points]);
  });

  test('[I16] keeps both roads while one of several windows is out of the channel’s reach', async () => {
    const wired = wires();
    const console = wired.road();
    const screen = wired.road();
    const byHand = wired.road(false);
    console.road.expect(2);
    await soon();
    console.timeOut();
    await soon();
    expect(console.road.road()).toBe('main');
    console.road.send(begin);
    console.road.send(points);
    await soon();
    expect(screen.heard).toEqual([begin, points]);
    expect(byHand.heard).toEqual([begin, points]);
  });

  test('a window on its own troubles nobody', () => {
    const wired = wires();
    const { road } = wired.road();
    road.expect(0);
    road.send(begin);
    expect(wired.viaMain).toEqual([]);
  });

  test('what is not live ink is not heard', async () => {
    const wired = wires();
    const { heard } = wired.road();
    const stranger = new BroadcastChannel(wired.name);
    stranger.postMessage({ type: 'points', id: 's', points: ['x'] });
    stranger.postMessage('hello');
    await soon();
    stranger.close();
    expect(heard).toEqual([]);
  });
});
