// catalogue-N.db, what the feeds said: built whole under a new name, read only, made again at will.
export type { CatalogueSource } from './builder.ts';
export { sharedWith } from './facets.ts';
export { buildCatalogue, forgetCurrent, openCurrent } from './files.ts';
export { openIndex } from './index-reader.ts';
export { type CatalogueQueries, catalogueQueries, type LessonRow } from './queries.ts';
export type { Order } from './search.ts';
