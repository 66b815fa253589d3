import { useCallback, useRef, useState } from 'react';
import type { LessonId } from '../../core/words/index.ts';
import { Browse, type BrowseTab } from '../browse/index.ts';
import { Desk, type Filter, noFilter } from '../desk/index.ts';
import { DropZone } from '../imports/index.ts';
import { KeySheet, toggleFullScreen, useKeys, useSingleKeys } from '../keys/index.ts';
import { LessonPage } from '../lesson/index.ts';
import { type FindHandle, Shelf, Sidebar } from '../shelf/index.ts';
import { useLectern } from '../state/index.ts';
import { press } from './press.ts';

/** Finding: the shelf, the books and collections, or one lesson's page. Nothing is projected. */
export function DeskView() {
  const { call, notices } = useLectern();
  const [lessonId, setLessonId] = useState<LessonId | null>(null);
  const [browsing, setBrowsing] = useState<BrowseTab | null>(null);
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [keysShown, setKeysShown] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const find = useRef<FindHandle>(null);

  const toShelf = useCallback((next: Filter) => {
    setFilter(next);
    setText('');
    setLessonId(null);
    setBrowsing(null);
  }, []);
  const toBrowse = useCallback((tab: BrowseTab) => {
    setBrowsing(tab);
    setLessonId(null);
  }, []);
  const showKeys = useCallback(() => setKeysShown(true), []);
  const board = () => void call('classroom.board', { paper: 'squares' });
  useKeys(
    {
      find() {
        setLessonId(null);
        setBrowsing(null);
        // The bar may have to be drawn first.
        requestAnimationFrame(() => find.current?.focus());
      },
      chooseClass: () => press('class-picker'),
      importVideo: () => press('import'),
      board,
      undo: () => notices.undoLast(),
      fullScreen: () => void toggleFullScreen(call),
      keys: showKeys,
      close() {
        if (browsing && lessonId === null) setBrowsing(null);
        else if (text && !browsing) setText('');
        else setLessonId(null);
      },
    },
    singleKeys,
  );
  return (
    <Desk
      sidebar={
        <Sidebar
          filter={filter}
          atShelf={lessonId === null && filter === noFilter && browsing === null}
          onFilter={toShelf}
          onKeys={showKeys}
          browsing={lessonId === null ? browsing : null}
          onBrowse={toBrowse}
        />
      }
    >
      {lessonId === null && browsing ? (
        <Browse tab={browsing} onTab={toBrowse} onOpen={setLessonId} onLeave={() => setBrowsing(null)} />
      ) : lessonId === null ? (
        <Shelf
          text={text}
          onText={setText}
          filter={filter}
          onFilter={setFilter}
          onOpen={setLessonId}
          onBoard={board}
          find={find}
        />
      ) : (
        <LessonPage lessonId={lessonId} onBack={() => setLessonId(null)} />
      )}
      <DropZone />
      {keysShown ? (
        <KeySheet singleKeys={singleKeys} onSingleKeys={setSingleKeys} onClose={() => setKeysShown(false)} />
      ) : null}
    </Desk>
  );
}
