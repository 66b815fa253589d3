// catalogue-N.db, what the feeds said: built whole under a new name, read only, made again at will.
export { buildCatalogue, openCurrent } from './files.ts';
export { type CatalogueFeed, type CatalogueLesson, type CatalogueQueries, catalogueQueries } from './queries.ts';
