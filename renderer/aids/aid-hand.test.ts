import { beforeEach, describe, expect, test } from 'vitest';
import { type LiveAid, WHOLE } from '../../core/session/index.ts';
import { type AidHand, createAidHand, type Light } from './aid-hand.ts';

const twice = { scale: 2, x: 0.5, y: 0.5 };
const spotlight = { kind: 'spotlight', x: 0.4, y: 0.5, radius: 0.2 } as const;

let hands: AidHand[];
let later: (() => void)[];

/** Two windows whose channel brings each message to the other one, as a BroadcastChannel does. */
beforeEach(() => {
  const hearers: ((event: { data: unknown }) => void)[] = [];
  later = [];
  hands = [0, 1].map((own) => {
    const channel = {
      postMessage: (data: unknown) => {
        for (const [n, hear] of hearers.entries()) if (n !== own) hear({ data: structuredClone(data) });
      },
      addEventListener: (_: string, hear: (event: { data: unknown }) => void) => hearers.push(hear),
      close: () => undefined,
    } as unknown as BroadcastChannel;
    return createAidHand(channel, (_, then) => {
      later.push(then);
      return () => (later = later.filter((one) => one !== then));
    });
  });
});
const both = <Value>(read: (hand: AidHand) => Value) => hands.map(read);

describe('an aid in the hand', () => {
  test('is seen at once in both windows, until the session has its own word', () => {
    hands[0]?.show({ zoom: twice });
    hands[0]?.show({ aid: spotlight });
    expect(both((hand) => hand.live())).toEqual(Array(2).fill({ zoom: twice, aid: spotlight, layout: null }));
    hands[1]?.settled();
    expect(hands[1]?.live().zoom, 'the hand is still on it').toEqual(twice);
    hands[0]?.letGo();
    both((hand) => hand.settled());
    expect(both((hand) => hand.live().zoom)).toEqual([null, null]);
  });

  test('goes back where the session refuses it or never answers', () => {
    hands[0]?.show({ zoom: twice });
    hands[0]?.letGo();
    for (const then of [...later]) then();
    expect(both((hand) => hand.live().zoom)).toEqual([null, null]);
  });

  test('of a window that was closed in the middle of a movement is forgotten', () => {
    hands[0]?.show({ zoom: twice });
    hands[0]?.close();
    expect(later).toHaveLength(2);
    for (const then of [...later]) then();
    expect(both((hand) => hand.live().zoom)).toEqual([null, null]);
  });

  test('is over when a key speaks', () => {
    hands[0]?.show({ zoom: WHOLE });
    hands[0]?.drop();
    expect(hands[0]?.live().zoom).toBeNull();
  });

  test('the laser in the hand of a phone shines in a window that hears of it by main', () => {
    const seen: Light[] = [];
    let say: (message: LiveAid) => void = () => undefined;
    const hand = createAidHand(null, undefined, (hear) => {
      say = hear;
    });
    hand.onLight((light) => seen.push(light));
    say({ type: 'laser', x: 0.3, y: 0.4, draws: true });
    say({ type: 'dark' });
    expect(seen).toMatchObject([{ x: 0.3, y: 0.4, draws: true }, null]);
  });

  test('the laser’s light goes to the other window, and is out when another tool is taken', () => {
    const seen: Light[] = [];
    hands[1]?.onLight((light) => seen.push(light && { x: light.x, y: light.y, draws: light.draws }));
    hands[0]?.take('laser');
    hands[0]?.light({ x: 0.1, y: 0.2, draws: true });
    hands[0]?.take('ink');
    expect(seen).toEqual([{ x: 0.1, y: 0.2, draws: true }, null]);
    expect(both((hand) => hand.aim())).toEqual(['ink', 'ink']);
  });
});
