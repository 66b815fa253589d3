// The files of a lesson, from the mirrors of its feed into the store: resumed where they broke off, bounded by what
// the catalogue said of them, and believed only by their digest. Each lesson is a job; an open lesson comes first.
export { createDownloads, type Downloads } from './downloads.ts';
export { downloadHandlers } from './handlers.ts';
