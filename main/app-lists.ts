import type { LessonId, UnixMs } from '../core/words/index.ts';
import type { createKeptLessons } from './annotations/index.ts';
import { bookmarkHandlers, createBookmarks } from './bookmarks/index.ts';
import type { createMemory, createPeople, KeptStop, Session } from './classroom/index.ts';
import type { Databases } from './database/index.ts';
import { createFavourites, favouriteHandlers } from './favourites/index.ts';
import { createHistory, historyHandlers, keepHistory } from './history/index.ts';
import type { Carrier } from './host/ports.ts';
import { cardOf, type createLibrary } from './library/index.ts';
import type { Log } from './log.ts';
import { createPlans } from './plans/index.ts';
import { createPlaylists, playlistHandlers } from './playlists/index.ts';

type Deps = {
  readonly lessons: Databases['lessons'];
  readonly library: ReturnType<typeof createLibrary>;
  readonly people: ReturnType<typeof createPeople>;
  readonly memory: ReturnType<typeof createMemory>;
  readonly kept: ReturnType<typeof createKeptLessons>;
  readonly session: Session;
  readonly carrier: Carrier;
  readonly wallClock: () => UnixMs;
  readonly log: Log;
};

/** A teacher's lessons: kept at hand, put in order, taught. None of them is touched by what a feed does. */
export function buildLists({ lessons, library, people, memory, kept, session, carrier, wallClock, log }: Deps) {
  const shared = { lessons, lessonOf: library.get, cardOf, people: people.list, wallClock };
  const favourites = createFavourites(shared);
  const playlists = createPlaylists({
    ...shared,
    stopOf: ({ teacherId, classId }, lessonId: LessonId) => memory.stopOf(teacherId, classId, lessonId),
  });
  const plans = createPlans(shared);
  const history = createHistory({ ...shared, keep: kept.keep });
  const bookmarks = createBookmarks(shared);
  bookmarks.onChange(() => carrier.send('bookmarks.changed', {}));
  favourites.onChange(() => carrier.send('favourites.changed', {}));
  playlists.onChange(() => carrier.send('playlists.changed', {}));
  plans.onChange(() => carrier.send('plans.changed', {}));
  history.onChange(() => carrier.send('history.changed', {}));
  const keeper = keepHistory({ session, taught: history.taught, log });
  return {
    handlers: {
      ...bookmarkHandlers(bookmarks),
      ...favouriteHandlers(favourites),
      ...playlistHandlers(playlists),
      ...historyHandlers(history),
    },
    /** A stop is where an entry of the history is left. */
    async remember(stop: KeptStop) {
      await memory.remember(stop);
      carrier.send('history.changed', {});
    },
    async begin() {
      await playlists.tidyUp();
      await plans.tidyUp();
      await history.tidyUp();
    },
    plans,
    settled: keeper.settled,
  };
}
