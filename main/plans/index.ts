// Plans: a teacher's own way through lessons, kept item by item, each edit in one transaction.
// They never change a lesson; what the class has seen of a period's minutes is counted beside them.
export { giveInk } from './give-ink.ts';
export { inClass } from './in-class.ts';
export { keepCues } from './keep-cues.ts';
export { planHandlers, showSegment } from './plan-handlers.ts';
export { createPlans } from './plans.ts';
