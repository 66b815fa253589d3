import { mkdir, rm } from 'node:fs/promises';
import { type Asset, type AssetDigest, filmsOf, type Lesson, type LessonId, leadFilm } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { Library } from '../library/index.ts';
import type { Log } from '../log.ts';
import type { Probe } from '../media/index.ts';
import type { Quiet } from '../quiet/index.ts';
import type { FilmDerived, Kind } from './kinds.ts';
import { type MakeDeps, make } from './make.ts';
import { createRecords } from './records.ts';

export type Derived = {
  /** What there is of the lesson's films, by their digests. */
  of(lesson: Pick<Lesson, 'assets'>): Promise<ReadonlyMap<AssetDigest, FilmDerived>>;
  /** A teacher opened it: its films are the next. */
  opened(lessonId: LessonId): void;
  /** Lessons may have changed. Looks soon, and does nothing where all is made. */
  look(): void;
  /** Looks now; resolves when all is made that can be. */
  made(): Promise<void>;
  /** This PC loses frames: films that it plays get a smaller file sooner. */
  strained(): void;
  /** The media type of a file that was made; of another what `others` says. */
  typeOf(digest: AssetDigest, others: (digest: AssetDigest) => Promise<string | null>): Promise<string | null>;
  /** The files of what was made of the films among `kept`; what was made of others is forgotten. */
  besides(kept: readonly AssetDigest[]): Promise<AssetDigest[]>;
  /** Breaks off what is under way; the next start begins that again. */
  stop(): Promise<void>;
};

type Deps = MakeDeps & {
  readonly database: Pick<Databases['library'], 'run'>;
  readonly library: Pick<Library, 'get' | 'ownIds' | 'fetched' | 'hasFile'>;
  /** The lesson that came with Lectern. */
  readonly sampleId: () => Promise<LessonId | null>;
  readonly quiet: Pick<Quiet, 'mayRun' | 'onChange'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** The first minute after the start belongs to whoever opened Lectern. */
const FIRST_LOOK_MS = 60_000;
const LOOK_AFTER_MS = 5000;
const OPENED_MAX = 20;

/** What a lesson gains most from comes first; a film anew takes longest, and comes when all else is made. */
const ofEach: readonly Kind[] = ['loudness', 'scrub'];
const ofLead: readonly Kind[] = ['strip', 'slides'];

/**
 * A film larger than 720p gets a file of 480p for PCs that cannot play two of it; smaller ones only where this PC was
 * seen to lose frames: elsewhere nobody would play it.
 */
const LIGHT = { sideMax: 480, alwaysFrom: 720 };

/** Not the film's fault: the same is tried at the next look. */
const passing = new Set(['ffmpegMissing', 'diskFull', 'fileUnreadable']);

type Film = { readonly digest: AssetDigest; readonly kinds: readonly Kind[] };
type Outcome = 'done' | 'passing' | 'stopped';

export function createDerived(deps: Deps): Derived {
  const { database, library, quiet, clock, log, media, store, workFolder } = deps;
  const records = createRecords(database, library.hasFile);
  const openedIds: LessonId[] = [];
  let done = new Set<string>();
  let isStrained = false;
  let stopped = false;
  let looking: Stop | null = null;
  let hasLooked = false;
  let working: Promise<void> | null = null;
  let again = false;
  let wake: () => void = () => undefined;
  let underWay: AbortController | null = null;

  const unlisten = quiet.onChange(() => {
    if (!quiet.mayRun('background')) underWay?.abort();
    wake();
  });

  /** Until it may go on; false: it is to end. */
  async function mayGoOn(): Promise<boolean> {
    while (!stopped && !quiet.mayRun('background')) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return !stopped;
  }

  /** As long as nothing else wants the machine; cut off by a class or the end of Lectern. */
  async function whileQuiet<T>(work: (signal: AbortSignal) => Promise<T>): Promise<{ value: T; cutOff: boolean }> {
    const abort = new AbortController();
    underWay = abort;
    if (stopped || !quiet.mayRun('background')) abort.abort();
    const value = await work(abort.signal);
    underWay = null;
    return { value, cutOff: abort.signal.aborted };
  }

  async function makeFilm({ digest, kinds }: Film): Promise<Outcome> {
    let probe: Probe | null = null;
    for (const kind of kinds) {
      while (await records.isOpen(digest, kind)) {
        if (!(await mayGoOn())) return 'stopped';
        if (!(await records.begin(digest, kind))) break;
        const { value: made, cutOff } = await whileQuiet(async (signal) => {
          const probed = probe
            ? { ok: true as const, value: probe }
            : await media.idle.probe(store.pathOf(digest), signal);
          if (!probed.ok) return probed;
          probe = probed.value;
          const have = (await records.of([digest])).get(digest) ?? {};
          return make({ media, store, workFolder }, kind, { source: digest, probe, have, signal });
        });
        if (made.ok) {
          await records.made(digest, made.value);
          break;
        }
        const { code, detail } = made.error;
        if (cutOff) {
          await records.putBack(digest, kind);
        } else if (passing.has(code)) {
          await records.putBack(digest, kind);
          log.warn(`${kind} of a film waits: ${code} ${detail}`);
          return 'passing';
        } else {
          await records.failed(digest, kind, made.error);
          log.warn(`${kind} of a film could not be made: ${code} ${detail}`);
        }
      }
    }
    return stopped ? 'stopped' : 'done';
  }

  async function lessonIds(): Promise<LessonId[]> {
    const sampleId = await deps.sampleId();
    const others = [...(await library.ownIds()), ...(await library.fetched()), ...(sampleId ? [sampleId] : [])];
    return [...new Set([...openedIds.toReversed(), ...others])];
  }

  function wantsLight({ width, height }: { readonly width: number; readonly height: number }): boolean {
    return Math.min(width, height) > (isStrained ? LIGHT.sideMax : LIGHT.alwaysFrom);
  }

  async function filmsToMake(lessonId: LessonId, last: boolean): Promise<Film[]> {
    const films = filmsOf((await library.get(lessonId))?.assets ?? []);
    const lead = leadFilm(films)?.digest;
    const there: Film[] = [];
    for (const film of films) {
      const { digest, hasSound } = film;
      if (!(await library.hasFile(digest))) continue;
      const first = ofEach.filter((kind) => kind !== 'loudness' || hasSound);
      const anew: Kind[] = wantsLight(film) ? ['light', 'remaster'] : ['remaster'];
      there.push({ digest, kinds: last ? anew : [...first, ...(digest === lead ? ofLead : [])] });
    }
    return there;
  }

  async function makeAll(): Promise<void> {
    if (!(await mayGoOn())) return;
    // What a kill left in it is worth nothing; another account's Lectern has a folder of its own.
    await rm(workFolder, { recursive: true, force: true });
    await mkdir(workFolder, { recursive: true });
    const ids = await lessonIds();
    for (const last of [false, true]) {
      for (const lessonId of ids) {
        const key = `${last} ${lessonId}`;
        if (done.has(key)) continue;
        const films = await filmsToMake(lessonId, last);
        for (const film of films) if ((await makeFilm(film)) !== 'done') return;
        if (films.length > 0) done.add(key);
        // What was opened or came meanwhile goes first.
        if (again) return;
      }
    }
  }

  async function work(): Promise<void> {
    do {
      again = false;
      await makeAll().catch((error: unknown) => stopped || void log.fault('files made of films', error));
    } while (again && !stopped);
    working = null;
  }
  function begin(): void {
    looking = null;
    hasLooked = true;
    if (stopped) return;
    if (working !== null) again = true;
    else working = work();
  }
  function look(): void {
    if (!stopped) looking ??= clock.after(hasLooked ? LOOK_AFTER_MS : FIRST_LOOK_MS, begin);
  }

  return {
    of: ({ assets }) => records.of(filmsOf<Asset>(assets).map(({ digest }) => digest)),
    opened(lessonId) {
      const at = openedIds.indexOf(lessonId);
      if (at >= 0) openedIds.splice(at, 1);
      openedIds.push(lessonId);
      openedIds.splice(0, openedIds.length - OPENED_MAX);
      look();
    },
    look,
    strained() {
      if (isStrained) return;
      isStrained = true;
      done = new Set();
      look();
    },
    async made() {
      looking?.();
      begin();
      await working;
    },
    typeOf: records.typeOf,
    besides: records.besides,
    async stop() {
      stopped = true;
      looking?.();
      unlisten();
      underWay?.abort();
      wake();
      await working;
    },
  };
}
