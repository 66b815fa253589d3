import { read, write } from '../query.ts';

type Of = { readonly teacherId: string; readonly lessonId: string };

/** How each teacher had each lesson laid out. */
export const layoutQueries = {
  'layout.keep': write((db, { teacherId, lessonId, body }: Of & { readonly body: string }) => {
    db.run('INSERT OR REPLACE INTO lesson_layout VALUES (@teacherId, @lessonId, @body)', { teacherId, lessonId, body });
  }),
  /** JSON; whoever takes it holds it against the schema. */
  'layout.get': read(
    (db, { teacherId, lessonId }: Of) =>
      db.get<{ body: string }>(
        'SELECT body FROM lesson_layout WHERE teacher_id = @teacherId AND lesson_id = @lessonId',
        { teacherId, lessonId },
      )?.body ?? null,
  ),
};
