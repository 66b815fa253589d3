import { type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import { Browse } from '../browse/index.ts';
import { Desk, type Filter, noFilter } from '../desk/index.ts';
import { HistoryPage } from '../history/index.ts';
import { DropZone } from '../imports/index.ts';
import { KeySheet, toggleFullScreen, useKeys, useSingleKeys } from '../keys/index.ts';
import { LessonPage } from '../lesson/index.ts';
import { PlaylistsPage } from '../playlists/index.ts';
import { type FindHandle, Shelf, Sidebar } from '../shelf/index.ts';
import { SourcesPage } from '../sources/index.ts';
import { useLectern } from '../state/index.ts';
import { TimetablePage } from '../timetable/index.ts';
import { press } from './press.ts';
import { isBrowsed, useDeskPlace } from './useDeskPlace.ts';

/** Finding: the shelf, one lesson's page, and what stands beside them. Nothing is projected. */
export function DeskView() {
  const { call, notices } = useLectern();
  const desk = useDeskPlace();
  const { place, lessonId, openLesson, toPlace } = desk;
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [keysShown, setKeysShown] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const find = useRef<FindHandle>(null);

  const toShelf = useCallback(
    (next: Filter) => {
      setFilter(next);
      setText('');
      toPlace('shelf');
    },
    [toPlace],
  );
  const showKeys = useCallback(() => setKeysShown(true), []);
  const board = () => void call('classroom.board', { paper: 'squares' });
  useKeys(
    {
      find() {
        toPlace('shelf');
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
        if (text && place === 'shelf') setText('');
        else desk.goBack();
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
      <AtPlace desk={desk}>
        <Shelf
          text={text}
          onText={setText}
          filter={filter}
          onFilter={setFilter}
          onOpen={openLesson}
          onBoard={board}
          find={find}
        />
      </AtPlace>
      {place === 'sources' ? null : <DropZone />}
      {keysShown ? (
        <KeySheet singleKeys={singleKeys} onSingleKeys={setSingleKeys} onClose={() => setKeysShown(false)} />
      ) : null}
    </Desk>
  );
}

type PlaceProps = { readonly desk: ReturnType<typeof useDeskPlace>; readonly children: ReactNode };

/** What stands at the place; the children at the shelf. A lesson that was opened stands before all of them. */
function AtPlace({ desk, children }: PlaceProps) {
  const { place, lessonId, openLesson } = desk;
  if (lessonId !== null) return <LessonPage lessonId={lessonId} atSeconds={desk.atSeconds} onBack={desk.closeLesson} />;
  if (isBrowsed(place)) {
    return <Browse tab={place} onTab={desk.toPlace} onOpen={openLesson} onLeave={desk.leavePlace} />;
  }
  switch (place) {
    case 'timetable':
      return (
        <Suspense>
          <TimetablePage onBack={desk.leavePlace} />
        </Suspense>
      );
    case 'playlists':
      return <PlaylistsPage playlistId={desk.playlistId} onList={desk.openPlaylist} onOpen={openLesson} />;
    case 'history':
      return <HistoryPage onOpen={openLesson} />;
    case 'sources':
      return <SourcesPage key={desk.visit} />;
    case 'shelf':
      return children;
  }
}
