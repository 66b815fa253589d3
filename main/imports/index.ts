// Imports: files of a teacher as lessons. Takes them by path or as an upload, looks into them, converts what
// Chromium would not play whole, and hands store and library only what is complete. A file that cannot be
// taken is refused with a code and leaves nothing behind.
export { importHandlers } from './handlers.ts';
export { createImports, type Imports } from './imports.ts';
export type { ImportJobs, ImportLibrary, ImportStore, NewLesson } from './ports.ts';
