// Where lessons come from, for a person at a window: a place on this PC is looked at, corrected by rules, taken in as
// a job in a thread of its own, and removed again with an undo. The importers themselves are of main/catalogue.
export { correctionsOf } from './corrections.ts';
export { BUILT_IN, listSources } from './list-sources.ts';
export { originsIn } from './origins.ts';
export { sourceIdOf } from './place.ts';
export { filesReportOf, reportOf } from './read-source.ts';
export { createSources, type Sources } from './sources.ts';
export { sourcesHandlers } from './sources-handlers.ts';
