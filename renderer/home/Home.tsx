import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { ClassStop, WeekPeriod } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import type { DeskPlace } from '../desk/index.ts';
import { ImportButton } from '../imports/index.ts';
import { Cards } from '../shelf/index.ts';
import { type HomeLists, type Shelf, useLectern, useStore, useWallClock, useWords } from '../state/index.ts';
import { Favourites } from './Favourites.tsx';
import { FirstRow } from './FirstRow.tsx';
import { HomeWeek } from './HomeWeek.tsx';
import { civilDateAt, nextPeriodOf } from './next-period.ts';
import { RecentRow } from './RecentRow.tsx';
import { Reserved } from './Reserved.tsx';
import { ThemesRow } from './ThemesRow.tsx';
import { useShape } from './useShape.ts';

const NONE: readonly ClassStop[] = [];

type Props = {
  readonly onOpen: (lessonId: LessonId) => void;
  readonly onPlace: (place: DeskPlace) => void;
  /** A lesson is wanted for this period. */
  readonly onFill: (period: WeekPeriod) => void;
};

export const Home = memo(function Home({ onOpen, onPlace, onFill }: Props) {
  const { library, home } = useLectern();
  const shelf = useStore(library);
  const { periods, lists } = useStore(home);
  const now = useWallClock();
  useFreshness();
  const stops = shelf?.goOn ?? NONE;
  const next = useMemo(() => periods && nextPeriodOf(periods, stops, now), [periods, stops, now]);
  const shape = useShape({ periods, lists, next, stops, now });
  if (!shelf) return null;
  if (shelf.lessons.length + shelf.goOn.length + shelf.recent.length === 0) {
    return <NoLessons filling={shelf.filling} favourites={<Favourites onOpen={onOpen} />} />;
  }
  // The very first start: nobody knows what will stand here, so nothing is shown that would be pushed down.
  if (!shape) return null;
  const week = periods?.week;
  return (
    <>
      <FirstRow
        next={next}
        awaited={!periods && shape.next ? shape.beside : null}
        today={civilDateAt(now)}
        stops={stops}
        onOpen={onOpen}
        onFill={onFill}
      />
      {week ? (
        <HomeWeek week={week} onOpen={onOpen} onFill={onFill} onTimetable={() => onPlace('timetable')} />
      ) : periods ? null : (
        <Reserved kind={shape.week === null ? 'line' : 'week'} cells={shape.week ?? 0} />
      )}
      <Favourites onOpen={onOpen} />
      {lists ? (
        <Listed shelf={shelf} lists={lists} onOpen={onOpen} onPlace={onPlace} />
      ) : (
        <>
          {shape.recent ? <Reserved kind="recent" cells={8} /> : null}
          {shape.themes ? <Reserved kind="themes" cells={5} /> : null}
        </>
      )}
    </>
  );
});

type ListedProps = Omit<Props, 'onFill'> & { readonly shelf: Shelf; readonly lists: HomeLists };

/** What came last, the themes, what was shown lately, and then all that stands nowhere above. */
function Listed({ shelf, lists: { recent, themes }, onOpen, onPlace }: ListedProps) {
  const { t } = useWords();
  const shown = new Set([...shelf.recent, ...recent.lessons].map(({ id }) => id));
  const rest = shelf.lessons.filter(({ id }) => !shown.has(id));
  return (
    <>
      <RecentRow recent={recent} onOpen={onOpen} onAll={() => onPlace('recent')} />
      <ThemesRow themes={themes} onThemes={() => onPlace('themes')} />
      {shelf.recent.length > 0 ? <Cards title={t('shelf.recent')} cards={shelf.recent} onOpen={onOpen} /> : null}
      {rest.length > 0 ? <Cards title={t('shelf.lessons')} cards={rest} onOpen={onOpen} /> : null}
    </>
  );
}

function NoLessons({ filling, favourites }: { readonly filling: boolean; readonly favourites: ReactNode }) {
  const { t } = useWords();
  if (filling) return <p className="shelf-empty">{t('shelf.filling')}</p>;
  return (
    <>
      <div className="shelf-empty">
        <p>{t('shelf.empty')}</p>
        <ImportButton look="go" />
      </div>
      {favourites}
    </>
  );
}

/** Main tells of what is changed and of bells, not of a new day, nor of what a class did meanwhile. */
function useFreshness(): void {
  const { home, library } = useLectern();
  const date = civilDateAt(useWallClock());
  const read = useRef(home.get().periods === null ? date : null);
  useEffect(() => {
    // The first start reads it all anyway.
    if (read.current === date) return;
    read.current = date;
    void library.refresh();
    void home.refresh();
  }, [date, home, library]);
}
