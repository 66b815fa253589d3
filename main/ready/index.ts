// Ready for class: looks at all of a lesson before the class does. Every file against its digest, the first and last
// seconds of each film on this PC's own window, the displays and the sound; and keeps what it found, with the files it
// was found of. What the files of a lesson are: main/library. How they come again: main/downloads.
export { createReady, type Ready } from './ready.ts';
export { readyHandlers } from './ready-handlers.ts';
