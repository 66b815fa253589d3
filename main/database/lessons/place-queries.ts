import { read, write } from '../query.ts';

type Of = { readonly teacherId: string; readonly tab: string };

/** Where each teacher stood last on each way to a lesson. */
export const placeQueries = {
  'place.keep': write((db, { teacherId, tab, body }: Of & { readonly body: string }) => {
    db.run('INSERT OR REPLACE INTO browse_place VALUES (@teacherId, @tab, @body)', { teacherId, tab, body });
  }),
  /** JSON; whoever takes it holds it against the schema. */
  'place.get': read(
    (db, { teacherId, tab }: Of) =>
      db.get<{ body: string }>('SELECT body FROM browse_place WHERE teacher_id = @teacherId AND tab = @tab', {
        teacherId,
        tab,
      })?.body ?? null,
  ),
};
