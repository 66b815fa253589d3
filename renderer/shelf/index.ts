// Shelf: where a teacher finds the lesson, or goes on where a class stopped. The first screen.
// Search, sidebar and cards; the lesson's own page is in lesson/.
export { LessonCardView } from './LessonCardView.tsx';
export * from './Shelf.tsx';
export * from './Sidebar.tsx';
export * from './useFavourite.ts';
