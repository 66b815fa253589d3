import { playableLayout } from './ability.ts';
import { expectedSeconds } from './clock.ts';
import { settled } from './grid.ts';
import { halted } from './motion.ts';
import type { Layout } from './state.ts';
import { changed, refused, type Steps } from './step.ts';

type PictureType =
  | 'layout'
  | 'tuneLayout'
  | 'captions'
  | 'volume'
  | 'panel'
  | 'blank'
  | 'freeze'
  | 'inkHeld'
  | 'board'
  | 'closeBoard';

/** A window that claims to freeze another moment than about the expected one is lost itself. */
const FROZEN_WITHIN_SECONDS = 1;

/** What of the lesson is seen and heard, apart from its motion. */
export const pictureSteps: Steps<PictureType> = {
  layout: (state, { kind, corner }) => {
    // Who names a corner wants the inset there, wherever a hand had put it.
    const { inset, ...rest } = state.layout;
    const layout = corner ? { ...rest, kind, corner } : { ...state.layout, kind };
    return isSame(layout, state.layout) ? refused('alreadySo') : changed(state, { layout });
  },
  tuneLayout: (state, { split = state.layout.split, inset = state.layout.inset }) => {
    const { kind, corner } = state.layout;
    const layout: Layout = { kind, corner, ...(split ? { split } : {}), ...(inset ? { inset } : {}) };
    return isSame(layout, state.layout) ? refused('alreadySo') : changed(state, { layout });
  },
  captions: (state, { languages }) => {
    const captions = [...new Set(languages)];
    return captions.join() === state.captions.join() ? refused('alreadySo') : changed(state, { captions });
  },
  volume: (state, { volume, muted }) =>
    volume === state.volume && muted === state.muted ? refused('alreadySo') : changed(state, { volume, muted }),
  panel: (state, { touch, dock }) => {
    const panelTouch = touch ?? state.panelTouch;
    const panelDock = dock ?? state.panelDock;
    const same = panelTouch === state.panelTouch && panelDock === state.panelDock;
    return same ? refused('alreadySo') : changed(state, { panelTouch, panelDock });
  },
  // A black picture stops the lesson: the class would miss what it cannot see.
  blank: (state, { blank }, at) => {
    if (blank === state.blank) return refused('alreadySo');
    if (!blank) return changed(state, { blank });
    return state.showing.kind === 'nothing' ? refused('nothingShown') : changed(halted(state, 'blank', at), { blank });
  },
  freeze: (state, { frozen, presentedSeconds }, at) => {
    if (frozen === (state.frozen !== null)) return refused('alreadySo');
    if (!frozen) return changed(state, { frozen: null });
    const seenByClass = state.followers.some(({ role }) => role === 'screen');
    if (!seenByClass || state.showing.kind === 'nothing') return refused('nothingShown');
    const expected = expectedSeconds(state, at);
    const near = presentedSeconds !== null && Math.abs(presentedSeconds - expected) <= FROZEN_WITHIN_SECONDS;
    const heldSeconds = near ? presentedSeconds : expected;
    return changed(state, {
      frozen: {
        showing: state.showing,
        layout: playableLayout(state),
        mediaSeconds: state.lesson ? settled(state.lesson, heldSeconds) : expected,
        // Main says `inkHeld` in the same turn; until then all ink belongs to it.
        inkSequence: Number.MAX_SAFE_INTEGER,
        captions: state.captions,
        question: state.question,
        zoom: state.zoom,
        aid: state.aid,
      },
    });
  },
  inkHeld: (state, { inkSequence }) =>
    state.frozen ? changed(state, { frozen: { ...state.frozen, inkSequence } }) : refused('stale'),
  board: (state, { pageId, paper }, at) => {
    const { showing } = state;
    if (showing.kind === 'board' && showing.pageId === pageId && showing.paper === paper) return refused('alreadySo');
    const beneath = showing.kind === 'document' ? showing : showing.kind === 'board' ? showing.beneath : undefined;
    const board = { kind: 'board', pageId, paper, ...(beneath ? { beneath } : {}) } as const;
    return changed(halted(state, 'board', at), { showing: board, blank: false });
  },
  closeBoard: (state) => {
    if (state.showing.kind !== 'board') return refused('alreadySo');
    const under = state.lesson ? ({ kind: 'lesson' } as const) : ({ kind: 'nothing' } as const);
    return changed(state, { showing: state.showing.beneath ?? under });
  },
};

function isSame(a: Layout, b: Layout): boolean {
  const told = ({ kind, corner, split, inset }: Layout) => JSON.stringify([kind, corner, split, inset]);
  return told(a) === told(b);
}
