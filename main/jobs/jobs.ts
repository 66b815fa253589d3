import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Job } from '../../core/contract/index.ts';
import { type JobId, LessonId, type Result, type UnixMs } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Quiet, Urgency } from '../quiet/index.ts';
import { createJobRecords } from './job-records.ts';

/**
 *              may run, a place is free           ok
 *   queued ------------------------------> running ----> done
 *     |  ^                                  |    |
 *     |  |  restart, and its kind           |    | not ok
 *     |  +---- knows how to resume ---------+    +-----> failed
 *     |                                     |             ^
 *     |  cancel                     cancel  |             | restart, and nobody knows how to resume it
 *     +-----------------> cancelled <-------+             +--- (queued, running)
 *
 * An ended job stays on the list until it is dismissed; done and cancelled ones not over a restart.
 */
export type Jobs = {
  start(job: NewJob): JobId;
  /** All that are not dismissed, oldest first. */
  list(): Job[];
  /** False: there is no such job, or it has ended. */
  cancel(jobId: JobId): boolean;
  /** False: there is no such job, or it has not ended. */
  dismiss(jobId: JobId): boolean;
  onChange(hear: (jobs: Job[]) => void): Stop;
  /**
   * Takes up what the last run left. `resume` makes the work of an interrupted job from its payload again, or
   * says by null that it cannot be done any more.
   */
  begin(resume: (kind: Job['kind'], payload: unknown, jobId: JobId) => JobWork | null): Promise<void>;
  /** Breaks off what runs; it is taken up at the next start. */
  stop(): Promise<void>;
};

type Step = Extract<Job['state'], { kind: 'running' }>['step'];

export type JobControl = {
  readonly signal: AbortSignal;
  /** `progress` 0..1, or null where the length is not known. */
  report(step: Step, progress: number | null): void;
  /** Work that makes a lesson: some of this one can be shown already. */
  about(lessonId: LessonId): void;
};

/** Also called for a job that was cancelled before its turn, with a signal that is aborted, so that it can clean up. */
export type JobWork = (
  control: JobControl,
) => Promise<Result<{ readonly lessonId: LessonId | null }, { readonly code: string; readonly detail: string }>>;

export type NewJob = {
  readonly kind: Job['kind'];
  readonly title: string;
  readonly run: JobWork;
  /** Else what its kind has. */
  readonly urgency?: Urgency;
  /** Higher ones first. */
  readonly priority?: number;
  /** What `resume` needs to make the work again after a restart; plain data. */
  readonly payload?: unknown;
};

type Deps = {
  readonly library: Pick<Databases['library'], 'run'>;
  readonly quiet: Quiet;
  readonly clock: Clock;
  readonly wallClock: () => UnixMs;
  readonly log: Log;
};

type Entry = NewJob & {
  readonly id: JobId;
  readonly abort: AbortController;
  state: Job['state'];
  lessonId: LessonId | null;
};

/** `alone`: one of the kind at a time, so that two do not share one line. */
const kinds: Readonly<Record<Job['kind'], { readonly urgency: Urgency; readonly alone: boolean }>> = {
  import: { urgency: 'asked', alone: false },
  document: { urgency: 'asked', alone: true },
  catalogue: { urgency: 'asked', alone: true },
  files: { urgency: 'background', alone: true },
  ready: { urgency: 'afterClass', alone: true },
};

/** Two: one receives or reads a file while the other converts. */
const PLACES = 2;
/** Progress is told no more often than this. */
const TELL_EVERY_MS = 200;

export function createJobs({ library, quiet, clock, wallClock, log }: Deps): Jobs {
  const entries: Entry[] = [];
  const running = new Map<Entry, Promise<void>>();
  const listeners = new Set<(jobs: Job[]) => void>();
  /** Started in this run: a teacher may be quicker than the reading of what the last run left. */
  const ours = new Set<JobId>();
  const records = createJobRecords(library, log);
  let telling: Stop | null = null;
  let stopped = false;

  const list = (): Job[] =>
    entries.map(({ id, kind, title, state, lessonId }) => ({ id, kind, title, state, lessonId }));
  function tell(): void {
    telling?.();
    telling = null;
    for (const hear of [...listeners]) hear(list());
  }
  function enter(entry: Entry, state: Job['state']): void {
    entry.state = state;
    records.put({ ...entry, addedUnixMs: wallClock() });
    tell();
  }

  async function run(entry: Entry): Promise<void> {
    const control: JobControl = {
      signal: entry.abort.signal,
      report(step, progress) {
        if (entry.state.kind !== 'running') return;
        entry.state = { kind: 'running', step, progress };
        if (step === 'waiting') next();
        telling ??= clock.after(TELL_EVERY_MS, tell);
      },
      about(lessonId) {
        entry.lessonId = lessonId;
        tell();
      },
    };
    const end = await entry.run(control).catch((error: unknown) => ({
      ok: false as const,
      error: { code: 'internal', detail: log.fault(`job ${entry.title}`, error) },
    }));
    if (stopped || entry.state.kind === 'cancelled') return;
    if (end.ok) enter(entry, { kind: 'done', lessonId: end.value.lessonId });
    else enter(entry, { kind: 'failed', code: end.error.code, detail: end.error.detail });
  }

  function next(): void {
    if (stopped) return;
    const ready = entries
      .filter(({ kind, state, urgency }) => state.kind === 'queued' && quiet.mayRun(urgency ?? kinds[kind].urgency))
      .toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
    for (const entry of ready) {
      if ([...running.keys()].filter(isBusy).length >= PLACES) return;
      if (kinds[entry.kind].alone && [...running.keys()].some(({ kind }) => kind === entry.kind)) continue;
      enter(entry, { kind: 'running', step: 'receiving', progress: null });
      begin(entry);
    }
  }
  function begin(entry: Entry): void {
    const work = run(entry).finally(() => {
      running.delete(entry);
      next();
    });
    running.set(entry, work);
  }

  function add(job: NewJob, id: JobId): Entry {
    const lessonId = lessonOf(job.payload);
    const entry: Entry = { ...job, id, lessonId, abort: new AbortController(), state: { kind: 'queued' } };
    entries.push(entry);
    return entry;
  }
  const unlisten = quiet.onChange(next);

  return {
    start(job) {
      const entry = add(job, `job-${randomUUID()}` as JobId);
      ours.add(entry.id);
      enter(entry, { kind: 'queued' });
      next();
      return entry.id;
    },
    list,
    cancel(jobId) {
      const entry = entries.find(({ id }) => id === jobId);
      if (entry?.state.kind !== 'queued' && entry?.state.kind !== 'running') return false;
      const hadBegun = entry.state.kind === 'running';
      enter(entry, { kind: 'cancelled' });
      entry.abort.abort();
      if (!hadBegun) begin(entry);
      return true;
    },
    dismiss(jobId) {
      const index = entries.findIndex(
        ({ id, state }) => id === jobId && state.kind !== 'queued' && state.kind !== 'running',
      );
      if (index < 0) return false;
      entries.splice(index, 1);
      records.forget(jobId);
      tell();
      return true;
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    async begin(resume) {
      for (const old of await records.read()) {
        if (ours.has(old.id)) continue;
        if (old.state.kind === 'done' || old.state.kind === 'cancelled') {
          records.forget(old.id);
          continue;
        }
        const work = old.state.kind === 'failed' ? null : resume(old.kind, old.payload, old.id);
        const entry = add({ ...old, run: work ?? interrupted }, old.id);
        if (work) enter(entry, { kind: 'queued' });
        else
          enter(entry, old.state.kind === 'failed' ? old.state : { kind: 'failed', code: 'interrupted', detail: '' });
      }
      next();
    },
    async stop() {
      stopped = true;
      unlisten();
      telling?.();
      for (const entry of running.keys()) entry.abort.abort();
      await Promise.all(running.values());
      await records.settled();
    },
  };
}

/** What waits for the end of a class takes no place from what a teacher asks for meanwhile. */
const isBusy = ({ state }: Entry): boolean => state.kind !== 'running' || state.step !== 'waiting';

/** Work on a lesson that is known names it in its payload. */
function lessonOf(payload: unknown): LessonId | null {
  const about = v.safeParse(v.object({ lessonId: LessonId }), payload);
  return about.success ? about.output.lessonId : null;
}

const interrupted: JobWork = async () => ({ ok: false, error: { code: 'interrupted', detail: '' } });
