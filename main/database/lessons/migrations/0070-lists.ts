import type { Migration } from '../../migrate.ts';

/**
 * '' is the teacher nobody chose, as with favourites. A lesson's name and length stand in the row for the day it has
 * gone. What is removed is only marked until the next start, so that undo brings it back, a gone lesson too.
 * The history gets documents and their pages, and is cleared in numbered steps, each of which can be taken back.
 */
export const lists: Migration = {
  number: 70,
  name: 'lists',
  up(db) {
    db.run(`CREATE TABLE playlist (
      id TEXT PRIMARY KEY, teacher_id TEXT NOT NULL, name TEXT NOT NULL,
      made_unix_ms INTEGER NOT NULL, removed INTEGER NOT NULL
    ) STRICT`);
    db.run('CREATE INDEX playlist_of ON playlist (teacher_id, removed, made_unix_ms)');
    db.run(`CREATE TABLE playlist_lesson (
      playlist_id TEXT NOT NULL, lesson_id TEXT NOT NULL,
      position INTEGER NOT NULL, taken_out INTEGER NOT NULL,
      title TEXT NOT NULL, edition TEXT, poster_digest TEXT, duration_seconds REAL NOT NULL,
      PRIMARY KEY (playlist_id, lesson_id)
    ) STRICT`);
    db.run('CREATE INDEX playlist_order ON playlist_lesson (playlist_id, taken_out, position)');
    db.run('ALTER TABLE history ADD COLUMN document_digest TEXT');
    db.run('ALTER TABLE history ADD COLUMN page_index INTEGER');
    db.run('ALTER TABLE history ADD COLUMN clearing INTEGER');
    db.run(`CREATE INDEX history_newest ON history (ifnull(teacher_id, ''), until_unix_ms) WHERE clearing IS NULL`);
    db.run('CREATE INDEX history_cleared ON history (clearing) WHERE clearing IS NOT NULL');
  },
};
