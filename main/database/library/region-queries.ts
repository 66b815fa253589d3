import { read, write } from '../query.ts';

export const regionQueries = {
  'regions.keep': write((db, { lessonId, body }: { readonly lessonId: string; readonly body: string | null }) => {
    if (body === null) db.run('DELETE FROM lesson_regions WHERE lesson_id = @lessonId', { lessonId });
    else db.run('INSERT OR REPLACE INTO lesson_regions VALUES (@lessonId, @body)', { lessonId, body });
  }),
  /** JSON; whoever takes it holds it against the schema. */
  'regions.get': read(
    (db, { lessonId }: { readonly lessonId: string }) =>
      db.get<{ body: string }>('SELECT body FROM lesson_regions WHERE lesson_id = @lessonId', { lessonId })?.body ??
      null,
  ),
};
