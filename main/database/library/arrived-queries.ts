import { read, write } from '../query.ts';

type Arrived = { readonly digest: string; readonly mediaType: string };

export const arrivedQueries = {
  'arrived.put': write((db, { lessonId, files }: { lessonId: string; files: readonly Arrived[] }) => {
    for (const { digest, mediaType } of files) {
      db.run(
        'INSERT OR REPLACE INTO arrived_file (digest, lesson_id, media_type) VALUES (@digest, @lessonId, @mediaType)',
        { digest, lessonId, mediaType },
      );
    }
  }),
  'arrived.lessons': read((db, _: Record<string, never>) =>
    db.column<string>('SELECT DISTINCT lesson_id FROM arrived_file'),
  ),
  'arrived.type': read(
    (db, { digest }: { digest: string }) =>
      db.get<{ mediaType: string }>('SELECT media_type AS mediaType FROM arrived_file WHERE digest = @digest LIMIT 1', {
        digest,
      })?.mediaType ?? null,
  ),
  'arrived.digests': read((db, _: Record<string, never>) =>
    db.column<string>('SELECT DISTINCT digest FROM arrived_file'),
  ),
};
