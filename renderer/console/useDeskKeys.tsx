import { type RefObject, useCallback, useState } from 'react';
import { KeySheet, toggleFullScreen, useKeys, useSingleKeys } from '../keys/index.ts';
import type { FindHandle } from '../shelf/index.ts';
import { useLectern } from '../state/index.ts';
import { openMenu, press } from './press.ts';

type Does = {
  readonly find: RefObject<FindHandle | null>;
  readonly toShelf: () => void;
  readonly board: () => void;
  /** Esc: the top thing. */
  readonly close: () => void;
};

/** The keys of the desk, and the sheet that shows them. */
export function useDeskKeys({ find, toShelf, board, close }: Does) {
  const { call, notices } = useLectern();
  const [shown, setShown] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const showKeys = useCallback(() => setShown(true), []);
  useKeys(
    {
      find() {
        toShelf();
        // The bar may have to be drawn first.
        requestAnimationFrame(() => find.current?.focus());
      },
      chooseClass: () => openMenu('class-picker'),
      importVideo: () => press('import'),
      prepare: () => press('prepare'),
      board,
      undo: () => notices.undoLast(),
      testCard: () => void call('displays.testCard', { shown: true, evenInLesson: false }),
      fullScreen: () => void toggleFullScreen(call),
      keys: showKeys,
      close,
    },
    singleKeys,
  );
  return {
    showKeys,
    sheet: shown ? (
      <KeySheet singleKeys={singleKeys} onSingleKeys={setSingleKeys} onClose={() => setShown(false)} />
    ) : null,
  };
}
