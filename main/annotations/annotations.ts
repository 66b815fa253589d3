import type { Handlers, InkPage } from '../../core/contract/index.ts';
import { anchorOf, createReplay, type InkRecord, type StoredInk } from '../../core/ink/index.ts';
import {
  type AssetDigest,
  type ClassId,
  fail,
  type LessonId,
  ok,
  type PageId,
  type PlanId,
  type Result,
  type TeacherId,
} from '../../core/words/index.ts';
import { DatabaseFault, type Databases } from '../database/index.ts';
import type { Log } from '../log.ts';
import type { KeptLessons } from './kept-lessons.ts';
import { rowOf, storedOf } from './rows.ts';

export type PagesOf =
  | { readonly kind: 'lesson'; readonly lessonId: LessonId }
  | { readonly kind: 'boards' }
  | { readonly kind: 'document'; readonly digest: AssetDigest }
  /** What the teacher drew while preparing; of no class. */
  | { readonly kind: 'plan'; readonly planId: PlanId };

export type Annotations = {
  /** Answers when the record is on the disk (A1). The same record again gets the same number (A2). */
  commit(record: InkRecord): Promise<Result<{ sequence: number }, { code: 'notSaved' }>>;
  /** All of them or none, in this order; answers those that were not there yet. */
  commitAll(records: readonly InkRecord[]): Promise<StoredInk[]>;
  /** The pages that this teacher and class have in the lesson or the document, or their boards, each with all its records in order. */
  pages(of: PagesOf, teacherId: TeacherId | null, classId: ClassId | null): Promise<InkPage[]>;
  /** How many pages still show a stroke. */
  markedPages(lessonId: LessonId, teacherId: TeacherId | null, classId: ClassId | null): Promise<number>;
  /** The greatest number given so far; 0 before the first record. */
  lastSequence(): Promise<number>;
};

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly kept: KeptLessons;
  readonly log: Log;
};

/**
 * A stroke is saved in one transaction of its own with `synchronous=FULL`, and acknowledged after it: measured
 * 0.7 ms, so nothing is gathered up first, and nothing that was acknowledged can be lost. Should the worker die
 * on the way, nobody knows whether the record arrived; it is sent once more, which is safe because its id was
 * made by the writer (A2).
 */
export function createAnnotations({ lessons, kept, log }: Deps): Annotations {
  async function store(record: InkRecord): Promise<number> {
    const row = rowOf(record);
    try {
      return await lessons.run('ink.commit', row);
    } catch (error) {
      if (!(error instanceof DatabaseFault) || error.code === 'queryWrong' || error.code === 'diskFull') throw error;
      return await lessons.run('ink.commit', row);
    }
  }

  return {
    async commit(record) {
      try {
        const sequence = await store(record);
        const anchor = anchorOf(record.pageId);
        if (anchor && 'lessonId' in anchor) kept.keep(anchor.lessonId);
        return ok({ sequence });
      } catch (error) {
        log.fault('ink not saved', error);
        return fail({ code: 'notSaved' });
      }
    },
    async commitAll(records) {
      const before = await lessons.run('ink.lastSequence', {});
      const sequences = await lessons.run('ink.commitAll', { rows: records.map(rowOf) });
      return records
        .map((record, at): StoredInk => ({ sequence: sequences[at] ?? 0, record }))
        .filter(({ sequence }) => sequence > before);
    },
    async pages(of, teacherId, classId) {
      const lessonId = of.kind === 'lesson' ? of.lessonId : null;
      const rows = await lessons.run('ink.pages', {
        ...{ lessonId, teacherId, under: underOf(of) },
        classId: of.kind === 'plan' ? null : classId,
      });
      return pagesOf(rows.map(storedOf));
    },
    markedPages: (lessonId, teacherId, classId) => lessons.run('ink.marked', { lessonId, teacherId, classId }),
    lastSequence: () => lessons.run('ink.lastSequence', {}),
  };
}

/** How the ids of such pages begin. */
function underOf(of: PagesOf): string {
  switch (of.kind) {
    case 'lesson':
      return 'lesson/';
    case 'boards':
      return 'board/';
    case 'document':
      return `document/${of.digest}@`;
    case 'plan':
      return `plan/${of.planId}/`;
  }
}

function pagesOf(stored: readonly StoredInk[]): InkPage[] {
  const byPage = new Map<PageId, StoredInk[]>();
  for (const one of stored) {
    const records = byPage.get(one.record.pageId);
    if (records) records.push(one);
    else byPage.set(one.record.pageId, [one]);
  }
  return [...byPage].map(([pageId, records]) => {
    const replay = createReplay();
    for (const { record } of records) replay.add(record);
    const strokes = replay.visible().filter(({ tool }) => tool !== 'areaEraser').length;
    return { pageId, strokes, records };
  });
}

type HandlerDeps = {
  readonly annotations: Annotations;
  /** Whose ink is shown now. */
  readonly chosen: () => Promise<{ readonly teacherId: TeacherId | null; readonly classId: ClassId | null }>;
};

export function annotationsHandlers({ annotations, chosen }: HandlerDeps): Pick<Handlers, 'ink.pages'> {
  return {
    async 'ink.pages'({ of }) {
      const { teacherId, classId } = await chosen();
      return ok({ pages: await annotations.pages(of, teacherId, classId) });
    },
  };
}
