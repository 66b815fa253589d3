import { read, write } from '../query.ts';

/** `body`: what was found in it, as JSON. */
type Film = { readonly digest: string; readonly body: string };

export const filmQueries = {
  'film.put': write((db, film: Film) => {
    db.run('INSERT INTO film (digest, body) VALUES (@digest, @body) ON CONFLICT (digest) DO UPDATE SET body = @body', {
      ...film,
    });
  }),
  'film.list': read((db, _: Record<string, never>) => db.all<Film>('SELECT digest, body FROM film')),
};
