// Feeds and what they say. So far one: the sample lesson that came with Lectern, as a feed that is built in.
// Its lessons get ids from the feed's id and their own, so that building the catalogue again changes none.
export { type Catalogue, createCatalogue } from './catalogue.ts';
