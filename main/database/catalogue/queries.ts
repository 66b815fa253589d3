import type { WriteDb } from '../db.ts';
import { read } from '../query.ts';
import { putSearchKeys, searchIds } from '../search-keys.ts';

export type CatalogueLesson = {
  readonly id: string;
  /** The lesson as JSON of core/words. */
  readonly body: string;
  readonly searchKeys: readonly string[];
  readonly digests: readonly string[];
};
/** `digest` changes when anything of the feed did. */
export type CatalogueFeed = {
  readonly id: string;
  readonly digest: string;
  readonly lessons: readonly CatalogueLesson[];
};
type Row = { readonly id: string; readonly body: string };

export const catalogueQueries = {
  'feed.list': read((db, _: Record<string, never>) =>
    db.all<{ id: string; digest: string }>('SELECT id, digest FROM feed ORDER BY id'),
  ),
  'lesson.get': read((db, { id }: { id: string }) => db.get<Row>('SELECT id, body FROM lesson WHERE id = @id', { id })),
  'lesson.ofFile': read((db, { digest }: { digest: string }) =>
    db.get<Row>(`SELECT lesson.id, body FROM lesson_file JOIN lesson ON lesson.id = lesson_id WHERE digest = @digest`, {
      digest,
    }),
  ),
  'lesson.list': read((db, { limit }: { limit: number }) =>
    db.all<Row>('SELECT id, body FROM lesson ORDER BY feed_id, place LIMIT @limit', { limit }),
  ),
  'lesson.search': read((db, { terms, limit }: { terms: readonly string[]; limit: number }) =>
    searchIds(db, terms)
      .slice(0, limit)
      .flatMap((id) => db.get<Row>('SELECT id, body FROM lesson WHERE id = @id', { id }) ?? []),
  ),
  'lesson.digests': read((db, _: Record<string, never>) =>
    db.all<{ digest: string }>('SELECT DISTINCT digest FROM lesson_file').map(({ digest }) => digest),
  ),
};
export type CatalogueQueries = typeof catalogueQueries;

export function fillCatalogue(db: WriteDb, feeds: readonly CatalogueFeed[]): void {
  for (const { id: feedId, digest: feedDigest, lessons } of feeds) {
    db.run('INSERT INTO feed (id, digest) VALUES (@feedId, @feedDigest)', { feedId, feedDigest });
    for (const [place, { id, body, searchKeys, digests }] of lessons.entries()) {
      db.run('INSERT INTO lesson (id, feed_id, place, body) VALUES (@id, @feedId, @place, @body)', {
        id,
        feedId,
        place,
        body,
      });
      putSearchKeys(db, id, searchKeys);
      for (const digest of new Set(digests)) {
        db.run('INSERT INTO lesson_file (digest, lesson_id) VALUES (@digest, @id)', { digest, id });
      }
    }
  }
}
