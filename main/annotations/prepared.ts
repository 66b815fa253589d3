import { createHash } from 'node:crypto';
import { anchorOf, lessonPage, type PageAnchor, planPage, replay, type StoredInk } from '../../core/ink/index.ts';
import type {
  ClassId,
  LessonId,
  PageId,
  PlanId,
  RecordId,
  TeacherId,
  UnixMs,
  WindowId,
} from '../../core/words/index.ts';
import type { Annotations } from './annotations.ts';

type Owner = { readonly teacherId: TeacherId | null; readonly classId: ClassId | null };
type PlanAnchor = Extract<PageAnchor, { kind: 'plan' }>;

export type PreparedInk = {
  /**
   * What is to be seen on the plan's pages of this lesson becomes the class's own, each stroke once: what the class
   * erased stays erased, however often the plan is taught. Answers what is new.
   */
  give(planId: PlanId, lessonId: LessonId, owner: Owner): Promise<StoredInk[]>;
  /** The same for a copy of the plan. */
  copy(planId: PlanId, copyId: PlanId, teacherId: TeacherId | null): Promise<void>;
};

type Deps = {
  readonly annotations: Pick<Annotations, 'pages' | 'commitAll'>;
  readonly wallClock: () => UnixMs;
};

/** No window made them, so that none takes them back by its own undo. */
const WRITER = 'plan' as WindowId;

/** Marks that a teacher drew while preparing: the plan's, copied record by record to where it is taught (A11). */
export function createPreparedInk({ annotations, wallClock }: Deps): PreparedInk {
  async function strokesTo(
    planId: PlanId,
    { teacherId, classId }: Owner,
    pageOf: (anchor: PlanAnchor) => PageId | null,
  ): Promise<StoredInk[]> {
    const pages = await annotations.pages({ kind: 'plan', planId }, teacherId, null);
    const records = pages.flatMap(({ pageId: from, records: drawn }) => {
      const anchor = anchorOf(from);
      const pageId = anchor?.kind === 'plan' ? pageOf(anchor) : null;
      if (!pageId) return [];
      const own = { pageId, teacherId, classId, writer: WRITER, madeUnixMs: wallClock() };
      return replay(drawn.map(({ record }) => record)).map((stroke) => ({
        ...{ ...stroke, ...own, id: idFor(stroke.id, pageId, classId) },
      }));
    });
    return records.length > 0 ? annotations.commitAll(records) : [];
  }
  return {
    give: (planId, lessonId, owner) =>
      strokesTo(planId, owner, (anchor) =>
        anchor.lessonId === lessonId ? lessonPage(anchor.lessonId, anchor.mediaSeconds) : null,
      ),
    async copy(planId, copyId, teacherId) {
      await strokesTo(planId, { teacherId, classId: null }, ({ lessonId, mediaSeconds }) =>
        planPage(copyId, lessonId, mediaSeconds),
      );
    },
  };
}

/** The same stroke for the same place is the same record (A2). */
function idFor(id: RecordId, pageId: PageId, classId: ClassId | null): RecordId {
  return createHash('sha256')
    .update(`${id} ${pageId} ${classId ?? ''}`)
    .digest('hex')
    .slice(0, 36) as RecordId;
}
