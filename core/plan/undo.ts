import type { PlanEdit } from './change.ts';
import { changedPlan, inverseOf } from './change.ts';
import type { Plan } from './plan.ts';

/** What can be taken back, and what was taken back; newest last. Each is the edit that does it. */
export type UndoLine = { readonly back: readonly PlanEdit[]; readonly again: readonly PlanEdit[] };
type Turned = { readonly plan: Plan; readonly line: UndoLine; readonly edit: PlanEdit };

export const emptyUndo: UndoLine = { back: [], again: [] };
const KEPT = 200;

/** A new edit: what was taken back before cannot be done again behind it. */
export function didEdit(plan: Plan, line: UndoLine, edit: PlanEdit): Turned {
  const back = [...line.back, inverseOf(plan, edit)].slice(-KEPT);
  return { plan: changedPlan(plan, edit), line: { back, again: [] }, edit };
}

export function takenBack(plan: Plan, { back, again }: UndoLine): Turned | null {
  const edit = back.at(-1);
  if (!edit) return null;
  return {
    plan: changedPlan(plan, edit),
    line: { back: back.slice(0, -1), again: [...again, inverseOf(plan, edit)] },
    edit,
  };
}

export function doneAgain(plan: Plan, { back, again }: UndoLine): Turned | null {
  const edit = again.at(-1);
  if (!edit) return null;
  return {
    plan: changedPlan(plan, edit),
    line: { back: [...back, inverseOf(plan, edit)], again: again.slice(0, -1) },
    edit,
  };
}
