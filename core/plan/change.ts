import * as v from 'valibot';
import { ClassId, PlanItemId } from '../words/index.ts';
import { PLAN_ITEMS_MAX, type Plan, PlanItem } from './plan.ts';

/**
 * One edit of a plan. What it puts replaces the item of the same id or comes behind all others; `order` puts the
 * items in the order of these ids. It names whole items, so that the edit that takes it back can be made from the
 * plan it met, and writing it twice is writing it once.
 */
export const PlanChange = v.object({
  puts: v.optional(v.pipe(v.array(PlanItem), v.maxLength(PLAN_ITEMS_MAX)), []),
  removes: v.optional(v.pipe(v.array(PlanItemId), v.maxLength(PLAN_ITEMS_MAX)), []),
  order: v.optional(v.pipe(v.array(PlanItemId), v.maxLength(PLAN_ITEMS_MAX))),
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))),
  periodSeconds: v.optional(v.pipe(v.number(), v.minValue(60), v.maxValue(4 * 3600))),
  /** Null: for all classes. */
  classId: v.optional(v.nullable(ClassId)),
});
export type PlanChange = v.InferOutput<typeof PlanChange>;
export type PlanEdit = v.InferInput<typeof PlanChange>;

export function changedPlan(plan: Plan, edit: PlanEdit): Plan {
  const { puts = [], removes = [], order, name, periodSeconds, classId } = edit;
  const put = new Map(puts.map((item) => [item.id as string, item as PlanItem]));
  const known = new Set<string>(plan.items.map(({ id }) => id));
  const items = [
    ...plan.items.map((item) => put.get(item.id) ?? item),
    ...[...put.values()].filter(({ id }) => !known.has(id)),
  ].filter(({ id }) => !removes.includes(id));
  return {
    ...plan,
    items: order ? inOrderOf(items, order) : items,
    ...(name !== undefined && { name }),
    ...(periodSeconds !== undefined && { periodSeconds }),
    ...(classId !== undefined && { classId: classId as Plan['classId'] }),
  };
}

/** The edit that brings a changed plan back to what it was before. */
export function inverseOf(before: Plan, edit: PlanEdit): PlanEdit {
  const touched = new Set<string>([...(edit.puts ?? []).map(({ id }) => id), ...(edit.removes ?? [])]);
  const known = new Set<string>(before.items.map(({ id }) => id));
  return {
    puts: before.items.filter(({ id }) => touched.has(id)),
    removes: (edit.puts ?? []).map(({ id }) => id as PlanItemId).filter((id) => !known.has(id)),
    order: before.items.map(({ id }) => id),
    ...(edit.name !== undefined && { name: before.name }),
    ...(edit.periodSeconds !== undefined && { periodSeconds: before.periodSeconds }),
    ...(edit.classId !== undefined && { classId: before.classId }),
  };
}

/** Items that the order does not name keep their places behind those it names. */
function inOrderOf(items: readonly PlanItem[], order: readonly string[]): PlanItem[] {
  const placeOf = new Map(order.map((id, at) => [id, at]));
  return [...items].sort((a, b) => (placeOf.get(a.id) ?? order.length) - (placeOf.get(b.id) ?? order.length));
}
