import type { FilesBeside, Source, SourceAsked } from '../../core/contract/index.ts';
import { fail, type JobId, ok, type Result } from '../../core/words/index.ts';
import type { JobControl, Jobs, JobWork } from '../jobs/index.ts';
import type { Quiet } from '../quiet/index.ts';
import type { ReadProblem } from './in-thread.ts';
import { nameOf } from './list-sources.ts';
import type { Origin, Origins } from './origins.ts';
import { filesReportOf, type ReadCount, type ReadDone } from './read-source.ts';

/**
 * Copies the files of sources into the store, behind everything else: in runs of some gigabytes, and after each of
 * them what came is in the catalogue. A run that was broken off is worth what it copied: the next one knows it.
 */
export type Hold = {
  /** The lessons are here by now; `files` of its origin says that it is to be done. */
  begin(origin: Origin): void;
  /** The work of a job that the last run left. */
  resume(payload: unknown, jobId: JobId): JobWork | null;
  /** Resolves when nothing writes to the source any more. */
  stop(id: string): Promise<void>;
  /** Null: it is not being copied. */
  stateOf(id: string): Source['files'];
};

type Deps = {
  readonly jobs: Pick<Jobs, 'start' | 'cancel'>;
  readonly origins: Origins;
  readonly quiet: Quiet;
  readonly read: (
    asked: SourceAsked,
    bytesMax: number,
    signal: AbortSignal,
    onCount: (count: ReadCount) => void,
  ) => Promise<Result<ReadDone, ReadProblem>>;
  /** The catalogue is made of what is here now. */
  readonly refresh: () => Promise<void>;
  readonly tell: () => void;
  readonly isClosing: () => boolean;
  readonly warn: (text: string) => void;
};

const RUN_BYTES = 8e9;

type Entry = {
  readonly jobId: JobId;
  progress: number | null;
  readonly ended: Promise<void>;
  readonly end: () => void;
};

export function createHold(deps: Deps): Hold {
  const { jobs, origins, quiet, tell } = deps;
  const running = new Map<string, Entry>();

  function enter(id: string, jobId: JobId): void {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    running.set(id, { jobId, progress: null, ended, end });
  }
  function workOn(id: string): JobWork {
    return async (control) => {
      const stopListening = quiet.onChange(() => report(id, control));
      try {
        return await copy(id, control);
      } finally {
        stopListening();
        running.get(id)?.end();
        running.delete(id);
        tell();
      }
    };
  }
  function report(id: string, control: JobControl): void {
    const mayRun = quiet.mayRun('background');
    control.report(mayRun ? 'storing' : 'waiting', running.get(id)?.progress ?? null);
    tell();
  }

  async function copy(id: string, control: JobControl): ReturnType<JobWork> {
    for (;;) {
      const origin = await origins.get(id);
      const { taken, files } = origin;
      if (!taken?.corrections || !files) return fail({ code: 'sourceGone', detail: id });
      report(id, control);
      const { kind, path, corrections } = taken;
      const done = await deps.read({ kind, path, corrections }, RUN_BYTES, control.signal, ({ bytes }) => {
        const entry = running.get(id);
        if (entry) entry.progress = files.wanted.bytes > 0 ? Math.min(1, bytes / files.wanted.bytes) : null;
        report(id, control);
      });
      // What was not finished goes on at the next start.
      if (deps.isClosing()) return fail({ code: 'interrupted', detail: '' });
      if (!done.ok) {
        const { code, detail } = done.error;
        if (code !== 'cancelled') deps.warn(`sources: files of ${id} were not all copied: ${code} ${detail}`);
        await origins.put({ ...origin, files: { ...files, failed: { code, detail } } });
        return fail(done.error);
      }
      const { held } = done.value;
      if (held.later === 0) await origins.put({ ...origin, files: { ...files, done: filesReportOf(held) } });
      await deps.refresh();
      if (held.later === 0) return ok({ lessonId: null });
    }
  }

  return {
    begin({ id, taken }) {
      if (!taken || running.has(id)) return;
      const payload = { sourceId: id };
      const jobId = jobs.start({ kind: 'files', title: nameOf(taken.path), payload, run: workOn(id) });
      enter(id, jobId);
      tell();
    },
    resume(payload, jobId) {
      const id = sourceIn(payload);
      if (id === null || running.has(id)) return null;
      enter(id, jobId);
      return workOn(id);
    },
    async stop(id) {
      const entry = running.get(id);
      if (!entry) return;
      jobs.cancel(entry.jobId);
      await entry.ended;
    },
    stateOf(id) {
      const entry = running.get(id);
      if (!entry) return null;
      const { jobId, progress } = entry;
      return { kind: 'copying', jobId, progress, isWaiting: !quiet.mayRun('background') };
    },
  };
}

function sourceIn(payload: unknown): string | null {
  const isOne = typeof payload === 'object' && payload !== null && 'sourceId' in payload;
  return isOne && typeof payload.sourceId === 'string' ? payload.sourceId : null;
}

export const wantedFiles = (wanted: FilesBeside): Origin['files'] => ({ wanted, done: null, failed: null });
