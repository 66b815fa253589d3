// Search as pure law: how text is folded, what a title is found by, what a search can mean, and where it stands in a
// title. No index lives here; main/database/catalogue keeps one.
export * from './expression.ts';
export * from './fold.ts';
export * from './han.ts';
export * from './judge.ts';
export * from './match.ts';
export * from './slips.ts';
export * from './syllables.ts';
export * from './terms.ts';
export * from './tokens.ts';
