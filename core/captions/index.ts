// What is said in a lesson, read from its subtitle files: the screen shows it, the search looks in it.
export * from './sentences.ts';
export * from './webvtt.ts';
