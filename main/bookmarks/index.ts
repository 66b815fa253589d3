// Moments of a lesson that a teacher has named for herself: this teacher's, in this lesson, whichever class sits here.
export { bookmarkHandlers, createBookmarks } from './bookmarks.ts';
