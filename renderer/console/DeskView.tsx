import { useCallback, useRef, useState } from 'react';
import type { LessonId } from '../../core/words/index.ts';
import { Desk, type Filter, noFilter } from '../desk/index.ts';
import { DropZone } from '../imports/index.ts';
import { KeySheet, toggleFullScreen, useKeys, useSingleKeys } from '../keys/index.ts';
import { LessonPage } from '../lesson/index.ts';
import { type FindHandle, Shelf, Sidebar } from '../shelf/index.ts';
import { SourcesPage } from '../sources/index.ts';
import { useLectern } from '../state/index.ts';
import { press } from './press.ts';

/** Finding: the shelf, or one lesson's page. Nothing is projected. */
export function DeskView() {
  const { call, notices } = useLectern();
  const [lessonId, setLessonId] = useState<LessonId | null>(null);
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>(noFilter);
  /** Which visit it is; 0: somewhere else. Pressed again, its page begins anew. */
  const [atSources, setAtSources] = useState(0);
  const [keysShown, setKeysShown] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const find = useRef<FindHandle>(null);

  const toShelf = useCallback((next: Filter) => {
    setFilter(next);
    setText('');
    setLessonId(null);
    setAtSources(0);
  }, []);
  const toSources = useCallback(() => setAtSources((visit) => visit + 1), []);
  const showKeys = useCallback(() => setKeysShown(true), []);
  const board = () => void call('classroom.board', { paper: 'squares' });
  useKeys(
    {
      find() {
        setAtSources(0);
        setLessonId(null);
        // The bar may have to be drawn first.
        requestAnimationFrame(() => find.current?.focus());
      },
      chooseClass: () => press('class-picker'),
      importVideo: () => press('import'),
      board,
      undo: () => notices.undoLast(),
      fullScreen: () => void toggleFullScreen(call),
      keys: showKeys,
      close: () => (text ? setText('') : setLessonId(null)),
    },
    singleKeys,
  );
  return (
    <Desk
      sidebar={
        <Sidebar
          filter={filter}
          atShelf={lessonId === null && filter === noFilter && atSources === 0}
          onFilter={toShelf}
          onKeys={showKeys}
          atSources={atSources > 0}
          onSources={toSources}
        />
      }
    >
      {atSources > 0 ? (
        <SourcesPage key={atSources} />
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
      {atSources > 0 ? null : <DropZone />}
      {keysShown ? (
        <KeySheet singleKeys={singleKeys} onSingleKeys={setSingleKeys} onClose={() => setKeysShown(false)} />
      ) : null}
    </Desk>
  );
}
