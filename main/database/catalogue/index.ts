// catalogue-N.db, what the feeds said: built whole under a new name, read only, made again at will.
export { type BuildReport, buildCatalogue, forgetCurrent, openCurrent } from './files.ts';
export { openIndex } from './index-reader.ts';
export { createPace } from './pace.ts';
export { type CatalogueQueries, catalogueQueries, type LessonRow } from './queries.ts';
export { type CatalogueSource, digestOf, toldOf } from './source.ts';
