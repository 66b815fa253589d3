import type { AnswerOf, CallMain, Channels, Displays, Job, People, Settings } from '../../core/contract/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import type { UnixMs } from '../../core/words/index.ts';
import { type Cell, createCell, type Store } from './cell.ts';
import { createDownloadsStore, type DownloadsStore } from './downloads.ts';
import { createFavouritesStore, type FavouritesStore } from './favourites.ts';
import { createHomeStore, type HomeStore } from './home.ts';
import { createImports, type Imports } from './imports.ts';
import { createLibraryStore, type LibraryStore } from './library.ts';
import type { Listen } from './listen.ts';
import { createNotices, type Notices } from './notices.ts';
import { createPlaylistsStore, type PlaylistsStore } from './playlists.ts';
import { createPrivacy, type Privacy } from './privacy.ts';
import { createReadyStore, type ReadyStore } from './ready.ts';

export type Hello = AnswerOf<Channels['window.hello']>;

/** All that a window has in hand. Made once, in main.tsx, and given to the views by context. */
export type Lectern = {
  readonly call: CallMain;
  readonly listen: Listen;
  readonly hello: Hello;
  readonly settings: Store<Settings>;
  readonly changeSettings: (change: Partial<Settings>) => Promise<void>;
  readonly people: Store<People | null>;
  readonly displays: Store<Displays | null>;
  /** Whether the teacher asked for what is hidden while a class can see this window. */
  readonly privacy: Privacy;
  readonly jobs: Store<readonly Job[]>;
  readonly downloads: DownloadsStore;
  readonly library: LibraryStore;
  readonly favourites: FavouritesStore;
  readonly home: HomeStore;
  readonly playlists: PlaylistsStore;
  readonly ready: ReadyStore;
  /** The projected lesson as main last told it; null until the first answer. */
  readonly session: Store<SessionState | null>;
  readonly imports: Imports;
  /** Where a dropped file lies on this PC; empty where the host does not tell. */
  readonly placeOf: (file: File) => string;
  readonly notices: Notices;
  readonly wallClock: () => UnixMs;
  /** Reads everything again: the road to main was broken for a while. */
  readonly readAgain: () => Promise<void>;
  /** For views that read by themselves: everything is read again. Returns the way to stop listening. */
  readonly onReadAgain: (hear: () => void) => () => void;
};

export type Deps = {
  readonly call: CallMain;
  readonly listen: Listen;
  readonly hello: Hello;
  readonly session: Store<SessionState | null>;
  readonly pathOf: (file: File) => string;
  readonly wallClock: () => UnixMs;
};

/** Begins to listen, then reads what this window's role may read. */
export async function createLectern(deps: Deps): Promise<Lectern> {
  const { call, listen, hello, session, wallClock } = deps;
  const settings: Cell<Settings> = createCell(hello.settings);
  listen('settings.changed', settings.set);
  const displays: Cell<Displays | null> = createCell<Displays | null>(null);
  listen('displays.changed', displays.set);
  const people: Cell<People | null> = createCell<People | null>(null);
  listen('people.changed', people.set);
  const jobs: Cell<readonly Job[]> = createCell<readonly Job[]>([]);
  listen('jobs.changed', (changed) => jobs.set(changed.jobs));
  const library = createLibraryStore(call, listen);
  const favourites = createFavouritesStore(call, listen);
  const home = createHomeStore(call, listen, wallClock);
  const playlists = createPlaylistsStore(call, listen);
  const ready = createReadyStore(call, listen);
  const downloads = createDownloadsStore(call, listen);

  const readers = new Set<() => void>();
  const placeOf = hello.givesPaths ? deps.pathOf : () => '';

  const lectern: Lectern = {
    call,
    listen,
    hello,
    settings,
    async changeSettings(change) {
      const answer = await call('settings.change', change);
      if (answer.ok) settings.set(answer.value);
    },
    people,
    displays,
    privacy: createPrivacy({ displays, session }),
    jobs,
    downloads,
    library,
    favourites,
    home,
    playlists,
    ready,
    session,
    imports: createImports({ call, pathOf: placeOf }),
    placeOf,
    notices: createNotices(),
    wallClock,
    async readAgain() {
      for (const hear of [...readers]) hear();
      await readAll();
    },
    onReadAgain(hear) {
      readers.add(hear);
      return () => readers.delete(hear);
    },
  };
  await readAll();
  return lectern;

  /** Also after the road to main was broken: events of that time are lost. */
  async function readAll(): Promise<void> {
    await Promise.all([readDisplays(), ...(hello.role === 'console' ? [readConsole()] : [])]);
  }
  async function readDisplays(): Promise<void> {
    const answer = await call('displays.list', {});
    if (answer.ok) displays.set(answer.value);
  }
  async function readConsole(): Promise<void> {
    // Asked together with the rest, and not waited for: the shelf stands without it.
    void home.refresh();
    void ready.refresh();
    void downloads.refresh();
    const [who, work] = await Promise.all([
      call('people.list', {}),
      call('jobs.list', {}),
      library.refresh(),
      favourites.refresh(),
      playlists.refresh(),
    ]);
    if (who.ok) people.set(who.value);
    if (work.ok) jobs.set(work.value.jobs);
  }
}
