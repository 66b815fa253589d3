import type { KeyHandlers } from '../keys/index.ts';
import type { Actions } from './actions.ts';

/** The keys of the lesson and the large screen, as each window with controls has them. */
export function teachKeys(actions: Actions): KeyHandlers {
  return {
    play: actions.toggle,
    back5: () => actions.seekBy(-5),
    forward5: () => actions.seekBy(5),
    back10: () => actions.seekBy(-10),
    forward10: () => actions.seekBy(10),
    frameBack: () => actions.frame(-1),
    frameForward: () => actions.frame(1),
    previousStop: actions.previousStop,
    nextStop: actions.nextStop,
    previousChapter: actions.previousChapter,
    nextChapter: actions.nextChapter,
    slower: actions.slower,
    faster: actions.faster,
    quieter: actions.quieter,
    louder: actions.louder,
    mute: actions.mute,
    captions: actions.captions,
    sideBySide: () => actions.layout('sideBySide'),
    pictureInPicture: () => actions.layout('pictureInPicture'),
    screenOnly: () => actions.layout('screenOnly'),
    explanationOnly: () => actions.layout('explanationOnly'),
    freeze: actions.freeze,
    black: actions.black,
    board: actions.board,
    undo: actions.undo,
    redo: actions.redo,
    clear: actions.clear,
  };
}
