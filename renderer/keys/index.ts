// Keys: the one table of keyboard and presenter-remote keys. The handler acts by it and the `?` sheet shows it,
// so that neither can know a key the other does not.
export { isTyped } from './fields.ts';
export * from './full-screen.ts';
export * from './KeySheet.tsx';
export * from './KeysButton.tsx';
export * from './match.ts';
export * from './single-keys.ts';
export * from './table.ts';
export * from './useKeys.ts';
