import { read, write } from '../query.ts';

/** More lessons than a term of a teacher has. */
const KEPT = 200;

export const readyQueries = {
  'ready.keep': write((db, row: { lessonId: string; checkedAtUnixMs: number; body: string }) => {
    db.run('INSERT OR REPLACE INTO ready_check VALUES (@lessonId, @checkedAtUnixMs, @body)', { ...row });
    db.run(`DELETE FROM ready_check WHERE lesson_id IN (
      SELECT lesson_id FROM ready_check ORDER BY checked_at_unix_ms DESC LIMIT -1 OFFSET ${KEPT})`);
  }),
  'ready.list': read((db, _: Record<string, never>) =>
    db.all<{ lessonId: string; checkedAtUnixMs: number; body: string }>(
      `SELECT lesson_id AS lessonId, checked_at_unix_ms AS checkedAtUnixMs, body FROM ready_check
       ORDER BY checked_at_unix_ms DESC`,
    ),
  ),
};
