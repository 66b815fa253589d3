import type { CallMain } from '../../core/contract/index.ts';
import {
  changedPlan,
  didEdit,
  doneAgain,
  emptyUndo,
  type Plan,
  type PlanEdit,
  takenBack,
  type UndoLine,
} from '../../core/plan/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { createCell, type Store } from '../state/index.ts';

/** A plan on the desk: shown as edited at once, and each edit on its way to the disk. */
export type PlanOnDesk = {
  readonly plan: Plan;
  readonly line: UndoLine;
  /** Edits that main has not written yet. */
  readonly unsaved: number;
};

export type PlanDesk = Store<PlanOnDesk> & {
  readonly edit: (edit: PlanEdit) => void;
  /** Goes on with the last edit, as letters are typed: one step to take back, not one a letter. */
  readonly goOn: (edit: PlanEdit) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** False: it was refused. */
  readonly addLesson: (lessonId: LessonId) => Promise<boolean>;
  /** All that was edited is on the disk. */
  readonly settled: () => Promise<void>;
};

const TRY_AGAIN_MS = 1000;

/** While the road to main is broken nothing is refused: it is said again. */
async function untilHeard<T extends { readonly ok: boolean; readonly error?: { readonly code: string } }>(
  say: () => Promise<T>,
): Promise<T> {
  for (;;) {
    const answer = await say();
    if (answer.ok || answer.error?.code !== 'gone') return answer;
    await new Promise((later) => setTimeout(later, TRY_AGAIN_MS));
  }
}

/** Edits are written one after the other, in the order in which they were made; none is lost behind a newer one. */
export function createPlanDesk(call: CallMain, plan: Plan, refused: (code: string) => void): PlanDesk {
  const cell = createCell<PlanOnDesk>({ plan, line: emptyUndo, unsaved: 0 });
  let writing: Promise<unknown> = Promise.resolve();
  let edits = 0;

  function write(edit: PlanEdit): void {
    edits += 1;
    cell.set({ ...cell.get(), unsaved: cell.get().unsaved + 1 });
    writing = writing.then(async () => {
      const answer = await untilHeard(() => call('plans.change', { planId: plan.id, change: edit }));
      cell.set({ ...cell.get(), unsaved: cell.get().unsaved - 1 });
      if (answer.ok) return;
      refused(answer.error.code);
      void readAgain();
    });
  }
  /** As it is on the disk, once all is there: what was edited while that was read would be gone from sight. */
  async function readAgain(): Promise<void> {
    for (;;) {
      const upTo = edits;
      await writing;
      const answer = await call('plans.read', { planId: plan.id });
      if (upTo !== edits) continue;
      if (answer.ok) cell.set({ ...cell.get(), plan: answer.value.plan });
      return;
    }
  }
  const turn = (turned: ReturnType<typeof takenBack>) => {
    if (!turned) return;
    cell.set({ ...cell.get(), plan: turned.plan, line: turned.line });
    write(turned.edit);
  };

  return {
    get: cell.get,
    subscribe: cell.subscribe,
    edit: (edit) => turn(didEdit(cell.get().plan, cell.get().line, edit)),
    goOn(edit) {
      cell.set({ ...cell.get(), plan: changedPlan(cell.get().plan, edit) });
      write(edit);
    },
    undo: () => turn(takenBack(cell.get().plan, cell.get().line)),
    redo: () => turn(doneAgain(cell.get().plan, cell.get().line)),
    async settled() {
      await writing;
    },
    async addLesson(lessonId) {
      const answer = await call('plans.addLesson', { planId: plan.id, lessonId });
      if (!answer.ok) {
        refused(answer.error.code);
        return false;
      }
      await readAgain();
      return true;
    },
  };
}
