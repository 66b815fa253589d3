import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilesBeside, Source, SourceAsked, SourceLook } from '../../core/contract/index.ts';
import { type AssetDigest, fail, type JobId, ok, type Result, type UnixMs } from '../../core/words/index.ts';
import { type Catalogue, dropSetAside, dropSource, putBack, setAside } from '../catalogue/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { JobControl, Jobs, JobWork } from '../jobs/index.ts';
import type { Log } from '../log.ts';
import type { Quiet } from '../quiet/index.ts';
import { rulesOf } from './corrections.ts';
import { createHold, wantedFiles } from './hold.ts';
import { type ReadProblem, readInThread } from './in-thread.ts';
import { BUILT_IN, listSources, nameOf } from './list-sources.ts';
import type { Origin, Origins } from './origins.ts';
import { readPlace, sourceIdOf } from './place.ts';
import type { ReadCount, ReadTask } from './read-source.ts';
import { arrivingFiles, createRoom } from './room.ts';

export type Sources = {
  /** Without the feeds, which are listed by themselves. */
  list(): Promise<readonly Source[]>;
  look(asked: SourceAsked): Promise<Result<SourceLook, ReadProblem>>;
  stopLooking(): void;
  /** `files`: those beside it are to be copied, as a look counted them. */
  takeIn(
    asked: SourceAsked,
    total: number | null,
    files?: FilesBeside | null,
  ): Promise<Result<{ sourceId: string; jobId: JobId }, TakeInProblem>>;
  /** The work of a job that copies files, which the last run left. */
  resume(payload: unknown, jobId: JobId): JobWork | null;
  /** Files that are in the store before a lesson of the catalogue names them. */
  arriving(): Promise<readonly AssetDigest[]>;
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

type TakeInProblem = { readonly code: 'badPlace' | 'takingIn' | 'diskFull' | 'noRoom'; readonly detail: string };

type Deps = {
  readonly shardFolder: string;
  readonly storeFolder: string;
  /** By source, what became of its files. */
  readonly heldFolder: string;
  readonly origins: Origins;
  readonly jobs: Pick<Jobs, 'start' | 'cancel' | 'dismiss' | 'onChange'>;
  readonly catalogue: Pick<Catalogue, 'refresh' | 'leftOut'>;
  /** The catalogue is another now. */
  readonly changed: () => void;
  readonly feedIds: () => ReadonlySet<string>;
  readonly quiet: Quiet;
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
      const isOver = (kind === 'catalogue' || kind === 'files') && state.kind !== 'queued' && state.kind !== 'running';
      if (isOver) queueMicrotask(() => jobs.dismiss(id));
    }
  });
  const read = (asked: ReadTask, signal: AbortSignal, onCount: (count: ReadCount) => void) =>
    readInThread(asked, { clock, log, signal, onCount, mayWork: () => deps.quiet.mayRun('background') });
  const listFileOf = (id: string) => join(deps.heldFolder, id);
  /** `bytesMax`: null: its files stay where they are. */
  const taskOf = ({ kind, corrections }: SourceAsked, path: string, bytesMax: number | null, dryRun = false) => {
    const id = sourceIdOf(kind, path);
    return {
      ...{ id, kind, path, shardFolder, dryRun, rules: rulesOf(kind, corrections) },
      files: bytesMax === null ? null : { storeFolder: deps.storeFolder, listFile: listFileOf(id), bytesMax },
    };
  };
  const room = createRoom(deps.storeFolder);

  async function refresh(): Promise<void> {
    const made = await catalogue.refresh();
    if (!made.ok) log.warn(`sources: the catalogue was not made anew: ${made.error.code}`);
    deps.changed();
    tell();
  }
  const hold = createHold({
    ...{ jobs, origins, quiet: deps.quiet, refresh, tell, warn: log.warn },
    read: (asked, bytesMax, signal, onCount) => read(taskOf(asked, asked.path, bytesMax), signal, onCount),
    isClosing: () => closing,
  });

  async function run(asked: SourceAsked, path: string, control: JobControl) {
    const { files } = await origins.get(sourceIdOf(asked.kind, path));
    // What is here already stays; the rest is copied when the lessons are here.
    const task = taskOf(asked, path, files && 0);
    const mine = running.get(task.id);
    control.report('reading', null);
    const done = await read(task, control.signal, ({ lessons }) => {
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
      if (files) hold.begin(await origins.get(task.id));
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
        const files = hold.stateOf(source.id) ?? source.files;
        if (at) return { ...source, files: null, state: { kind: 'takingIn', ...at } };
        const why = left.get(source.id);
        const isWhole = source.state.kind !== 'here' || why === undefined;
        return isWhole
          ? { ...source, files }
          : { ...source, state: { kind: 'broken', code: 'notInCatalogue', detail: why } };
      });
    },

    async look(asked) {
      looking?.abort();
      const mine = new AbortController();
      looking = mine;
      const place = readPlace(asked.path);
      if (!place.ok) return place;
      const task = taskOf(asked, place.value, null, true);
      const done = await read(task, mine.signal, ({ lessons }) => {
        for (const hear of [...lookers]) hear(lessons);
      });
      if (looking === mine) looking = null;
      if (!done.ok) return done;
      const { report, seen } = done.value;
      const sources = await listSources({ shardFolder, origins }, isFeed);
      const isWanted = (await origins.get(task.id)).files !== null;
      const hasRoom = await room.hasRoomFor(seen.files.bytes, listFileOf(task.id));
      const files = { ...seen.files, freeBytes: await room.freeBytes(), hasRoom, isWanted };
      const isKnown = sources.some(({ id, state }) => id === task.id && state.kind !== 'notTaken');
      return ok({
        ...{ sourceId: task.id, title: nameOf(place.value), path: place.value, isKnown, report },
        ...{ ...seen, files },
      });
    },
    stopLooking: () => looking?.abort(),

    async takeIn(asked, total, files = null) {
      const place = readPlace(asked.path);
      if (!place.ok) return place;
      const path = place.value;
      const { kind, corrections } = asked;
      const id = sourceIdOf(kind, path);
      if (running.has(id)) return fail({ code: 'takingIn', detail: '' });
      // Before anything is waited for: a second press must find it.
      const entry: Omit<Running, 'jobId'> & { jobId: JobId } = { jobId: '' as JobId, lessons: 0, total };
      running.set(id, entry);
      try {
        if (files && !(await room.hasRoomFor(files.bytes, listFileOf(id)))) {
          running.delete(id);
          return fail({ code: 'noRoom', detail: '' });
        }
        removed.delete(id);
        await hold.stop(id);
        const begun = { kind, path, corrections, failed: null };
        await origins.put({ ...(await origins.get(id)), begun, files: files && wantedFiles(files) });
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
      await hold.stop(id);
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
      if (origin.files && !origin.files.done) hold.begin(origin);
      return ok({});
    },
    resume: hold.resume,
    arriving: () => arrivingFiles(origins, listFileOf),
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    onLooking(hear) {
      lookers.add(hear);
      return () => lookers.delete(hear);
    },
    async open() {
      for (const id of await dropSetAside(shardFolder)) {
        await origins.remove(id);
        await rm(listFileOf(id), { force: true });
      }
    },
    close() {
      closing = true;
      stopHearing();
      looking?.abort();
    },
  };
}
