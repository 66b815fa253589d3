// Browse: the way to a lesson through the books, the collections, and what came in last. Opened from the sidebar.
export * from './Browse.tsx';
export type { BrowseTab } from './listing.ts';
export { themeText } from './node-text.ts';
export { keepPlace } from './useLastPlace.ts';
