// Shelf: where a teacher finds the lesson. Search, sidebar and cards; what the first screen shows while nothing is
// looked for is in home/, the lesson's own page in lesson/.
export * from './Cards.tsx';
export * from './FacetGroup.tsx';
export { Fits } from './Fits.tsx';
export { toggled } from './facet-text.ts';
export { LessonCardView } from './LessonCardView.tsx';
export * from './Shelf.tsx';
export * from './Sidebar.tsx';
export * from './useFavourite.ts';
