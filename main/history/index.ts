// What a teacher had before a class and where it was left, newest first; written down as it happens.
// Cleared entries can be brought back until the next start.
export { createHistory, historyHandlers } from './history.ts';
export { keepHistory } from './keep-history.ts';
