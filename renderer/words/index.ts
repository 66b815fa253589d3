// Words: the texts of resources/translations in the chosen language, switched live, and how times, sizes
// and dates read in it. A text that is missing in one language, or asked for by a key that is not there,
// does not compile.
export * from './error-text.ts';
export * from './film-words.ts';
export * from './language-name.ts';
export * from './numbers.ts';
export * from './translate.ts';
