import { read, write } from '../query.ts';

export const slideQueries = {
  'slides.keep': write((db, { lessonId, body }: { readonly lessonId: string; readonly body: string | null }) => {
    if (body === null) db.run('DELETE FROM lesson_slides WHERE lesson_id = @lessonId', { lessonId });
    else db.run('INSERT OR REPLACE INTO lesson_slides VALUES (@lessonId, @body)', { lessonId, body });
  }),
  /** JSON; whoever takes it holds it against the schema. */
  'slides.get': read(
    (db, { lessonId }: { readonly lessonId: string }) =>
      db.get<{ body: string }>('SELECT body FROM lesson_slides WHERE lesson_id = @lessonId', { lessonId })?.body ??
      null,
  ),
};
