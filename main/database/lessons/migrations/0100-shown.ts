import type { Migration } from '../../migrate.ts';

/** How much video a class saw at a stretch, and when: what of a period's minutes is used up. '' is nobody chosen. */
export const shown: Migration = {
  number: 100,
  name: 'shown',
  up(db) {
    db.run(`CREATE TABLE shown_stretch (
      id INTEGER PRIMARY KEY, teacher_id TEXT NOT NULL, class_id TEXT NOT NULL, lesson_id TEXT NOT NULL,
      until_unix_ms INTEGER NOT NULL, video_seconds REAL NOT NULL
    ) STRICT`);
    db.run('CREATE INDEX shown_when ON shown_stretch (teacher_id, class_id, until_unix_ms)');
  },
};
