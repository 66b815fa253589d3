import { read, write } from '../query.ts';

type BookmarkRow = { readonly bookmarkId: string; readonly atSeconds: number; readonly name: string };
/** '' for the teacher nobody chose. */
type Whose = { readonly teacherId: string; readonly lessonId: string };
/** `title` is LocalText as JSON. */
type Put = BookmarkRow & Whose & { readonly title: string; readonly atUnixMs: number };

export const bookmarkQueries = {
  'bookmark.put': write((db, { teacherId, lessonId, bookmarkId, atSeconds, name, title, atUnixMs }: Put) => {
    db.run(
      `INSERT INTO bookmark (bookmark_id, teacher_id, lesson_id, at_seconds, name, title, kept, at_unix_ms)
       VALUES (@bookmarkId, @teacherId, @lessonId, @atSeconds, @name, @title, 1, @atUnixMs)
       ON CONFLICT (teacher_id, bookmark_id) DO UPDATE SET
         at_seconds = @atSeconds, name = @name, title = @title, kept = 1, at_unix_ms = @atUnixMs`,
      { teacherId, lessonId, bookmarkId, atSeconds, name, title, atUnixMs },
    );
  }),
  'bookmark.remove': write((db, { teacherId, bookmarkId }: Pick<Put, 'teacherId' | 'bookmarkId'>) => {
    db.run('UPDATE bookmark SET kept = 0 WHERE teacher_id = @teacherId AND bookmark_id = @bookmarkId', {
      teacherId,
      bookmarkId,
    });
  }),
  'bookmark.list': read((db, { teacherId, lessonId }: Whose) =>
    db.all<BookmarkRow>(
      `SELECT bookmark_id AS bookmarkId, at_seconds AS atSeconds, name FROM bookmark
       WHERE teacher_id = @teacherId AND lesson_id = @lessonId AND kept = 1 ORDER BY at_seconds`,
      { teacherId, lessonId },
    ),
  ),
};
