import { Suspense, useCallback, useRef, useState } from 'react';
import type { WeekPeriod } from '../../core/contract/index.ts';
import { Browse } from '../browse/index.ts';
import { Desk, type Filter, noFilter } from '../desk/index.ts';
import { ChoosingBar, Home } from '../home/index.ts';
import { DropZone } from '../imports/index.ts';
import { KeySheet } from '../keys/index.ts';
import { LessonPage } from '../lesson/index.ts';
import { type FindHandle, Shelf, Sidebar } from '../shelf/index.ts';
import { SourcesPage } from '../sources/index.ts';
import { useLectern } from '../state/index.ts';
import { TimetablePage } from '../timetable/index.ts';
import { useDeskKeys } from './useDeskKeys.ts';
import { isBrowsed, useDeskPlace } from './useDeskPlace.ts';

/** Finding: the shelf, one lesson's page, and what stands beside them. Nothing is projected. */
export function DeskView() {
  const { call } = useLectern();
  const { place, lessonId, atSeconds, visit, openLesson, closeLesson, toPlace, leavePlace } = useDeskPlace();
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>(noFilter);
  const find = useRef<FindHandle>(null);
  /** The period that a lesson is being looked for. */
  const [wanting, setWanting] = useState<WeekPeriod | null>(null);

  const toShelf = useCallback(
    (next: Filter) => {
      setFilter(next);
      setText('');
      toPlace('shelf');
    },
    [toPlace],
  );
  const board = () => void call('classroom.board', { paper: 'squares' });
  const keys = useDeskKeys({
    find,
    toShelf: () => toPlace('shelf'),
    board,
    close() {
      if (place !== 'shelf' && (lessonId === null || !isBrowsed(place))) leavePlace();
      else if (text && place === 'shelf') setText('');
      else if (wanting && lessonId === null) setWanting(null);
      else closeLesson();
    },
  });
  const { setSheetShown } = keys;
  const showKeys = useCallback(() => setSheetShown(true), [setSheetShown]);
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
      {wanting && (place === 'shelf' || isBrowsed(place)) ? (
        <ChoosingBar
          period={wanting}
          lessonId={lessonId}
          onDone={() => {
            setWanting(null);
            toShelf(noFilter);
          }}
          onStop={() => setWanting(null)}
        />
      ) : null}
      {place === 'timetable' ? (
        <Suspense>
          <TimetablePage onBack={leavePlace} />
        </Suspense>
      ) : place === 'sources' ? (
        <SourcesPage key={visit} />
      ) : lessonId === null && isBrowsed(place) ? (
        <Browse tab={place} onTab={toPlace} onOpen={openLesson} onLeave={leavePlace} />
      ) : lessonId === null ? (
        <Shelf
          text={text}
          onText={setText}
          filter={filter}
          onFilter={setFilter}
          onOpen={openLesson}
          onBoard={board}
          find={find}
          home={<Home onOpen={openLesson} onPlace={toPlace} onFill={setWanting} />}
        />
      ) : (
        <LessonPage lessonId={lessonId} atSeconds={atSeconds} onBack={closeLesson} />
      )}
      {place === 'sources' ? null : <DropZone />}
      {keys.sheetShown ? (
        <KeySheet
          singleKeys={keys.singleKeys}
          onSingleKeys={keys.setSingleKeys}
          onClose={() => keys.setSheetShown(false)}
        />
      ) : null}
    </Desk>
  );
}
