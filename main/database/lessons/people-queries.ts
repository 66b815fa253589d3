import type { WriteDb } from '../db.ts';
import { read, write } from '../query.ts';

export type TeacherRow = { readonly id: string; readonly name: string; readonly subject: string | null };
export type ClassRow = { readonly id: string; readonly name: string };
export type ChosenRow = { readonly teacherId: string | null; readonly classId: string | null };
type Added = { readonly id: string; readonly name: string; readonly nameKey: string; readonly atUnixMs: number };
type Renamed = { readonly id: string; readonly name: string; readonly nameKey: string };

/** `nameKey` is the name as people compare it: two teachers may not be called the same. */
export const peopleQueries = {
  'people.list': read((db, _: Record<string, never>) => ({
    teachers: db.all<TeacherRow>('SELECT id, name, subject FROM teacher ORDER BY added_unix_ms, rowid'),
    classes: db.all<ClassRow>('SELECT id, name FROM school_class ORDER BY added_unix_ms, rowid'),
    chosen: db.get<ChosenRow>('SELECT teacher_id AS teacherId, class_id AS classId FROM chosen') ?? {
      teacherId: null,
      classId: null,
    },
  })),
  /** False: the name is taken. */
  'people.addTeacher': write((db, { id, name, nameKey, subject, atUnixMs }: Added & { subject: string | null }) => {
    const sql = `INSERT INTO teacher (id, name, name_key, subject, added_unix_ms)
      VALUES (@id, @name, @nameKey, @subject, @atUnixMs) ON CONFLICT (name_key) DO NOTHING`;
    return db.run(sql, { id, name, nameKey, subject, atUnixMs }).changes === 1;
  }),
  'people.addClass': write((db, { id, name, nameKey, atUnixMs }: Added) => {
    const sql = `INSERT INTO school_class (id, name, name_key, added_unix_ms)
      VALUES (@id, @name, @nameKey, @atUnixMs) ON CONFLICT (name_key) DO NOTHING`;
    return db.run(sql, { id, name, nameKey, atUnixMs }).changes === 1;
  }),
  'people.renameTeacher': write((db, args: Renamed) => rename(db, 'teacher', args)),
  'people.renameClass': write((db, args: Renamed) => rename(db, 'school_class', args)),
  /** False: one of the two is not known here; nothing changed. */
  'people.choose': write((db, { teacherId, classId }: ChosenRow) => {
    const known =
      (teacherId === null || db.get('SELECT 1 FROM teacher WHERE id = @teacherId', { teacherId }) !== undefined) &&
      (classId === null || db.get('SELECT 1 FROM school_class WHERE id = @classId', { classId }) !== undefined);
    if (!known) return false;
    db.run('INSERT OR REPLACE INTO chosen (only, teacher_id, class_id) VALUES (1, @teacherId, @classId)', {
      teacherId,
      classId,
    });
    return true;
  }),
};

function rename(
  db: WriteDb,
  table: 'teacher' | 'school_class',
  { id, name, nameKey }: Renamed,
): 'renamed' | 'nameTaken' | 'personGone' {
  const taken = db.get<{ id: string }>(`SELECT id FROM ${table} WHERE name_key = @nameKey`, { nameKey });
  if (taken && taken.id !== id) return 'nameTaken';
  const { changes } = db.run(`UPDATE ${table} SET name = @name, name_key = @nameKey WHERE id = @id`, {
    id,
    name,
    nameKey,
  });
  return changes === 1 ? 'renamed' : 'personGone';
}
