import { describe, expect, test } from 'vitest';
import { digestOf, SESSION } from '../../tests/fixtures/session.ts';
import { monotonicMs, type PageId } from '../words/index.ts';
import type { SessionCommand } from './command.ts';
import { turned } from './documents.ts';
import { initialState } from './initial.ts';
import { reduce } from './reduce.ts';
import type { DocumentShowing, SessionState } from './state.ts';

const digest = digestOf('hand-out');
const document = { digest, lessonId: null, title: { en: 'Hand-out' }, mediaType: 'application/pdf' };
const opening: SessionCommand = { type: 'document', document, pageIndex: 7 };

function stateAfter(...commands: readonly SessionCommand[]): SessionState {
  return commands.reduce<SessionState>((state, command) => {
    const next = reduce(state, command, monotonicMs(0));
    if (!next.ok) throw new Error(`${command.type}: ${next.error.code}`);
    return next.value;
  }, initialState(SESSION));
}
const refusalAfter = (before: readonly SessionCommand[], command: SessionCommand) => {
  const next = reduce(stateAfter(...before), command, monotonicMs(0));
  return next.ok ? null : next.error.code;
};
const turn = (pageIndex: number, scroll = 0): SessionCommand => ({ type: 'turn', digest, pageIndex, scroll });

describe('a document', () => {
  test('[S32] is held to its pages as soon as they are known', () => {
    expect(stateAfter(opening).showing).toMatchObject({ pageIndex: 7, pageCount: null });
    expect(stateAfter(opening, { type: 'pages', digest, pageCount: 3 }).showing).toMatchObject({
      pageIndex: 2,
      pageCount: 3,
    });
    expect(refusalAfter([opening, { type: 'pages', digest, pageCount: 3 }], turn(9))).toBe('noSuchPage');
    expect(refusalAfter([opening], { type: 'pages', digest: digestOf('other'), pageCount: 3 })).toBe('stale');
    expect(refusalAfter([], turn(1))).toBe('noDocument');
  });

  test('[S31] gives the board back what was beneath, also through another board', () => {
    const board = (name: string): SessionCommand => ({
      type: 'board',
      pageId: `board/${name}` as PageId,
      paper: 'blank',
    });
    const back = stateAfter(opening, turn(2), board('a'), board('b'), { type: 'closeBoard' });
    expect(back.showing).toMatchObject({ kind: 'document', pageIndex: 2 });
    expect(stateAfter(opening, { type: 'closeDocument' }).showing).toEqual({ kind: 'nothing' });
  });

  test('[S31] opened again at another page keeps its fit and what is known of it', () => {
    const known = [opening, { type: 'pages', digest, pageCount: 9 }, { type: 'fit', fit: 'width' }] as const;
    const again = stateAfter(...known, { type: 'document', document, pageIndex: 1 });
    expect(again.showing).toMatchObject({ pageIndex: 1, pageCount: 9, fit: 'width' });
    expect(refusalAfter([opening], opening)).toBe('alreadySo');
  });
});

test('turning goes down a page shown by its width before it goes on, and back up the same way', () => {
  let shown = stateAfter(opening, { type: 'fit', fit: 'width' }).showing as DocumentShowing;
  const places: string[] = [];
  for (const by of [1, 1, 1, -1, -1] as const) {
    shown = { ...shown, ...turned(shown, by) };
    places.push(`${shown.pageIndex} ${shown.scroll}`);
  }
  expect(places).toEqual(['7 0.5', '7 1', '8 0', '7 1', '7 0.5']);
});
