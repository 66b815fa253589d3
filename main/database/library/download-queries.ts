import { read, write } from '../query.ts';

export type DownloadRow = {
  readonly lessonId: string;
  readonly position: number;
  /** As JSON, in its languages. */
  readonly title: string;
  readonly subject: string | null;
  readonly bytes: number;
  /** As JSON. */
  readonly state: string;
  readonly hurried: 0 | 1;
  readonly fromLine: number;
  readonly fromRoom: number;
  readonly fromDisk: number;
};

export type DayRow = Pick<DownloadRow, 'fromLine' | 'fromRoom' | 'fromDisk'> & { readonly day: string };

export const downloadQueries = {
  'download.put': write((db, row: DownloadRow) => {
    db.run(
      `INSERT INTO download (lesson_id, position, title, subject, bytes, state, hurried, from_line, from_room, from_disk)
       VALUES (@lessonId, @position, @title, @subject, @bytes, @state, @hurried, @fromLine, @fromRoom, @fromDisk)
       ON CONFLICT (lesson_id) DO UPDATE SET position = @position, title = @title, subject = @subject, bytes = @bytes,
         state = @state, hurried = @hurried, from_line = @fromLine, from_room = @fromRoom, from_disk = @fromDisk`,
      { ...row },
    );
  }),
  'download.list': read((db, _: Record<string, never>) =>
    db.all<DownloadRow>(
      `SELECT lesson_id AS lessonId, position, title, subject, bytes, state, hurried, from_line AS fromLine,
         from_room AS fromRoom, from_disk AS fromDisk
       FROM download ORDER BY position`,
    ),
  ),
  'download.forget': write((db, { lessonId }: { lessonId: string }) => {
    db.run('DELETE FROM download WHERE lesson_id = @lessonId', { lessonId });
  }),
  /** Adds to what came on a day. */
  'download.count': write((db, row: DayRow) => {
    db.run(
      `INSERT INTO download_day (day, from_line, from_room, from_disk) VALUES (@day, @fromLine, @fromRoom, @fromDisk)
       ON CONFLICT (day) DO UPDATE SET from_line = from_line + @fromLine, from_room = from_room + @fromRoom,
         from_disk = from_disk + @fromDisk`,
      { ...row },
    );
  }),
  'download.day': read(
    (db, { day }: { day: string }) =>
      db.get<Omit<DayRow, 'day'>>(
        `SELECT from_line AS fromLine, from_room AS fromRoom, from_disk AS fromDisk FROM download_day WHERE day = @day`,
        { day },
      ) ?? null,
  ),
  'download.set': write((db, { key, value }: { key: string; value: string }) => {
    db.run('INSERT OR REPLACE INTO download_setting (key, value) VALUES (@key, @value)', { key, value });
  }),
  'download.setting': read(
    (db, { key }: { key: string }) =>
      db.get<{ value: string }>('SELECT value FROM download_setting WHERE key = @key', { key })?.value ?? null,
  ),
};
