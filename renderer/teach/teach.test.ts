import { describe, expect, test } from 'vitest';
import type { LargeScreen } from '../../core/contract/index.ts';
import { initialState, type SessionState } from '../../core/session/index.ts';
import { type DisplayId, mediaSeconds, type PageId, type WindowId } from '../../core/words/index.ts';
import { SESSION } from '../../tests/fixtures/session.ts';
import { sideOf } from '../panel/dock-side.ts';
import { wordsIn } from '../words/index.ts';
import { marksApart } from './marks-apart.ts';
import { screenState } from './state-words.ts';

const mark = (at: number) => ({
  pageId: `lesson/x@${at * 1000}` as PageId,
  mediaSeconds: mediaSeconds(at),
  strokes: 1,
});

describe('ink marks on the timeline', () => {
  test('have a picture where there is room, else a dot', () => {
    const apart = marksApart([mark(0), mark(1), mark(50), mark(52), mark(99)], 100, 60);
    expect([...apart]).toEqual(['lesson/x@0', 'lesson/x@50000', 'lesson/x@99000']);
  });

  test('all have one on a long line', () => {
    expect(marksApart([mark(0), mark(10), mark(20)], 100, 80).size).toBe(3);
  });
});

describe('the dock', () => {
  test('goes to the side that was touched, and stays where the middle was', () => {
    expect([0.02, 0.3, 0.5, 0.7, 0.98].map(sideOf)).toEqual(['left', 'left', null, 'right', 'right']);
  });
});

describe('the large screen in words', () => {
  const words = wordsIn('zh-CN');
  const shown: LargeScreen = { kind: 'shown', displayId: 'd' as DisplayId, windowId: 'w' as WindowId };
  const state: SessionState = { ...initialState(SESSION), showing: { kind: 'lesson' } };
  const say = (change: Partial<SessionState>, large: LargeScreen = shown) =>
    screenState({ ...state, ...change }, large, 80, words);

  test('says that the class sees this', () => {
    expect(say({})).toEqual({ kind: 'live', text: '已停住 · 班上看到的就是这幅' });
  });

  test('says black before all else that is shown', () => {
    expect(say({ blank: true }).kind).toBe('black');
  });

  test('says frozen even where it is black too: what is revealed next is the held picture', () => {
    const frozen = {
      showing: { kind: 'board', pageId: 'board/x' as PageId, paper: 'blank' },
      layout: state.layout,
      mediaSeconds: mediaSeconds(58),
      inkSequence: 0,
      captions: [],
      question: null,
      zoom: state.zoom,
      aid: null,
    } as const;
    expect(say({ frozen: { ...frozen, captions: [] }, blank: true }).kind).toBe('frozen');
  });

  test('says first of all that the display has gone', () => {
    expect(say({ blank: true }, { kind: 'lost', displayId: null }).kind).toBe('lost');
  });

  test('says that a screen to be opened by hand is not open yet, and is silent once it is', () => {
    expect(say({}, { kind: 'byHand', address: '/screen', windowId: null }).kind).toBe('waiting');
    expect(say({}, { kind: 'byHand', address: '/screen', windowId: 'w' as WindowId }).kind).toBe('live');
  });
});
