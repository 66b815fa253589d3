import { Activity, Suspense, useCallback, useState } from 'react';
import type { WeekPeriod } from '../../core/contract/index.ts';
import { Browse } from '../browse/index.ts';
import { Desk, noFilter } from '../desk/index.ts';
import { DownloadsPage } from '../downloads/index.ts';
import { HistoryPage } from '../history/index.ts';
import { ChoosingBar, Home } from '../home/index.ts';
import { DropZone } from '../imports/index.ts';
import { LessonPage } from '../lesson/index.ts';
import { TestCardDialog } from '../panel/index.ts';
import { PlansPage } from '../plans/index.ts';
import { PlaylistsPage } from '../playlists/index.ts';
import { Shelf, type ShelfProps, Sidebar } from '../shelf/index.ts';
import { SourcesPage } from '../sources/index.ts';
import { useLectern } from '../state/index.ts';
import { TimetablePage } from '../timetable/index.ts';
import { useDeskKeys } from './useDeskKeys.tsx';
import { isBrowsed, useDeskPlace } from './useDeskPlace.ts';
import { useFinding } from './useFinding.ts';

/** Finding: the shelf, one lesson's page, and what stands beside them. Nothing is projected. */
export function DeskView() {
  const { call } = useLectern();
  const at = useDeskPlace();
  const { place, lessonId, atSeconds, visit, openLesson, closeLesson, toPlace } = at;
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
      if (text && place === 'shelf') setText('');
      else if (wanting && lessonId === null) setWanting(null);
      else at.goBack();
    },
  });
  const shelf: ShelfProps = {
    ...{ text, onText: setText, filter, onFilter: setFilter, onOpen: openLesson, onBoard: board, find },
    home: <Home onOpen={openLesson} onPlace={toPlace} onFill={setWanting} />,
  };
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
      page={`${place} ${visit} ${at.playlistId ?? ''}`}
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
        <DeskPage {...at} shelf={shelf} />
      </Activity>
      {over === null ? null : <LessonPage lessonId={over} atSeconds={atSeconds} onBack={closeLesson} />}
      {place === 'sources' ? null : <DropZone />}
      <TestCardDialog />
      {sheet}
    </Desk>
  );
}

type PageProps = ReturnType<typeof useDeskPlace> & { readonly shelf: ShelfProps };

function DeskPage({ shelf, place, visit, openLesson, toPlace, leavePlace, playlistId, openPlaylist }: PageProps) {
  if (place === 'timetable') {
    return (
      <Suspense>
        <TimetablePage onBack={leavePlace} />
      </Suspense>
    );
  }
  if (place === 'sources') return <SourcesPage key={visit} />;
  if (isBrowsed(place)) return <Browse tab={place} onTab={toPlace} onOpen={openLesson} onLeave={leavePlace} />;
  if (place === 'plans') return <PlansPage />;
  if (place === 'playlists') {
    return <PlaylistsPage playlistId={playlistId} onList={openPlaylist} onOpen={openLesson} />;
  }
  if (place === 'downloads') return <DownloadsPage onOpen={openLesson} />;
  if (place === 'history') return <HistoryPage onOpen={openLesson} />;
  return <Shelf {...shelf} />;
}
