import { useMemo } from 'react';
import { shapeKinds } from '../../core/ink/index.ts';
import { useHand } from '../hand/index.ts';
import type { InkTool } from '../ink/index.ts';
import type { KeyHandlers } from '../keys/index.ts';
import type { Actions } from './actions.ts';

/** The keys of the lesson and the large screen, as each window with controls has them. */
export function teachKeys(actions: Actions): KeyHandlers {
  return actions.onDocument ? { ...lessonKeys(actions), ...documentKeys(actions) } : lessonKeys(actions);
}

/** Before a document the keys that move the lesson turn pages: the remote's two keys do what they do on slides. */
function documentKeys({ turnBy }: Actions): KeyHandlers {
  const on = () => turnBy(1);
  const back = () => turnBy(-1);
  return { previousStop: back, nextStop: on, back5: back, forward5: on };
}

function lessonKeys(actions: Actions): KeyHandlers {
  return {
    play: actions.toggle,
    back5: () => actions.seekBy(-5),
    forward5: () => actions.seekBy(5),
    back10: () => actions.seekBy(-10),
    forward10: () => actions.seekBy(10),
    frameBack: () => actions.frame(-1),
    frameForward: () => actions.frame(1),
    bookmark: actions.bookmark,
    loop: actions.loop,
    loopFrom: actions.loopFrom,
    loopUntil: actions.loopUntil,
    sayAgain: actions.sayAgain,
    previousSentence: actions.previousSentence,
    nextSentence: actions.nextSentence,
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
    question: actions.question,
    tuneLayout: actions.tune,
    layoutAsDrawn: actions.layoutAsDrawn,
    freeze: actions.freeze,
    black: actions.black,
    board: actions.board,
    aside: actions.aside,
    ...(actions.cut && { cut: actions.cut }),
    ...aidKeys(actions),
    undo: actions.undo,
    redo: actions.redo,
    clear: actions.clear,
  };
}

function aidKeys({ aids }: Actions): KeyHandlers {
  return {
    zoom: aids.takeZoom,
    larger: aids.larger,
    smaller: aids.smaller,
    whole: aids.whole,
    moveLeft: aids.left,
    moveRight: aids.right,
    moveUp: aids.up,
    moveDown: aids.down,
    spotlight: () => aids.takeAid('spotlight'),
    curtain: () => aids.takeAid('curtain'),
    magnifier: () => aids.takeAid('magnifier'),
    laser: aids.takeLaser,
    countdown: aids.toggleCountdown,
    close: aids.close,
  };
}

/** The keys that take a tool into the hand; whatever else was in it is put away. */
export function usePickKeys(): KeyHandlers {
  const { tools, aids } = useHand();
  return useMemo(() => {
    const take = (tool: InkTool) => () => {
      aids.take('ink');
      tools.choose(tool);
    };
    return {
      pointer: () => aids.take('pointer'),
      pen: take('pen'),
      highlighter: take('highlighter'),
      areaEraser: take('areaEraser'),
      shape() {
        const { tool, shape } = tools.state();
        const isInHand = aids.aim() === 'ink' && tool === 'shape';
        aids.take('ink');
        tools.shape(isInHand ? (shapeKinds[(shapeKinds.indexOf(shape) + 1) % shapeKinds.length] ?? shape) : shape);
      },
    };
  }, [tools, aids]);
}
