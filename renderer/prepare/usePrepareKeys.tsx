import { useState } from 'react';
import { type KeyAction, type KeyHandlers, KeySheet, toggleFullScreen, useKeys, useSingleKeys } from '../keys/index.ts';
import { useLectern } from '../state/index.ts';
import type { Actions } from '../teach/index.ts';
import { teachKeys, useHeldEraser, usePickKeys } from '../teach/index.ts';
import type { DryRunning } from './useDryRun.ts';
import type { Preparing } from './usePreparing.ts';
import { useUndoOfLast } from './useUndoOfLast.ts';

type Does = {
  readonly preparing: Preparing;
  readonly actions: Actions;
  readonly dryRun: DryRunning;
  readonly onLeave: () => void;
};

/** The keys that move a lesson, as in class, and one key for each thing that is added. Nothing of a class is among them. */
export function usePrepareKeys({ preparing, actions, dryRun, onLeave }: Does) {
  const { call } = useLectern();
  const [shown, setShown] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const { add, desk } = preparing;
  const running = dryRun.run !== null;
  const picks = usePickKeys();
  const undoing = useUndoOfLast(desk, actions);
  useHeldEraser(singleKeys);
  useKeys(
    {
      ...motionKeys(actions),
      addPause: () => add('pause'),
      addQuestion: () => add('question'),
      addNote: () => add('note'),
      addChapter: () => add('chapter'),
      segmentFrom: preparing.segmentFrom,
      segmentTo: preparing.segmentTo,
      segmentChapter: preparing.segmentChapter,
      deleteMark: () => preparing.remove(preparing.selected),
      ...picks,
      clear: actions.clear,
      undo: () => undoing.undo(),
      redo: () => undoing.redo(),
      dryRun: running ? dryRun.stop : dryRun.begin,
      // As the presenter remote's key does in class: to the next halt, and at a segment's end to the next segment.
      ...(running && { nextStop: dryRun.atEnd ? dryRun.goOn : dryRun.skip, nextSegment: dryRun.goOn }),
      fullScreen: () => void toggleFullScreen(call),
      keys: () => setShown(true),
      close: running ? dryRun.stop : onLeave,
    },
    singleKeys,
  );
  return {
    showKeys: () => setShown(true),
    sheet: shown ? (
      <KeySheet singleKeys={singleKeys} onSingleKeys={setSingleKeys} onClose={() => setShown(false)} />
    ) : null,
  };
}

const moving = [
  ...['play', 'back5', 'forward5', 'back10', 'forward10', 'frameBack', 'frameForward'],
  ...['previousStop', 'nextStop', 'previousChapter', 'nextChapter', 'slower', 'faster', 'quieter', 'louder'],
  ...['mute', 'captions', 'sideBySide', 'pictureInPicture', 'screenOnly', 'explanationOnly', 'question'],
] as readonly KeyAction[];

function motionKeys(actions: Actions): KeyHandlers {
  const all = teachKeys(actions);
  return Object.fromEntries(moving.map((action) => [action, all[action]]));
}
