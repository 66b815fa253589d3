// The lessons of this PC, those of feeds and those imported here as one: find, shelf, rename, remove and undo.
// Where a lesson comes from is nobody else's business; its files lie in main/store.
export { browseHandlers } from './browsing.ts';
export { findingHandlers } from './finding-handlers.ts';
export { keepAnswers } from './kept-answers.ts';
export { createLibrary, type Library, type NewLesson, undescribed } from './library.ts';
export { libraryHandlers } from './library-handlers.ts';
export { createPassages } from './passages.ts';
export { placeHandlers } from './places.ts';
export { cardOf, type StoredLesson } from './stored-lesson.ts';
export { createSuggest } from './suggest.ts';
export { createTeaching } from './teaching.ts';
export { createTextIndex, type TextIndex } from './text-index.ts';
export { createWarmSearch } from './warm-search.ts';
