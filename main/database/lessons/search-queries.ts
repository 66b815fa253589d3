import { read, write } from '../query.ts';

/** More than anybody looks through. */
const KEPT = 30;

/** What each teacher looked for last. */
export const searchQueries = {
  'search.remember': write(
    (db, { teacherId, text, atUnixMs }: { teacherId: string | null; text: string; atUnixMs: number }) => {
      db.run(
        `INSERT INTO search (teacher_id, text, at_unix_ms) VALUES (@teacherId, @text, @atUnixMs)
         ON CONFLICT (ifnull(teacher_id, ''), text) DO UPDATE SET at_unix_ms = @atUnixMs`,
        { teacherId, text, atUnixMs },
      );
      db.run(
        `DELETE FROM search WHERE id IN (
           SELECT id FROM search WHERE ifnull(teacher_id, '') = ifnull(@teacherId, '')
           ORDER BY at_unix_ms DESC LIMIT -1 OFFSET ${KEPT})`,
        { teacherId },
      );
    },
  ),
  /** Newest first. */
  'search.list': read((db, { teacherId, limit }: { teacherId: string | null; limit: number }) =>
    db.column<string>(
      `SELECT text FROM search WHERE ifnull(teacher_id, '') = ifnull(@teacherId, '')
       ORDER BY at_unix_ms DESC LIMIT @limit`,
      { teacherId, limit },
    ),
  ),
  'search.forget': write((db, { teacherId }: { teacherId: string | null }) => {
    db.run(`DELETE FROM search WHERE ifnull(teacher_id, '') = ifnull(@teacherId, '')`, { teacherId });
  }),
};
