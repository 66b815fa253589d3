import { read, write } from '../query.ts';

export type JobRow = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly priority: number;
  /** The state as JSON. */
  readonly state: string;
  /** What the work needs to begin again after a restart, as JSON. */
  readonly payload: string;
  readonly addedUnixMs: number;
};

export const jobQueries = {
  'job.put': write((db, job: JobRow) => {
    db.run(
      `INSERT INTO job (id, kind, title, priority, state, payload, added_unix_ms)
       VALUES (@id, @kind, @title, @priority, @state, @payload, @addedUnixMs)
       ON CONFLICT (id) DO UPDATE SET state = @state, payload = @payload`,
      { ...job },
    );
  }),
  'job.list': read((db, _: Record<string, never>) =>
    db.all<JobRow>(
      `SELECT id, kind, title, priority, state, payload, added_unix_ms AS addedUnixMs FROM job
       ORDER BY added_unix_ms, rowid`,
    ),
  ),
  'job.forget': write((db, { id }: { id: string }) => {
    db.run('DELETE FROM job WHERE id = @id', { id });
  }),
};
