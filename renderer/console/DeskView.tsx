import { Suspense, useCallback, useRef, useState } from 'react';
import type { LessonId } from '../../core/words/index.ts';
import { Browse } from '../browse/index.ts';
import { Desk, type DeskPlace, type Filter, noFilter } from '../desk/index.ts';
import { DropZone } from '../imports/index.ts';
import { KeySheet, toggleFullScreen, useKeys, useSingleKeys } from '../keys/index.ts';
import { LessonPage } from '../lesson/index.ts';
import { type FindHandle, Shelf, Sidebar } from '../shelf/index.ts';
import { SourcesPage } from '../sources/index.ts';
import { useLectern } from '../state/index.ts';
import { TimetablePage } from '../timetable/index.ts';
import { press } from './press.ts';

/** Finding: the shelf, one lesson's page, and what stands beside them. Nothing is projected. */
export function DeskView() {
  const { call, notices } = useLectern();
  const [lessonId, setLessonId] = useState<LessonId | null>(null);
  const [place, setPlace] = useState<DeskPlace>('shelf');
  /** Where the lesson is opened: at the sentence that was found. */
  const [atSeconds, setAtSeconds] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>(noFilter);
  /** Raised with each visit: the page of a place that is pressed again begins anew. */
  const [visit, setVisit] = useState(0);
  const [keysShown, setKeysShown] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const find = useRef<FindHandle>(null);

  const toShelf = useCallback((next: Filter) => {
    setFilter(next);
    setText('');
    setLessonId(null);
    setPlace('shelf');
  }, []);
  const openLesson = useCallback((id: LessonId, at: number | null = null) => {
    setAtSeconds(at);
    setLessonId(id);
  }, []);
  const toPlace = useCallback((next: DeskPlace) => {
    setVisit((before) => before + 1);
    setLessonId(null);
    setPlace(next);
  }, []);
  const showKeys = useCallback(() => setKeysShown(true), []);
  const board = () => void call('classroom.board', { paper: 'squares' });
  useKeys(
    {
      find() {
        setLessonId(null);
        setPlace('shelf');
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
        if (place !== 'shelf' && (lessonId === null || !isBrowsed(place))) setPlace('shelf');
        else if (text && place === 'shelf') setText('');
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
          atShelf={place === 'shelf' && lessonId === null && filter === noFilter}
          onFilter={toShelf}
          onKeys={showKeys}
          place={place}
          onPlace={toPlace}
        />
      }
    >
      {place === 'timetable' ? (
        <Suspense>
          <TimetablePage onBack={() => setPlace('shelf')} />
        </Suspense>
      ) : place === 'sources' ? (
        <SourcesPage key={visit} />
      ) : lessonId === null && isBrowsed(place) ? (
        <Browse tab={place} onTab={toPlace} onOpen={openLesson} onLeave={() => setPlace('shelf')} />
      ) : lessonId === null ? (
        <Shelf
          text={text}
          onText={setText}
          filter={filter}
          onFilter={setFilter}
          onOpen={openLesson}
          onBoard={board}
          find={find}
        />
      ) : (
        <LessonPage lessonId={lessonId} atSeconds={atSeconds} onBack={() => setLessonId(null)} />
      )}
      {place === 'sources' ? null : <DropZone />}
      {keysShown ? (
        <KeySheet singleKeys={singleKeys} onSingleKeys={setSingleKeys} onClose={() => setKeysShown(false)} />
      ) : null}
    </Desk>
  );
}

type Browsed = 'books' | 'themes' | 'recent';

function isBrowsed(place: DeskPlace): place is Browsed {
  return place === 'books' || place === 'themes' || place === 'recent';
}
