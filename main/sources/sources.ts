import type { Source, SourceAsked, SourceLook } from '../../core/contract/index.ts';
import { fail, type JobId, ok, type Result, type UnixMs } from '../../core/words/index.ts';
import { type Catalogue, dropSetAside, dropSource, putBack, setAside } from '../catalogue/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { JobControl, Jobs } from '../jobs/index.ts';
import type { Log } from '../log.ts';
import type { Quiet } from '../quiet/index.ts';
import { rulesOf } from './corrections.ts';
import { type ReadProblem, readInThread } from './in-thread.ts';
import { BUILT_IN, listSources, nameOf } from './list-sources.ts';
import type { Origin, Origins } from './origins.ts';
import { readPlace, sourceIdOf } from './place.ts';

export type Sources = {
  /** Without the feeds, which are listed by themselves. */
  list(): Promise<readonly Source[]>;
  look(asked: SourceAsked): Promise<Result<SourceLook, ReadProblem>>;
  stopLooking(): void;
  takeIn(asked: SourceAsked, total: number | null): Promise<Result<{ sourceId: string; jobId: JobId }, TakeInProblem>>;
  remove(id: string): Promise<Result<object, { code: 'sourceGone' | 'builtIn' | 'takingIn' }>>;
  restore(id: string): Promise<Result<object, { code: 'sourceGone' }>>;
  /** Something of the list has changed. */
  onChange(hear: () => void): Stop;
  onLooking(hear: (lessons: number) => void): Stop;
  /** Removes what nobody took back before Lectern was closed. */
  open(): Promise<void>;
  /** Lectern is being closed: what is being taken in will say that it was interrupted. */
  close(): void;
};

type TakeInProblem = { readonly code: 'badPlace' | 'takingIn' | 'diskFull'; readonly detail: string };

type Deps = {
  readonly shardFolder: string;
  readonly origins: Origins;
  readonly jobs: Pick<Jobs, 'start' | 'dismiss' | 'onChange'>;
  readonly catalogue: Pick<Catalogue, 'refresh' | 'leftOut'>;
  /** The catalogue is another now. */
  readonly changed: () => void;
  readonly feedIds: () => ReadonlySet<string>;
  readonly quiet: Pick<Quiet, 'mayRun'>;
  readonly clock: Clock;
  readonly wallClock: () => UnixMs;
  readonly log: Log;
};

type Running = { readonly jobId: JobId; lessons: number; readonly total: number | null };

export function createSources(deps: Deps): Sources {
  const { shardFolder, origins, jobs, catalogue, clock, log } = deps;
  const listeners = new Set<() => void>();
  const lookers = new Set<(lessons: number) => void>();
  const running = new Map<string, Running>();
  /** Taken away in this run, with what they were. */
  const removed = new Map<string, Origin>();
  let looking: AbortController | null = null;
  let closing = false;
  const isFeed = ({ id }: { readonly id: string }) => deps.feedIds().has(id);
  const tell = (): void => {
    for (const hear of [...listeners]) hear();
  };
  // What became of it stands in the list of sources, also after a restart; a second list would only grow.
  const stopHearing = jobs.onChange((all) => {
    for (const { id, kind, state } of all) {
      const isOver = kind === 'catalogue' && state.kind !== 'queued' && state.kind !== 'running';
      if (isOver) queueMicrotask(() => jobs.dismiss(id));
    }
  });
  const read = (asked: Parameters<typeof readInThread>[0], signal: AbortSignal, onCount: (lessons: number) => void) =>
    readInThread(asked, { clock, log, signal, onCount, mayWork: () => deps.quiet.mayRun('background') });
  const taskOf = ({ kind, corrections }: SourceAsked, path: string, dryRun: boolean) => ({
    ...{ id: sourceIdOf(kind, path), kind, path, shardFolder, dryRun },
    rules: rulesOf(kind, corrections),
  });

  async function refresh(): Promise<void> {
    const made = await catalogue.refresh();
    if (!made.ok) log.warn(`sources: the catalogue was not made anew: ${made.error.code}`);
    deps.changed();
    tell();
  }

  async function run(asked: SourceAsked, path: string, control: JobControl) {
    const task = taskOf(asked, path, false);
    const mine = running.get(task.id);
    control.report('reading', null);
    const done = await read(task, control.signal, (lessons) => {
      if (mine) mine.lessons = lessons;
      control.report('reading', mine?.total ? Math.min(1, lessons / mine.total) : null);
      tell();
    });
    const told = await origins.get(task.id);
    if (done.ok) {
      const { kind, corrections } = asked;
      const taken = { kind, path, corrections, unixMs: deps.wallClock(), report: done.value.report };
      await origins.put({ ...told, taken, begun: null });
      control.report('storing', null);
      // What changed is on disk: it is in the catalogue now, or at the next start.
      if (!closing) await refresh();
      return ok({ lessonId: null });
    }
    const { code, detail } = done.error;
    // Whoever stopped it knows; whoever closed Lectern is told at the next start.
    if (code !== 'cancelled') log.warn(`sources: ${task.id} was not taken in: ${code} ${detail}`);
    const begun = told.begun && code !== 'cancelled' ? { ...told.begun, failed: { code, detail } } : null;
    if (!closing) await origins.put({ ...told, begun });
    return fail({ code, detail });
  }

  return {
    async list() {
      const left = new Map((await catalogue.leftOut()).map(({ id, why }) => [id, why]));
      const sources = await listSources({ shardFolder, origins }, isFeed);
      return sources.map((source): Source => {
        const at = running.get(source.id);
        if (at) return { ...source, state: { kind: 'takingIn', ...at } };
        const why = left.get(source.id);
        const isWhole = source.state.kind !== 'here' || why === undefined;
        return isWhole ? source : { ...source, state: { kind: 'broken', code: 'notInCatalogue', detail: why } };
      });
    },

    async look(asked) {
      looking?.abort();
      const mine = new AbortController();
      looking = mine;
      const place = readPlace(asked.path);
      if (!place.ok) return place;
      const task = taskOf(asked, place.value, true);
      const done = await read(task, mine.signal, (lessons) => {
        for (const hear of [...lookers]) hear(lessons);
      });
      if (looking === mine) looking = null;
      if (!done.ok) return done;
      const { report, seen } = done.value;
      const sources = await listSources({ shardFolder, origins }, isFeed);
      const isKnown = sources.some(({ id, state }) => id === task.id && state.kind !== 'notTaken');
      return ok({
        ...{ sourceId: task.id, title: nameOf(place.value), path: place.value, isKnown, report },
        ...seen,
      });
    },
    stopLooking: () => looking?.abort(),

    async takeIn(asked, total) {
      const place = readPlace(asked.path);
      if (!place.ok) return place;
      const path = place.value;
      const { kind, corrections } = asked;
      const id = sourceIdOf(kind, path);
      if (running.has(id)) return fail({ code: 'takingIn', detail: '' });
      // Before anything is waited for: a second press must find it.
      const entry: Omit<Running, 'jobId'> & { jobId: JobId } = { jobId: '' as JobId, lessons: 0, total };
      running.set(id, entry);
      removed.delete(id);
      try {
        await origins.put({ ...(await origins.get(id)), begun: { kind, path, corrections, failed: null } });
      } catch (error) {
        running.delete(id);
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        return fail({ code: 'diskFull', detail: '' });
      }
      entry.jobId = jobs.start({
        ...{ kind: 'catalogue', title: nameOf(path), payload: { sourceId: id } },
        run: (control) =>
          run(asked, path, control).finally(() => {
            running.delete(id);
            tell();
          }),
      });
      tell();
      return ok({ sourceId: id, jobId: entry.jobId });
    },

    async remove(id) {
      if (id === BUILT_IN) return fail({ code: 'builtIn' });
      if (running.has(id)) return fail({ code: 'takingIn' });
      const origin = await origins.get(id);
      const isKept = !deps.feedIds().has(id) && (await setAside(shardFolder, id));
      if (!isKept && !origin.begun) return fail({ code: 'sourceGone' });
      // A crash may have left a part of it.
      if (!isKept) await dropSource(shardFolder, id);
      removed.set(id, origin);
      await origins.remove(id);
      await refresh();
      return ok({});
    },
    async restore(id) {
      const origin = removed.get(id);
      if (!origin) return fail({ code: 'sourceGone' });
      removed.delete(id);
      if (!(await putBack(shardFolder, id)) && !origin.begun) return fail({ code: 'sourceGone' });
      await origins.put(origin);
      await refresh();
      return ok({});
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    onLooking(hear) {
      lookers.add(hear);
      return () => lookers.delete(hear);
    },
    async open() {
      for (const id of await dropSetAside(shardFolder)) await origins.remove(id);
    },
    close() {
      closing = true;
      stopHearing();
      looking?.abort();
    },
  };
}
