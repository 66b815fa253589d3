import type { LessonCard } from '../../core/words/index.ts';
import type { Order } from '../database/index.ts';

type Ordered = { readonly card: Pick<LessonCard, 'ready'>; readonly order: Order };

/**
 * Which of two found lessons comes first: the one whose title holds more plainly what was typed; among equals what can
 * be played now, then this teacher's own subject, stage and edition, then the shorter title. Equal ones stay as they
 * came, newest first.
 */
export function compare(a: Ordered, b: Ordered): number {
  return (
    b.order.tier - a.order.tier ||
    Number(b.card.ready) - Number(a.card.ready) ||
    b.order.near - a.order.near ||
    a.order.length - b.order.length
  );
}

/** What was imported here and what feeds have, as one list. */
export function merged<Found extends Ordered>(ours: readonly Found[], theirs: readonly Found[]): readonly Found[] {
  return [...ours, ...theirs].sort(compare);
}
