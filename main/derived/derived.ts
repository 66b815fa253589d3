import { mkdir, rm } from 'node:fs/promises';
import {
  type Asset,
  type AssetDigest,
  filmFaultsFound,
  filmsOf,
  isUntold,
  type Lesson,
  type LessonId,
  leadFilm,
} from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Clock } from '../host/ports.ts';
import { createLookAgain } from '../jobs/index.ts';
import type { Library } from '../library/index.ts';
import type { Log } from '../log.ts';
import type { Probe } from '../media/index.ts';
import type { Quiet } from '../quiet/index.ts';
import type { FilmDerived, Kind, Made } from './kinds.ts';
import { hasRoomFor, type MakeDeps, type MakeFailure, make } from './make.ts';
import { createRecords } from './records.ts';

export type Derived = {
  /** What there is of the lesson's films, by their digests. */
  of(lesson: Pick<Lesson, 'assets'>): Promise<ReadonlyMap<AssetDigest, FilmDerived>>;
  /** A teacher opened it: its films are the next. */
  opened(lessonId: LessonId): void;
  /** There may be other lessons; `renewed`: the same ones may have other films. Looks soon, and does nothing where all is made. */
  look(films: 'the same' | 'renewed'): void;
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
  readonly library: Pick<
    Library,
    'get' | 'ownIds' | 'fetched' | 'heldIds' | 'hasFile' | 'gotPoster' | 'arrived' | 'found'
  >;
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

type Film = { readonly digest: AssetDigest; readonly kinds: readonly Kind[]; readonly isUsed: boolean };
/** `open`: something of it was put off. `stopped`: nothing can be made now. */
type Outcome = 'done' | 'open' | 'stopped';
/** `last`: its films anew. */
type Turn = { readonly lessonId: LessonId; readonly last: boolean; readonly isUsed: boolean };

export function createDerived(deps: Deps): Derived {
  const { database, library, quiet, clock, log, media, store, workFolder } = deps;
  const records = createRecords(database, library.hasFile);
  const making: MakeDeps = { media, store, workFolder };
  const openedIds: LessonId[] = [];
  const done = new Set<string>();
  let isStrained = false;
  let underWay: AbortController | null = null;
  const again = createLookAgain({
    ...{ what: 'files made of films', work: makeAll, firstLookMs: FIRST_LOOK_MS, lookAfterMs: LOOK_AFTER_MS },
    ...{ quiet, clock, log },
  });
  const unlisten = quiet.onChange(() => {
    if (!quiet.mayRun('background')) underWay?.abort();
  });

  type MakeResult = Awaited<ReturnType<typeof make>>;
  /** As long as nothing else wants the machine; cut off by a class or the end of Lectern. */
  async function whileQuiet(
    work: (signal: AbortSignal) => Promise<MakeResult>,
  ): Promise<{ made: MakeResult; cutOff: boolean }> {
    const abort = new AbortController();
    underWay = abort;
    if (again.hasStopped() || !quiet.mayRun('background')) abort.abort();
    try {
      return { made: await work(abort.signal), cutOff: abort.signal.aborted };
    } finally {
      underWay = null;
    }
  }

  async function makeFilm({ digest, kinds, isUsed }: Film): Promise<Outcome> {
    let probe: Probe | null = null;
    let outcome: Outcome = 'done';
    for (const kind of kinds) {
      while (await records.isOpen(digest, kind)) {
        if (!(await again.mayGoOn())) return 'stopped';
        if (!(await hasRoomFor(making, kind, { source: digest, isUsed }))) {
          outcome = 'open';
          break;
        }
        if (!(await records.begin(digest, kind))) break;
        const { made, cutOff } = await whileQuiet(async (signal) => {
          const probed = probe
            ? { ok: true as const, value: probe }
            : await media.idle.probe(store.pathOf(digest), signal);
          if (!probed.ok) return probed;
          probe = probed.value;
          const have = (await records.of([digest])).get(digest) ?? {};
          return make(making, kind, { source: digest, probe, have, signal });
        });
        if (made.ok) {
          await keep(digest, made.value, isUsed);
          break;
        }
        if (cutOff) await records.putBack(digest, kind);
        else if (await isPutOff(digest, kind, made.error)) {
          if (made.error.code === 'ffmpegMissing') return 'stopped';
          outcome = 'open';
          break;
        }
      }
    }
    return again.hasStopped() ? 'stopped' : outcome;
  }

  async function keep(digest: AssetDigest, made: Made, isUsed: boolean): Promise<void> {
    // Told first: a kill between the two makes it again, and not a lesson that nobody can play.
    if (made.kind === 'playable') await library.found(digest, { ...made.film, kind: 'playable' });
    await records.made(digest, made);
    if (made.kind !== 'poster') return;
    await library.gotPoster(digest, made.digest);
    // Every window reads its lists anew then: not for each of ten thousand lessons that only lie here.
    if (isUsed) library.arrived();
  }

  /** A full disk or a missing program is no fault of the film; what is, is not tried again. */
  async function isPutOff(digest: AssetDigest, kind: Kind, failure: MakeFailure): Promise<boolean> {
    const { code, detail } = failure;
    const isPassing = passing.has(code) || code === 'tookTooLong';
    log.warn(`${kind} of a film ${isPassing ? 'waits' : 'could not be made'}: ${code} ${detail}`);
    // Of one that took too long the try counts: it is begun again so often and no more.
    if (!isPassing) await records.failed(digest, kind, failure);
    else if (code !== 'tookTooLong') await records.putBack(digest, kind);
    const fault = filmFaultsFound.find((one) => one === code);
    if (kind === 'playable' && !isPassing) {
      await library.found(digest, { kind: 'fault', code: fault ?? 'needsConversion' });
    }
    return isPassing;
  }

  /** What somebody uses comes before what only lies here; what was opened last is the first of all. */
  async function* turns(): AsyncGenerator<Turn> {
    const sampleId = await deps.sampleId();
    const others = [...(await library.ownIds()), ...(await library.fetched()), ...(sampleId ? [sampleId] : [])];
    const used = new Set([...openedIds.toReversed(), ...others]);
    for (const last of [false, true]) for (const lessonId of used) yield { lessonId, last, isUsed: true };
    for await (const lessonId of library.heldIds()) {
      if (!used.has(lessonId)) yield { lessonId, last: false, isUsed: false };
    }
  }

  function wantsLight({ width, height }: { readonly width: number; readonly height: number }): boolean {
    return Math.min(width, height) > (isStrained ? LIGHT.sideMax : LIGHT.alwaysFrom);
  }

  async function filmsToMake({ lessonId, last, isUsed }: Turn): Promise<{ films: Film[]; isAll: boolean }> {
    const lesson = await library.get(lessonId);
    const all = filmsOf(lesson?.assets ?? []);
    const lead = leadFilm(all)?.digest;
    const poster: readonly Kind[] = lesson?.poster ? [] : ['poster'];
    const films: Film[] = [];
    for (const film of all) {
      const { digest, hasSound } = film;
      if (!(await library.hasFile(digest))) continue;
      const own = ofEach.filter((kind) => kind !== 'loudness' || hasSound);
      const first = digest === lead ? [...poster, ...own, ...ofLead] : own;
      const anew: Kind[] = wantsLight(film) ? ['light', 'remaster'] : ['remaster'];
      films.push({ digest, isUsed, kinds: last ? anew : first });
    }
    const untold = lesson?.assets.filter(isUntold) ?? [];
    for (const { digest } of last ? [] : untold) {
      if (await library.hasFile(digest)) films.push({ digest, isUsed, kinds: ['playable'] });
    }
    return { films, isAll: untold.length === 0 && films.length > 0 && films.length === all.length };
  }

  async function makeAll(): Promise<void> {
    if (!(await again.mayGoOn())) return;
    // What a kill left in it is worth nothing; another account's Lectern has a folder of its own.
    await rm(workFolder, { recursive: true, force: true });
    await mkdir(workFolder, { recursive: true });
    for await (const turn of turns()) {
      const key = `${turn.last} ${turn.lessonId}`;
      if (done.has(key)) continue;
      const { films, isAll } = await filmsToMake(turn);
      let isDone = isAll;
      for (const film of films) {
        const outcome = await makeFilm(film).catch((error: unknown) => brokeOff(error));
        if (outcome === 'stopped') return;
        if (outcome === 'open') isDone = false;
      }
      if (isDone) done.add(key);
      // What was opened or came meanwhile goes first.
      if (again.isToldAgain()) return;
    }
  }

  /** The media process died of a film: it was begun, and is begun again so often and no more; the others need not wait. */
  function brokeOff(error: unknown): Outcome {
    if (again.hasStopped()) return 'stopped';
    log.fault('files made of a film', error);
    return 'open';
  }

  return {
    of: ({ assets }) => records.of(filmsOf<Asset>(assets).map(({ digest }) => digest)),
    opened(lessonId) {
      const at = openedIds.indexOf(lessonId);
      if (at >= 0) openedIds.splice(at, 1);
      openedIds.push(lessonId);
      openedIds.splice(0, openedIds.length - OPENED_MAX);
      again.look();
    },
    strained() {
      if (isStrained) return;
      isStrained = true;
      done.clear();
      again.look();
    },
    look(films) {
      if (films === 'renewed') done.clear();
      again.look();
    },
    made: again.done,
    typeOf: records.typeOf,
    besides: records.besides,
    async stop() {
      const ended = again.stop();
      unlisten();
      underWay?.abort();
      await ended;
    },
  };
}
