import type {
  AnswerOf,
  CallMain,
  Channels,
  ClassStop,
  TimetableNow,
  TimetableWeek,
} from '../../core/contract/index.ts';
import { daysLater } from '../../core/timetable/index.ts';
import type { UnixMs } from '../../core/words/index.ts';
import { createCell, type Store } from './cell.ts';
import type { Listen } from './listen.ts';
import { latest } from './told.ts';

/** The teacher's periods, as the home page shows them. */
export type HomePeriods = TimetableNow & {
  /** Where the classes stopped in the lesson planned for the period that runs or comes next. */
  readonly plannedStops: readonly ClassStop[];
  /** This week; the next one when this week's last period is over; null: it could not be read. */
  readonly week: TimetableWeek | null;
};

export type HomeLists = {
  readonly recent: AnswerOf<Channels['library.recent']>;
  readonly themes: AnswerOf<Channels['library.themes']>['themes'];
};

/** What the home page shows beside the shelf's own lists; null until the first answer. */
export type Home = { readonly periods: HomePeriods | null; readonly lists: HomeLists | null };

export type HomeStore = Store<Home> & { readonly refresh: () => Promise<void> };

/** A row of the home page. */
const RECENT = 8;

/** Lives as long as the window, so that the home page is whole at once when a teacher comes back to it. */
export function createHomeStore(call: CallMain, listen: Listen, wallClock: () => UnixMs): HomeStore {
  const cell = createCell<Home>({ periods: null, lists: null });

  async function readNow(): Promise<Omit<HomePeriods, 'week'>> {
    const answer = await call('timetable.now', {});
    const now = answer.ok ? answer.value : { current: null, next: null };
    const planned = (now.current ?? now.next)?.planned?.lesson;
    const lesson = planned ? await call('library.lesson', { lessonId: planned.id }) : null;
    return { ...now, plannedStops: lesson?.ok ? lesson.value.stops : [] };
  }
  async function readWeek(): Promise<TimetableWeek | null> {
    const answer = await call('timetable.week', { date: null });
    if (!answer.ok) return null;
    const week = answer.value;
    const ends = week.days.flatMap(({ periods }) => periods.map(({ endsAtUnixMs }) => endsAtUnixMs));
    if (!week.hasTimetable || ends.some((end) => end > wallClock())) return week;
    const next = await call('timetable.week', { date: daysLater(week.monday, 7) });
    return next.ok ? next.value : week;
  }
  async function readPeriods(): Promise<HomePeriods> {
    const [now, week] = await Promise.all([readNow(), readWeek()]);
    return { ...now, week };
  }
  async function readLists(): Promise<HomeLists> {
    const [recent, themes] = await Promise.all([
      call('library.recent', { offset: 0, limit: RECENT }),
      call('library.themes', {}),
    ]);
    return {
      recent: recent.ok ? recent.value : { lessons: [], total: 0, fitting: [] },
      themes: themes.ok ? themes.value.themes : [],
    };
  }
  const refreshPeriods = latest(readPeriods, (periods) => cell.set({ ...cell.get(), periods }));
  const refreshLists = latest(readLists, (lists) => cell.set({ ...cell.get(), lists }));
  const refresh = async (): Promise<void> => {
    await Promise.all([refreshPeriods(), refreshLists()]);
  };
  listen('timetable.changed', () => void refreshPeriods());
  listen('people.changed', () => void refreshPeriods());
  listen('library.changed', () => void refresh());
  return { get: cell.get, subscribe: cell.subscribe, refresh };
}
