// Pages and strokes at rest: every record on the disk before it is acknowledged, given back in main's order.
// How a stroke is saved: `commit` in annotations.ts. The rules stand in SPEC.md.
export { type Annotations, annotationsHandlers, createAnnotations, type PagesOf } from './annotations.ts';
export { createKeptLessons, type KeptLessons } from './kept-lessons.ts';
export { createPreparedInk, type PreparedInk } from './prepared.ts';
