// Ink: what a stroke is, which page it belongs to, and what a page shows after all its records.
// Pure: the same records give the same picture in every window, and main counts strokes by the same law.
// The rules stand in SPEC.md; the shapes of the records in record.ts.
export * from './geometry.ts';
export * from './history.ts';
export * from './marks.ts';
export * from './outline.ts';
export * from './page.ts';
export * from './page-ink.ts';
export * from './record.ts';
export * from './replay.ts';
export * from './shapes.ts';
export * from './sieve.ts';
