// text-N.db, what lessons say besides their titles: filled step by step while nobody waits, made again at will.
export { forgetText, openText } from './file.ts';
export { type TextQueries, textQueries } from './queries.ts';
export type { TextCandidate } from './search.ts';
export type { TextSource } from './take.ts';
