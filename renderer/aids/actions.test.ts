import { expect, test } from 'vitest';
import { initialState, type WindowCommand } from '../../core/session/index.ts';
import type { SessionId } from '../../core/words/index.ts';
import { aidActions } from './actions.ts';
import { createAidHand } from './aid-hand.ts';

const untold = initialState('s' as SessionId);

function keys() {
  const sent: WindowCommand[] = [];
  const hand = createAidHand(null);
  return { sent, hand, actions: aidActions(untold, hand, async (command) => void sent.push(command)) };
}

test('the picture is whole again by its key, also where main has not yet heard of what the wheel did', () => {
  const { sent, hand, actions } = keys();
  hand.show({ zoom: { scale: 2, x: 0.3, y: 0.3 } });
  actions.whole();
  expect(sent).toEqual([{ type: 'zoom', zoom: untold.zoom }]);
  expect(hand.live().zoom).toBeNull();
});

test('a key goes on from what the hand has made of it', () => {
  const { sent, hand, actions } = keys();
  hand.show({ zoom: { scale: 2, x: 0.5, y: 0.5 } });
  actions.larger();
  expect(sent).toMatchObject([{ type: 'zoom', zoom: { scale: 2.5 } }]);
});

test('what would change nothing is not said', () => {
  const { sent, actions } = keys();
  actions.whole();
  expect(sent).toEqual([]);
});
