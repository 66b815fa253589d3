import { Activity, Suspense, useCallback, useState } from 'react';
import type { WeekPeriod } from '../../core/contract/index.ts';
import { Browse } from '../browse/index.ts';
import { Desk, noFilter } from '../desk/index.ts';
import { ChoosingBar, Home } from '../home/index.ts';
import { DropZone } from '../imports/index.ts';
import { LessonPage } from '../lesson/index.ts';
import { Shelf, Sidebar } from '../shelf/index.ts';
import { SourcesPage } from '../sources/index.ts';
import { useLectern } from '../state/index.ts';
import { TimetablePage } from '../timetable/index.ts';
import { useDeskKeys } from './useDeskKeys.tsx';
import { isBrowsed, useDeskPlace } from './useDeskPlace.ts';
import { useFinding } from './useFinding.ts';

/** Finding: the shelf, one lesson's page, and what stands beside them. Nothing is projected. */
export function DeskView() {
  const { call } = useLectern();
  const { place, lessonId, atSeconds, visit, openLesson, closeLesson, toPlace, leavePlace } = useDeskPlace();
  const toShelf = useCallback(() => toPlace('shelf'), [toPlace]);
  const { text, setText, filter, setFilter, find, findBy } = useFinding(toShelf);
  /** The period that a lesson is being looked for. */
  const [wanting, setWanting] = useState<WeekPeriod | null>(null);
  // Only of finding: a lesson is opened from there, and lies over it.
  const over = place === 'timetable' || place === 'sources' ? null : lessonId;
  const board = () => void call('classroom.board', { paper: 'squares' });
  const { showKeys, sheet } = useDeskKeys({
    find,
    toShelf,
    board,
    close() {
      if (place !== 'shelf' && (lessonId === null || !isBrowsed(place))) leavePlace();
      else if (text && place === 'shelf') setText('');
      else if (wanting && lessonId === null) setWanting(null);
      else closeLesson();
    },
  });
  return (
    <Desk
      sidebar={
        <Sidebar
          filter={filter}
          atShelf={place === 'shelf' && lessonId === null && filter === noFilter}
          onFilter={findBy}
          onKeys={showKeys}
          place={place}
          onPlace={toPlace}
        />
      }
      page={`${place} ${visit}`}
      over={over}
    >
      <ChoosingBar
        period={place === 'shelf' || isBrowsed(place) ? wanting : null}
        lessonId={over}
        onDone={() => findBy(noFilter)}
        onStop={() => setWanting(null)}
      />
      {/* What was found stays as it was, chips and all, while one of it is looked at. */}
      <Activity mode={over === null ? 'visible' : 'hidden'}>
        {place === 'timetable' ? (
          <Suspense>
            <TimetablePage onBack={leavePlace} />
          </Suspense>
        ) : place === 'sources' ? (
          <SourcesPage key={visit} />
        ) : isBrowsed(place) ? (
          <Browse tab={place} onTab={toPlace} onOpen={openLesson} onLeave={leavePlace} />
        ) : (
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
        )}
      </Activity>
      {over === null ? null : <LessonPage lessonId={over} atSeconds={atSeconds} onBack={closeLesson} />}
      {place === 'sources' ? null : <DropZone />}
      {sheet}
    </Desk>
  );
}
