import type { Job } from '../../core/contract/index.ts';
import type { JobId } from '../../core/words/index.ts';
import type { Databases, JobRow } from '../database/index.ts';
import type { Log } from '../log.ts';

export type JobRecord = Pick<Job, 'id' | 'kind' | 'title' | 'state'> & {
  readonly priority?: number;
  readonly payload?: unknown;
};

export type JobRecords = {
  put(record: JobRecord & { readonly addedUnixMs: number }): void;
  forget(jobId: JobId): void;
  read(): Promise<JobRecord[]>;
  settled(): Promise<void>;
};

/** Jobs in library.db, written one after the other and never waited for: a job goes on when its record cannot be kept. */
export function createJobRecords(library: Pick<Databases['library'], 'run'>, log: Log): JobRecords {
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<unknown>): void => {
    writing = writing.then(work).catch((error: unknown) => log.fault('record of a job', error));
  };
  return {
    put({ id, kind, title, state, priority = 0, payload = null, addedUnixMs }) {
      const row: JobRow = {
        ...{ id, kind, title, priority, addedUnixMs },
        state: JSON.stringify(state),
        payload: JSON.stringify(payload),
      };
      inTurn(() => library.run('job.put', row));
    },
    forget: (id) => inTurn(() => library.run('job.forget', { id })),
    async read() {
      await writing;
      const rows = await library.run('job.list', {});
      return rows.map(
        ({ id, kind, title, priority, state, payload }) =>
          ({ id, kind, title, priority, state: JSON.parse(state), payload: JSON.parse(payload) }) as JobRecord,
      );
    },
    async settled() {
      await writing;
    },
  };
}
