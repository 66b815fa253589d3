import type { ReadDb, WriteDb } from '../db.ts';
import { read, write } from '../query.ts';

export type PlanRow = {
  readonly id: string;
  readonly teacherId: string;
  readonly name: string;
  readonly classId: string | null;
  readonly periodSeconds: number;
  readonly changedUnixMs: number;
};
/** What is kept of a lesson so that its plan shows it when it has gone. */
export type PlanLessonRow = {
  readonly lessonId: string;
  /** LocalText as JSON. */
  readonly title: string;
  readonly digest: string | null;
  readonly durationSeconds: number;
  readonly stage: string | null;
  readonly grade: number | null;
};
type Whole = PlanRow & { readonly lessons: PlanLessonRow[]; readonly items: string[] };
type Made = PlanRow & { readonly lessons: readonly PlanLessonRow[] };
type Copied = { readonly id: string; readonly copyId: string; readonly name: string; readonly atUnixMs: number };
/** A plan in the list of all. */
type Listed = PlanRow & {
  readonly lessons: readonly Pick<PlanLessonRow, 'lessonId' | 'title'>[];
  readonly segments: number;
  readonly videoSeconds: number;
};
type Added = { readonly id: string; readonly row: PlanLessonRow; readonly atUnixMs: number };
type Changed = {
  readonly id: string;
  readonly atUnixMs: number;
  readonly puts: readonly { readonly itemId: string; readonly lessonId: string; readonly body: string }[];
  readonly removes: readonly string[];
  readonly order: readonly string[] | null;
  readonly name: string | null;
  readonly periodSeconds: number | null;
  /** `classId` null: for all classes. Null: as it was. */
  readonly forClass: { readonly classId: string | null } | null;
};

const PLANS_MAX = 500;
const ITEMS_MAX = 1000;
const LESSONS_MAX = 50;
const columns = `id, teacher_id AS teacherId, name, class_id AS classId, period_seconds AS periodSeconds, changed_unix_ms AS changedUnixMs`;

export const planQueries = {
  'plan.make': write((db, { teacherId, lessons, id, name, classId, periodSeconds, changedUnixMs }: Made) => {
    if (hasAll(db, teacherId)) return 'tooManyPlans';
    db.run(
      `INSERT INTO plan (id, teacher_id, class_id, name, period_seconds, changed_unix_ms, removed)
       VALUES (@id, @teacherId, @classId, @name, @periodSeconds, @changedUnixMs, 0)`,
      { id, teacherId, classId, name, periodSeconds, changedUnixMs },
    );
    for (const row of lessons) addLesson(db, id, row);
    return 'done';
  }),
  /** Whole, also what a newer Lectern wrote into it. */
  'plan.copy': write((db, { id, copyId, name, atUnixMs }: Copied) => {
    const plan = whole(db, id);
    if (!plan) return 'planGone';
    if (hasAll(db, plan.teacherId)) return 'tooManyPlans';
    const from = { id, copyId };
    db.run(
      `INSERT INTO plan (id, teacher_id, class_id, name, period_seconds, changed_unix_ms, removed)
       SELECT @copyId, teacher_id, class_id, @name, period_seconds, @atUnixMs, 0 FROM plan WHERE id = @id`,
      { ...from, name, atUnixMs },
    );
    db.run(
      `INSERT INTO plan_lesson (plan_id, lesson_id, position, title, digest, duration_seconds, stage, grade)
       SELECT @copyId, lesson_id, position, title, digest, duration_seconds, stage, grade
       FROM plan_lesson WHERE plan_id = @id`,
      from,
    );
    db.run(
      `INSERT INTO plan_item (plan_id, item_id, position, body)
       SELECT @copyId, item_id, position, body FROM plan_item WHERE plan_id = @id`,
      from,
    );
    return 'done';
  }),
  'plan.addLesson': write((db, { id, row, atUnixMs }: Added) => {
    if (!isThere(db, id)) return 'planGone';
    const named = lessonsOf(db, id).map(({ lessonId }) => lessonId);
    if (!named.includes(row.lessonId) && named.length >= LESSONS_MAX) return 'planFull';
    addLesson(db, id, row);
    touch(db, id, atUnixMs);
    return 'done';
  }),
  /** All of an edit or nothing of it: a transaction, as every write. */
  'plan.change': write((db, change: Changed) => {
    const { id, puts, removes, order, name, periodSeconds, forClass, atUnixMs } = change;
    if (!isThere(db, id)) return 'planGone';
    const named = new Set(db.column<string>('SELECT lesson_id FROM plan_lesson WHERE plan_id = @id', { id }));
    if (puts.some(({ lessonId }) => !named.has(lessonId))) return 'lessonGone';
    if (puts.length + db.column<string>(itemIds, { id }).length > ITEMS_MAX) return 'planFull';
    for (const { itemId, body } of puts) putItem(db, { id, itemId, body });
    const drop = 'DELETE FROM plan_item WHERE plan_id = @id AND item_id = @itemId';
    for (const itemId of removes) db.run(drop, { id, itemId });
    const place = 'UPDATE plan_item SET position = @position WHERE plan_id = @id AND item_id = @itemId';
    for (const [position, itemId] of (order ?? []).entries())
      db.run(place, { id, itemId, position: position - ORDERED });
    if (order) closeGaps(db, id);
    if (name !== null) db.run('UPDATE plan SET name = @name WHERE id = @id', { id, name });
    if (periodSeconds !== null)
      db.run('UPDATE plan SET period_seconds = @periodSeconds WHERE id = @id', { id, periodSeconds });
    if (forClass) db.run('UPDATE plan SET class_id = @classId WHERE id = @id', { id, classId: forClass.classId });
    touch(db, id, atUnixMs);
    return 'done';
  }),
  /** False: there is no such plan. */
  'plan.remove': write((db, { id, removed }: { readonly id: string; readonly removed: 0 | 1 }) => {
    return db.run('UPDATE plan SET removed = @removed WHERE id = @id', { id, removed }).changes === 1;
  }),
  /** The one changed last first. */
  'plan.list': read((db, { teacherId }: { readonly teacherId: string }) =>
    db
      .all<PlanRow>(
        `SELECT ${columns} FROM plan WHERE teacher_id = @teacherId AND removed = 0
         ORDER BY changed_unix_ms DESC, rowid DESC`,
        { teacherId },
      )
      .map((plan): Listed => ({ ...plan, lessons: lessonsOf(db, plan.id), ...minutesOf(db, plan.id) })),
  ),
  'plan.get': read((db, { id }: { readonly id: string }) => whole(db, id)),
  /** The teacher's plan for a lesson: of this class before one for all classes, then the one changed last. */
  'plan.ofLesson': read(
    (db, asked: { readonly teacherId: string; readonly classId: string | null; readonly lessonId: string }) => {
      const sql = `SELECT plan.id FROM plan_lesson JOIN plan ON plan.id = plan_lesson.plan_id
        WHERE plan_lesson.lesson_id = @lessonId AND teacher_id = @teacherId AND removed = 0
          AND (class_id IS NULL OR class_id = @classId)
        ORDER BY class_id IS NULL, changed_unix_ms DESC LIMIT 1`;
      const found = db.get<{ id: string }>(sql, asked);
      return found && whole(db, found.id);
    },
  ),
  /** At a start: what was removed in the last run is not taken back any more. */
  'plan.purge': write((db, _: object) => {
    const gone = '(SELECT id FROM plan WHERE removed = 1)';
    db.run(`DELETE FROM plan_item WHERE plan_id IN ${gone}`);
    db.run(`DELETE FROM plan_lesson WHERE plan_id IN ${gone}`);
    db.run('DELETE FROM plan WHERE removed = 1');
  }),
};

/** Named ones get places before all others, which keep theirs behind them. */
const ORDERED = 1_000_000;
const itemIds = 'SELECT item_id FROM plan_item WHERE plan_id = @id ORDER BY position, item_id';

function isThere(db: ReadDb, id: string): boolean {
  return db.get('SELECT 1 FROM plan WHERE id = @id AND removed = 0', { id }) !== undefined;
}

function hasAll(db: ReadDb, teacherId: string): boolean {
  const count = 'SELECT count(*) FROM plan WHERE teacher_id = @teacherId AND removed = 0';
  return (db.column<number>(count, { teacherId })[0] ?? 0) >= PLANS_MAX;
}

function minutesOf(db: ReadDb, id: string): Pick<Listed, 'segments' | 'videoSeconds'> {
  const sql = `SELECT count(*) AS segments,
      ifnull(sum(json_extract(body, '$.toSeconds') - json_extract(body, '$.fromSeconds')), 0.0) AS videoSeconds
    FROM plan_item WHERE plan_id = @id AND json_extract(body, '$.kind') = 'segment'`;
  return db.get<Pick<Listed, 'segments' | 'videoSeconds'>>(sql, { id }) ?? { segments: 0, videoSeconds: 0 };
}

function touch(db: WriteDb, id: string, atUnixMs: number): void {
  db.run('UPDATE plan SET changed_unix_ms = @atUnixMs WHERE id = @id', { id, atUnixMs });
}

function lessonsOf(db: ReadDb, id: string): PlanLessonRow[] {
  return db.all<PlanLessonRow>(
    `SELECT lesson_id AS lessonId, title, digest, duration_seconds AS durationSeconds, stage, grade
     FROM plan_lesson WHERE plan_id = @id ORDER BY position`,
    { id },
  );
}

function whole(db: ReadDb, id: string): Whole | undefined {
  const plan = db.get<PlanRow>(`SELECT ${columns} FROM plan WHERE id = @id AND removed = 0`, { id });
  const bodies = 'SELECT body FROM plan_item WHERE plan_id = @id ORDER BY position, item_id';
  return plan && { ...plan, lessons: lessonsOf(db, id), items: db.column<string>(bodies, { id }) };
}

function addLesson(db: WriteDb, id: string, row: PlanLessonRow): void {
  const { lessonId, title, digest, durationSeconds, stage, grade } = row;
  db.run(
    `INSERT INTO plan_lesson (plan_id, lesson_id, position, title, digest, duration_seconds, stage, grade)
     VALUES (@id, @lessonId, (SELECT count(*) FROM plan_lesson WHERE plan_id = @id),
       @title, @digest, @durationSeconds, @stage, @grade)
     ON CONFLICT (plan_id, lesson_id) DO UPDATE SET
       title = @title, digest = @digest, duration_seconds = @durationSeconds, stage = @stage, grade = @grade`,
    { id, lessonId, title, digest, durationSeconds, stage, grade },
  );
}

function putItem(db: WriteDb, item: { readonly id: string; readonly itemId: string; readonly body: string }): void {
  db.run(
    `INSERT INTO plan_item (plan_id, item_id, position, body)
     VALUES (@id, @itemId, (SELECT ifnull(max(position), -1) + 1 FROM plan_item WHERE plan_id = @id), @body)
     ON CONFLICT (plan_id, item_id) DO UPDATE SET body = @body`,
    item,
  );
}

function closeGaps(db: WriteDb, id: string): void {
  const place = 'UPDATE plan_item SET position = @position WHERE plan_id = @id AND item_id = @itemId';
  for (const [position, itemId] of db.column<string>(itemIds, { id }).entries())
    db.run(place, { id, itemId, position });
}
